package io.matterflow.practice.clio;

import static io.matterflow.practice.PracticeFilesContract.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.ProductTest;
import io.matterflow.engine.Effect;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects;
import io.matterflow.engine.Effects.Outcome;
import io.matterflow.engine.Effects.Outcome.Confirmed;
import io.matterflow.engine.NotAccepted;
import io.matterflow.practice.PracticeFiles;
import io.matterflow.practice.PracticeSystem;
import io.matterflow.practice.clio.ClioStub.Fault;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What went to clients, in the log of a vendor that knows no idempotency: there once, whatever happens to the requests.
 */
@ProductTest
class ClioFilesTest {

  private static final Duration SETTLED = Duration.ofMinutes(2);

  @Autowired private ApplicationContext product;
  @Autowired private Effects effects;
  @Autowired private JdbcTemplate rows;

  private Connection clio;
  private String reference;

  @BeforeEach
  void connect() {
    clio = Connection.to(product);
    clio.the(JdbcLinks.class).link(LinkKind.MATTER, 4711, "1001-0001");
    reference = "filed:" + UUID.randomUUID();
  }

  @AfterEach
  void disconnect() {
    clio.close();
  }

  @Test
  @Tag("both-databases")
  void isACommunicationOfTheMatterToTheClientWithOurReference() {
    clio.the(JdbcLinks.class).link(LinkKind.CLIENT, 900, "1001");

    files().file(record(reference));

    assertThat(clio.stub.records.of("communications")).singleElement().satisfies(kept -> {
      assertThat(kept.get("type").asText()).isEqualTo("EmailCommunication");
      assertThat(kept.get("subject").asText()).isEqualTo("Invoice 10042 went to the client by e-mail");
      assertThat(kept.get("body").asText()).isEqualTo("Delivered by e-mail on July 1, 2026.");
      assertThat(kept.get("date").asText()).isEqualTo("2026-07-01");
      assertThat(kept.at("/matter/id").asLong()).isEqualTo(4711);
      assertThat(kept.at("/receivers/0/id").asLong()).isEqualTo(900);
      assertThat(kept.at("/external_properties/0/value").asText()).isEqualTo(reference);
    });
    assertThat(clio.stub.requests()).singleElement().satisfies(only -> assertThat(only.method()).isEqualTo("POST"));
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void isThereOnceWhateverHappensToTheRequests(Fault fault) {
    clio.stub.always("POST", fault);
    assertThatThrownBy(this::filed).isInstanceOf(RuntimeException.class);
    clio.stub.well().always("GET", fault);

    assertThat(triedUntilDone()).isInstanceOf(Confirmed.class);

    assertThat(clio.stub.records.of("communications")).hasSize(1);
  }

  @Test
  @Tag("both-databases")
  void theAbsenceOfAnUnansweredOneSaysNothingForAWhile() {
    clio.stub.next("POST", Fault.HANGS_BEFORE);
    assertThatThrownBy(() -> files().file(record(reference))).isNotInstanceOf(NotAccepted.class);

    assertThatThrownBy(() -> files().find(reference)).hasMessageContaining("too early");
    clio.clock.advance(SETTLED);

    assertThat(files().find(reference)).isEqualTo(new Finding.Absent());
  }

  @Test
  @Tag("both-databases")
  void aPersonTellsWhereTwoCarryTheReference() {
    clio.stub.next("POST", Fault.HANGS_AFTER);
    assertThatThrownBy(() -> files().file(record(reference))).isNotInstanceOf(NotAccepted.class);
    clio.stub.records.add("communications", clio.stub.records.of("communications").get(0).deepCopy().without("id"));

    assertThat(files().find(reference)).isEqualTo(new Finding.CannotAsk());
    assertThatThrownBy(() -> files().file(record(reference))).hasMessageContaining("2 communications");
  }

  @Test
  @Tag("both-databases")
  void looksThroughAllPages() {
    clio.stub.records.pagesOf(1);
    files().file(record("filed:other"));
    clio.stub.next("POST", Fault.REPLY_LOST);
    assertThatThrownBy(() -> files().file(record(reference))).isNotInstanceOf(NotAccepted.class);

    assertThat(files().find(reference)).isInstanceOf(Finding.Found.class);
  }

  @Test
  @Tag("both-databases")
  void aMatterThatClioDoesNotKnowIsSaidByItsId() {
    clio.the(JdbcLinks.class).gone(LinkKind.MATTER, 4711, clio.clock.instant());

    assertThatThrownBy(() -> files().file(record(reference)))
        .isInstanceOf(NotAccepted.class).hasMessage("Clio has no record of matter 1001-0001");
  }

  @Test
  @Tag("both-databases")
  void whatWeFiledIsNobodysWork() {
    clio.the(ClioReading.class).round();
    var before = signals();
    files().file(record(reference));

    clio.the(ClioReading.class).round();

    assertThat(signals()).isEqualTo(before);
  }

  private int signals() {
    return rows.queryForObject("select count(*) from activity_signal where source = 'clio' and matter_id = '1001-0001'",
        Integer.class);
  }

  private PracticeFiles files() {
    return clio.the(PracticeSystem.class).files();
  }

  private Outcome filed() {
    return effects.once(new EffectKey(reference), new Effect() {
      @Override
      public String send() {
        return files().file(record(reference));
      }

      @Override
      public Finding ask() {
        return files().find(reference);
      }
    });
  }

  /** As the engine's retries do, each a while after the other. */
  private Outcome triedUntilDone() {
    for (int retry = 0; retry < 3; retry++) {
      clio.clock.advance(SETTLED);
      try {
        return filed();
      } catch (RuntimeException again) {
        clio.stub.well();
      }
    }
    return filed();
  }
}
