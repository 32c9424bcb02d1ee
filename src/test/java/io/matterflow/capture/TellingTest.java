package io.matterflow.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.capture.Happening.Revision;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of two words about a meeting is the newer one. */
class TellingTest {

  private static final SignalId SIGNAL = new SignalId(new UUID(1, 2));

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      SCHEDULED, 1, -, CANCELLED, 2, -, false
      CANCELLED, 1, -, SCHEDULED, 2, -, false
      SCHEDULED, 2, -, CANCELLED, 1, -, true
      SCHEDULED, 2, 2026-06-30T10:00:00Z, SCHEDULED, 2, 2026-06-30T11:00:00Z, false
      SCHEDULED, 2, 2026-06-30T11:00:00Z, SCHEDULED, 2, 2026-06-30T10:00:00Z, true
      SCHEDULED, -, 2026-06-30T11:00:00Z, DECLINED, -, 2026-06-30T10:00:00Z, true
      COMPLETED, 2, -, SCHEDULED, 2, -, true
      SCHEDULED, 2, -, COMPLETED, 2, -, false
      COMPLETED, -, -, SCHEDULED, -, -, true
      SCHEDULED, -, -, COMPLETED, -, -, false
      CANCELLED, -, -, COMPLETED, -, -, true
      COMPLETED, -, -, CANCELLED, -, -, false
      COMPLETED, -, -, DECLINED, 3, -, false
      SCHEDULED, -, -, CONFIRMED, -, -, true
      """)
  void theRevisionDecidesElseHowFinalTheStatusIsElseWhoCameLater(
      String status,
      Integer sequence,
      Instant updated,
      String otherStatus,
      Integer otherSequence,
      Instant otherUpdated,
      boolean newer) {
    assertThat(telling("a", status, sequence, updated).outdoes(telling("b", otherStatus, otherSequence, otherUpdated)))
        .isEqualTo(newer);
  }

  @Test
  void aRepeatIsKnownByAllThatWasSaid() {
    var once = telling("a", "SCHEDULED", 1, null);

    assertThat(telling("a", "SCHEDULED", 1, null).id()).isEqualTo(once.id());
    assertThat(telling("b", "SCHEDULED", 1, null).id()).isNotEqualTo(once.id());
    assertThat(telling("a", "SCHEDULED", 2, null).id()).isNotEqualTo(once.id());
  }

  private static Telling telling(String content, String status, Integer sequence, Instant updated) {
    return new Telling(SIGNAL, content, new Revision(Optional.ofNullable(sequence), Optional.ofNullable(updated)),
        status);
  }
}
