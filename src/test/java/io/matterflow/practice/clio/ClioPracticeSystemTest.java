package io.matterflow.practice.clio;

import static io.matterflow.practice.PracticeSystemContract.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.ProductTest;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.practice.PracticeBillsContract;
import io.matterflow.practice.PracticeSystem;
import io.matterflow.practice.PracticeSystemContract;
import io.matterflow.practice.clio.ClioStub.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Posting to a vendor that knows no idempotency: nothing lost, nothing doubled. */
@ProductTest
class ClioPracticeSystemTest implements PracticeSystemContract {

  private static final Duration SETTLED = Duration.ofMinutes(2);

  @Autowired private ApplicationContext product;

  private Connection clio;

  @BeforeEach
  void connect() {
    clio = Connection.to(product);
    clio.the(JdbcLinks.class).link(LinkKind.TIMEKEEPER, 77, "TK06");
    clio.the(JdbcLinks.class).link(LinkKind.MATTER, 4711, "1001-0001");
    clio.the(JdbcLinks.class).link(LinkKind.TIMEKEEPER, 79, "TK07");
    clio.the(JdbcLinks.class).link(LinkKind.MATTER, 4712, "1001-0002");
    clio.the(JdbcLinks.class).link(LinkKind.ACTIVITY_CODE, 104, "A104");
  }

  @AfterEach
  void disconnect() {
    clio.close();
  }

  @Override
  public PracticeSystem practiceSystem() {
    clio.stub.well();
    return practice();
  }

  @Override
  public PracticeSystem whileItRefuses() {
    for (var method : List.of("GET", "POST", "PATCH", "DELETE")) {
      clio.stub.always(method, Fault.REFUSED);
    }
    return practice();
  }

  @Override
  public PracticeSystem whileItNeverAnswers() {
    clio.stub.always("POST", Fault.HANGS_AFTER);
    return practice();
  }

  @Override
  public String enteredByHand(String hours, String activityCode) {
    var entry = entry("");
    return Long.toString(clio.stub.records.add("activities", """
        {"type": "TimeEntry", "date": "%s", "quantity": %s, "note": "Call", "user": {"id": 77}, "matter": {"id": 4711},
         "activity_description": {"id": 5, "utbms_activity_id": 104}}
        """.formatted(entry.workDate(), new BigDecimal(hours).multiply(new BigDecimal(3600)).toBigInteger())));
  }

  @Override
  public long recordsFiledOverThere() {
    return clio.stub.records.of("communications").size();
  }

  @Override
  public long tasksOpenOverThere() {
    return clio.stub.records.of("tasks").stream()
        .filter(task -> !"complete".equals(task.path("status").asText()))
        .count();
  }

  @Test
  @Tag("both-databases")
  void writesAllThatClioKeepsWithTimeInSecondsAndOurMarkInTheNote() {
    practice().post(entry("time-entry:1"));

    assertThat(clio.stub.records.of("activities")).singleElement().satisfies(kept -> {
      assertThat(kept.get("type").asText()).isEqualTo("TimeEntry");
      assertThat(kept.get("date").asText()).isEqualTo("2026-06-30");
      assertThat(kept.get("quantity").asLong()).isEqualTo(720);
      assertThat(kept.get("price").decimalValue()).isEqualByComparingTo("405.00");
      assertThat(kept.at("/user/id").asLong()).isEqualTo(77);
      assertThat(kept.at("/matter/id").asLong()).isEqualTo(4711);
      assertThat(kept.get("non_billable").asBoolean()).isFalse();
      assertThat(kept.at("/activity_description/utbms_activity_id").asLong()).isEqualTo(104);
      assertThat(kept.get("note").asText()).isEqualTo(
          "Review draft answer; call with client \"today\" (L210) [%s]".formatted(Mark.of("time-entry:1").value()));
    });
  }

  @Test
  void canBeToldOfNoBillSoThatAPersonMarksOverThere() {
    var marking = PracticeBillsContract.billed("billing-mark:1", "matterflow:time-entry:1");

    assertThat(practice().bills().takeMarks()).isFalse();
    assertThatThrownBy(() -> practice().bills().mark(marking)).isInstanceOf(NotAccepted.class);
    assertThat(practice().bills().find("billing-mark:1")).isEqualTo(new Finding.Absent());
    assertThat(clio.stub.requests()).isEmpty();
  }

  @Test
  @Tag("both-databases")
  void pinsTheVersionAndNamesTheFieldsInEveryRequest() {
    practice().post(entry("time-entry:1"));

    assertThat(clio.stub.requests()).hasSize(2).allSatisfy(request -> {
      assertThat(request.headers()).containsEntry("x-api-version", "4.0.9");
      assertThat(request.query()).containsKey("fields");
    });
  }

  @Test
  @Tag("both-databases")
  void takesAnEntryThatIsThereAlreadyForItsOwn() {
    var first = practice().post(entry("time-entry:1"));

    assertThat(practice().post(entry("time-entry:1"))).isEqualTo(first);
    assertThat(clio.stub.records.of("activities")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = {"REPLY_LOST", "HANGS_AFTER", "BROKEN_AFTER", "MALFORMED"})
  void anEntryThatArrivedWithoutAnAnswerIsFoundAgain(Fault fault) {
    clio.stub.next("POST", fault);

    assertThatThrownBy(() -> practice().post(entry("time-entry:1"))).isNotInstanceOf(NotAccepted.class);

    assertThat(practice().find("time-entry:1")).isInstanceOf(Finding.Found.class);
    assertThat(clio.stub.records.of("activities")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = {"HANGS_BEFORE", "BROKEN", "A_PAGE"})
  void anEntryThatDidNotArriveIsCalledAbsentOnlyAfterAWhile(Fault fault) {
    clio.stub.next("POST", fault);
    assertThatThrownBy(() -> practice().post(entry("time-entry:1"))).isNotInstanceOf(NotAccepted.class);

    assertThatThrownBy(() -> practice().find("time-entry:1")).hasMessageContaining("too early");
    clio.clock.advance(SETTLED);

    assertThat(practice().find("time-entry:1")).isEqualTo(new Finding.Absent());
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = {"LIMIT", "UNAUTHORIZED", "FORBIDDEN", "REFUSED"})
  void whatClioRefusesWasSurelyNotTaken(Fault fault) {
    clio.stub.always("POST", fault);

    assertThatThrownBy(() -> practice().post(entry("time-entry:1")))
        .isInstanceOf(NotAccepted.class)
        .hasMessageNotContaining("narrative");

    clio.stub.well();
    clio.clock.advance(Duration.ofSeconds(31));
    assertThat(practice().find("time-entry:1")).isEqualTo(new Finding.Absent());
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = {"REPLY_LOST", "HANGS_BEFORE", "BROKEN", "MALFORMED", "A_PAGE", "LIMIT"})
  void whereItCannotLookFirstNothingIsSent(Fault fault) {
    clio.stub.always("GET", fault);

    assertThatThrownBy(() -> practice().post(entry("time-entry:1"))).isInstanceOf(NotAccepted.class);

    assertThat(clio.stub.requests("POST", "activities")).isEmpty();
  }

  @Test
  @Tag("both-databases")
  void aClioThatCannotBeReachedHasSurelyTakenNothing() {
    clio.stub.close();

    assertThatThrownBy(() -> practice().post(entry("time-entry:1"))).isInstanceOf(NotAccepted.class);
  }

  @Test
  @Tag("both-databases")
  void aPersonTellsWhenTwoEntriesCarryTheMark() {
    practice().post(entry("time-entry:1"));
    clio.stub.records.add("activities", clio.stub.records.of("activities").get(0).deepCopy().without("id"));

    assertThat(practice().find("time-entry:1")).isEqualTo(new Finding.CannotAsk());
  }

  @Test
  @Tag("both-databases")
  void aPersonTellsWhenOurNoteMayHaveBeenRewritten() {
    clio.stub.next("POST", Fault.HANGS_AFTER);
    assertThatThrownBy(() -> practice().post(entry("time-entry:1"))).isNotInstanceOf(NotAccepted.class);
    var id = clio.stub.records.of("activities").get(0).get("id").asLong();
    clio.stub.records.edit("activities", id, "{\"note\": \"Reviewed the answer\"}");
    clio.clock.advance(SETTLED);

    assertThat(practice().find("time-entry:1")).isEqualTo(new Finding.CannotAsk());
  }

  @Test
  @Tag("both-databases")
  void aColleaguesTimeOfTheSameDayIsNotTakenForOurs() {
    clio.stub.next("POST", Fault.HANGS_BEFORE);
    assertThatThrownBy(() -> practice().post(entry("time-entry:1"))).isNotInstanceOf(NotAccepted.class);
    clio.stub.records.add("activities", """
        {"type": "TimeEntry", "date": "2026-06-30", "quantity": 720, "note": "Call", "user": {"id": 78}, "matter": {"id": 4711}}
        """);
    clio.clock.advance(SETTLED);

    assertThat(practice().find("time-entry:1")).isEqualTo(new Finding.Absent());
  }

  @Test
  @Tag("both-databases")
  void findsAnEntryThatSomebodyMovedToAnotherDay() {
    var id = practice().post(entry("time-entry:1"));
    clio.stub.records.edit("activities", Long.parseLong(id), "{\"date\": \"2026-07-02\"}");

    assertThat(practice().find("time-entry:1")).isEqualTo(new Finding.Found(id));
  }

  @Test
  @Tag("both-databases")
  void looksThroughAllPages() {
    clio.stub.records.pagesOf(1);
    clio.stub.records.add("activities", """
        {"type": "TimeEntry", "date": "2026-06-30", "quantity": 60, "note": "Call", "user": {"id": 77}, "matter": {"id": 4711}}
        """);
    var id = practice().post(entry("time-entry:1"));

    assertThat(practice().find("time-entry:1")).isEqualTo(new Finding.Found(id));
  }

  @Test
  @Tag("both-databases")
  void anEntryOnABillIsNeitherAmendedNorWithdrawn() {
    var id = practice().post(entry("time-entry:1"));
    clio.stub.records.edit("activities", Long.parseLong(id), "{\"on_bill\": true}");

    assertThatThrownBy(() -> practice().amend(entry("time-entry:1", "0.7"))).isInstanceOf(NotAccepted.class);
    assertThatThrownBy(() -> practice().withdraw("time-entry:1")).isInstanceOf(NotAccepted.class);
    assertThat(clio.stub.records.of("activities")).singleElement()
        .extracting(kept -> kept.get("quantity").asLong())
        .isEqualTo(720L);
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = {"REPLY_LOST", "HANGS_AFTER", "BROKEN_AFTER", "MALFORMED"})
  void anAmendmentWithoutAnAnswerMayBeRepeated(Fault fault) {
    var id = practice().post(entry("time-entry:1"));
    clio.stub.next("PATCH", fault);
    assertThatThrownBy(() -> practice().amend(entry("time-entry:1", "0.7"))).isNotInstanceOf(NotAccepted.class);

    assertThat(practice().amend(entry("time-entry:1", "0.7"))).isEqualTo(id);
    assertThat(clio.stub.records.of("activities")).singleElement()
        .extracting(kept -> kept.get("quantity").asLong())
        .isEqualTo(2520L);
  }

  @Test
  @Tag("both-databases")
  void aMatterThatClioDoesNotKnowIsSaidByItsNumber() {
    clio.the(JdbcLinks.class).gone(LinkKind.MATTER, 4711, clio.clock.instant());

    assertThatThrownBy(() -> practice().post(entry("time-entry:1")))
        .isInstanceOf(NotAccepted.class).hasMessage("Clio has no record of matter 1001-0001");
  }

  private PracticeSystem practice() {
    return clio.the(PracticeSystem.class);
  }
}
