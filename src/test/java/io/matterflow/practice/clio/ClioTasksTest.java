package io.matterflow.practice.clio;

import static io.matterflow.practice.PracticeTasksContract.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.engine.Effect;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects;
import io.matterflow.engine.Effects.Outcome;
import io.matterflow.engine.Effects.Outcome.Confirmed;
import io.matterflow.engine.NotAccepted;
import io.matterflow.practice.PracticeSystem;
import io.matterflow.practice.PracticeTasks;
import io.matterflow.practice.clio.ClioStub.Fault;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tasks in a vendor that knows no idempotency: there once, closed in the end, whatever happens to the requests. */
@ProductTest
class ClioTasksTest {

  private static final Duration SETTLED = Duration.ofMinutes(2);

  @Autowired private ApplicationContext product;
  @Autowired private Effects effects;
  @Autowired private Firm firm;
  @Autowired private JdbcTemplate rows;

  private Connection clio;
  private String reference;

  @BeforeEach
  void connect() {
    clio = Connection.to(product);
    clio.the(JdbcLinks.class).link(LinkKind.TIMEKEEPER, 77, "TK06");
    clio.the(JdbcLinks.class).link(LinkKind.MATTER, 4711, "1001-0001");
    reference = "task:" + UUID.randomUUID();
  }

  @AfterEach
  void disconnect() {
    clio.close();
  }

  @Test
  @Tag("both-databases")
  void writesWhoItIsForUntilWhenOnWhichMatterAndWhereItIsDone() {
    tasks().open(task(reference));

    assertThat(clio.stub.records.of("tasks")).singleElement().satisfies(kept -> {
      assertThat(kept.get("name").asText()).isEqualTo("Review pre-bill 1001-0001, June 2026");
      assertThat(kept.get("description").asText()).isEqualTo("It is done here: "
          + "https://billing.example.com/camunda/app/tasklist/default/#/?task=7f3a [%s]"
              .formatted(Mark.of(reference).value()));
      assertThat(kept.at("/assignee/id").asLong()).isEqualTo(77);
      assertThat(kept.at("/assignee/type").asText()).isEqualTo("User");
      assertThat(kept.at("/matter/id").asLong()).isEqualTo(4711);
      assertThat(kept.get("due_at").asText()).isEqualTo("2026-07-02");
      assertThat(kept.get("notify_assignee").asBoolean()).isFalse();
    });
    assertThat(clio.stub.requests()).singleElement().satisfies(only -> assertThat(only.method()).isEqualTo("POST"));
  }

  @Test
  @Tag("both-databases")
  void closesByTheVersionThatWasRead() {
    tasks().open(task(reference));

    tasks().close(reference);

    assertThat(clio.stub.requests("PATCH", "tasks/" + id())).singleElement().satisfies(request -> {
      assertThat(request.headers()).containsKey("if-match");
      assertThat(request.data().get("status").asText()).isEqualTo("complete");
    });
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void isThereOnceAndClosedOnceWhateverHappensToTheRequests(Fault fault) {
    clio.stub.always("POST", fault);
    assertThatThrownBy(this::opened).isInstanceOf(RuntimeException.class);
    clio.stub.well().always("GET", fault);
    assertThat(triedUntilDone(this::openedAgain)).isInstanceOf(Confirmed.class);
    assertThat(clio.stub.records.of("tasks")).hasSize(1);

    clio.stub.always("PATCH", fault);
    assertThatThrownBy(this::closed).isInstanceOf(RuntimeException.class);
    assertThat(triedUntilDone(this::closed)).isInstanceOf(Confirmed.class);
    assertThat(clio.stub.records.of("tasks")).singleElement()
        .satisfies(kept -> assertThat(kept.get("status").asText()).isEqualTo("complete"));
  }

  @Test
  @Tag("both-databases")
  void aTokenThatExpiredInTheMiddleIsRenewed() {
    clio.stub.next("POST", Fault.UNAUTHORIZED);

    assertThat(opened()).isInstanceOf(Confirmed.class);
    clio.stub.expireAccessToken();
    assertThat(closed()).isInstanceOf(Confirmed.class);
    assertThat(clio.stub.records.of("tasks")).hasSize(1);
  }

  @Test
  @Tag("both-databases")
  void theAbsenceOfAnUnansweredOneSaysNothingForAWhile() {
    clio.stub.next("POST", Fault.HANGS_BEFORE);
    assertThatThrownBy(() -> tasks().open(task(reference))).isNotInstanceOf(NotAccepted.class);

    assertThatThrownBy(() -> tasks().find(reference)).hasMessageContaining("too early");
    clio.clock.advance(SETTLED);

    assertThat(tasks().find(reference)).isEqualTo(new Finding.Absent());
  }

  @Test
  @Tag("both-databases")
  void aPersonTellsWhereTwoCarryTheMark() {
    clio.stub.next("POST", Fault.HANGS_AFTER);
    assertThatThrownBy(() -> tasks().open(task(reference))).isNotInstanceOf(NotAccepted.class);
    clio.stub.records.add("tasks", clio.stub.records.of("tasks").get(0).deepCopy().without("id"));

    assertThat(tasks().find(reference)).isEqualTo(new Finding.CannotAsk());
    assertThatThrownBy(() -> tasks().open(task(reference))).hasMessageContaining("2 tasks marked");
    tasks().close(reference);
    assertThat(clio.stub.records.of("tasks")).allSatisfy(kept ->
        assertThat(kept.get("status").asText()).isEqualTo("complete"));
  }

  @Test
  @Tag("both-databases")
  void looksThroughAllPagesForATaskWithoutAnAnswer() {
    clio.stub.records.pagesOf(1);
    clio.stub.records.add("tasks", "{\"name\": \"Call the clerk\", \"matter\": {\"id\": 4711}}");
    clio.stub.next("POST", Fault.REPLY_LOST);
    assertThatThrownBy(() -> tasks().open(task(reference))).isNotInstanceOf(NotAccepted.class);

    assertThat(tasks().find(reference)).isInstanceOf(Finding.Found.class);
  }

  @Test
  @Tag("both-databases")
  void whatSomebodyTickedOffOrThrewAwayOverThereIsClosed() {
    var id = tasks().open(task(reference));
    clio.stub.records.edit("tasks", Long.parseLong(id), "{\"status\": \"complete\"}");
    assertThat(tasks().close(reference)).isEqualTo(id);

    clio.stub.records.delete("tasks", Long.parseLong(id));
    assertThat(tasks().close(reference)).isEqualTo(id);
    assertThat(clio.stub.requests("PATCH", "tasks/" + id)).isEmpty();
  }

  @Test
  @Tag("both-databases")
  void aPersonWhomClioDoesNotKnowIsSaidByTheirId() {
    clio.the(JdbcLinks.class).gone(LinkKind.TIMEKEEPER, 77, clio.clock.instant());

    assertThatThrownBy(() -> tasks().open(task(reference)))
        .isInstanceOf(NotAccepted.class).hasMessage("Clio has no record of timekeeper TK06");
  }

  @Test
  @Tag("both-databases")
  void aTaskOfOursIsNoWorkWhenItIsClosed() {
    Engagement engagement = firm.hourlyMatter().loaded();
    clio.the(JdbcLinks.class).link(LinkKind.MATTER, 4712, engagement.number());
    clio.the(ClioReading.class).round();
    tasks().open(task(reference));
    clio.stub.records.edit("tasks", id(), """
        {"matter": {"id": 4712}, "status": "complete", "completed_at": "2026-06-30T12:30:00Z"}
        """);

    clio.the(ClioReading.class).round();

    assertThat(rows.queryForObject("select count(*) from activity_signal where source = 'clio' and matter_id = ?",
        Integer.class, engagement.number())).isZero();
  }

  private PracticeTasks tasks() {
    return clio.the(PracticeSystem.class).tasks();
  }

  private long id() {
    return clio.stub.records.of("tasks").get(0).get("id").asLong();
  }

  private Outcome opened() {
    return effects.once(new EffectKey(reference), new Effect() {
      @Override
      public String send() {
        return tasks().open(task(reference));
      }

      @Override
      public Finding ask() {
        return tasks().find(reference);
      }
    });
  }

  /** The vendor fails while it is asked, and is well afterwards. */
  private Outcome openedAgain() {
    try {
      return opened();
    } finally {
      clio.stub.well();
    }
  }

  private Outcome closed() {
    return effects.once(EffectKey.of("closed", reference), new Effect() {
      @Override
      public String send() {
        return tasks().close(reference);
      }

      @Override
      public Finding ask() {
        return new Finding.Absent();
      }
    });
  }

  /** As the engine's retries do, each a while after the other. */
  private Outcome triedUntilDone(Supplier<Outcome> attempt) {
    for (int retry = 0; retry < 3; retry++) {
      clio.clock.advance(SETTLED);
      try {
        return attempt.get();
      } catch (RuntimeException again) {
        clio.stub.well();
      }
    }
    return attempt.get();
  }
}
