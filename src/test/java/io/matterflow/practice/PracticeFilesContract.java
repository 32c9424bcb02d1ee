package io.matterflow.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.practice.PracticeFiles.FiledRecord;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What every practice-management system owes us that keeps in a matter's file what went to the client. */
public interface PracticeFilesContract {

  PracticeSystem practiceSystem();

  PracticeSystem whileItRefuses();

  PracticeSystem whileItNeverAnswers();

  /** How many records people see over there. */
  long recordsFiledOverThere();

  @Test
  default void findsARecordByOurReference() {
    var id = practiceSystem().files().file(record("filed:1"));

    assertThat(practiceSystem().files().find("filed:1")).isEqualTo(new Finding.Found(id));
    assertThat(practiceSystem().files().find("filed:2")).isEqualTo(new Finding.Absent());
    assertThat(recordsFiledOverThere()).isEqualTo(1);
  }

  @Test
  default void hasSurelyFiledNothingThatItRefuses() {
    assertThatThrownBy(() -> whileItRefuses().files().file(record("filed:1"))).isInstanceOf(NotAccepted.class);

    assertThat(practiceSystem().files().find("filed:1")).isEqualTo(new Finding.Absent());
    assertThat(recordsFiledOverThere()).isZero();
  }

  @Test
  default void leavesDoubtAboutARecordWhenItNeverAnswersAndDispelsItWhenAsked() {
    assertThatThrownBy(() -> whileItNeverAnswers().files().file(record("filed:1"))).isNotInstanceOf(NotAccepted.class);

    assertThat(practiceSystem().files().find("filed:1")).isInstanceOf(Finding.Found.class);
    assertThat(recordsFiledOverThere()).isEqualTo(1);
  }

  static FiledRecord record(String reference) {
    return new FiledRecord(
        reference,
        new MatterId("1001-0001"),
        new ClientId("1001"),
        LocalDate.of(2026, 7, 1),
        "Invoice 10042 went to the client by e-mail",
        "Delivered by e-mail on July 1, 2026.",
        "Invoice-10042.pdf",
        "ab".repeat(32));
  }
}
