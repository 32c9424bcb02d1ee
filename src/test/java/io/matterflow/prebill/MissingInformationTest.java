package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.JUNE_30;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Each piece that a line of a bill needs, taken away by itself: refused at the door, or found on the bill with an
 * owner.
 */
@ProductTest
@Tag("both-databases")
class MissingInformationTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private JdbcPreBillExceptions exceptions;
  @LocalServerPort private int port;

  @ParameterizedTest
  @CsvSource({"time-entries, matterId", "time-entries, timekeeperId", "time-entries, workDate", "time-entries, hours",
      "expenses, matterId",
      "expenses, code", "expenses, date"})
  void isRefusedWhereNothingCouldBeBilledWithoutIt(String door, String piece) {
    var whole = door.equals("expenses") ? cost(firm.hourlyMatter().loaded()) : time(firm.hourlyMatter().loaded());
    whole.remove(piece);

    var answer = HttpCalls.to(port).as("system").post("/api/" + door, List.of(whole));

    assertThat(answer.json().path("accepted").asInt()).as(answer.body()).isZero();
    assertThat(answer.json().at("/rejected/0/pointer").asText()).isEqualTo("/0/" + piece);
  }

  /** A person's role is the LEDES classification; no rate is found without it. */
  @ParameterizedTest
  @CsvSource({"/firm/timekeepers, classification", "/matters, clientId", "/matters, responsibleAttorney"})
  void isAskedOfThePracticeSystemWhereItKnowsPeopleAndMatters(String list, String piece) {
    var record = list.equals("/matters")
        ? new HashMap<String, Object>(
            Map.of("id", "M" + UUID.randomUUID(), "clientId", "C1", "name", "Lease", "status", "OPEN",
            "billingModel", "HOURLY", "originatingAttorney", "TK01", "responsibleAttorney", "TK02"))
        : new HashMap<String, Object>(Map.of("id", "T" + UUID.randomUUID(), "lastName", "Okoro", "firstName", "Ada",
            "classification", "ASSOC", "email", "ada@harrowpike.example"));
    record.remove(piece);

    var answer = HttpCalls.to(port).as("system").put("/api/directory", list.equals("/matters")
        ? Map.of("matters", List.of(record)) : Map.of("firm", Map.of("timekeepers", List.of(record))));

    assertThat(answer.json().at("/rejected/0/pointer").asText()).as(answer.body()).isEqualTo(list + "/0/" + piece);
  }

  @ParameterizedTest
  @CsvSource({
    "true, narrative, FIRM-01, TIMEKEEPER",
    "true, taskCode, OCG-14, TIMEKEEPER",
    "true, activityCode, OCG-15, TIMEKEEPER",
    "false, narrative, FIRM-01, TIMEKEEPER"
  })
  void isFoundOnTheBillAndHasAnOwner(boolean guidelines, String piece, String rule, String role) {
    var engagement = guidelines ? firm.hourlyMatter().withGuidelines(60).loaded() : firm.hourlyMatter().loaded();
    var time = time(engagement);
    time.remove(piece);
    assertThat(HttpCalls.to(port).as("system").post("/api/time-entries", List.of(time)).json().path("accepted").asInt())
        .isEqualTo(1);

    billing.june(engagement.id());

    assertThat(exceptions.of(billing.of(engagement, JUNE_30).id()))
        .filteredOn(exception -> exception.rule().equals(rule))
        .singleElement()
        .satisfies(exception -> {
          assertThat(exception.owner().role().name()).isEqualTo(role);
          assertThat(exception.holds()).isTrue();
        });
    assertThat(billing.juneOf(engagement).state()).isEqualTo(PreBillState.WAITING_ON_TIMEKEEPER);
  }

  private static Map<String, Object> time(Engagement engagement) {
    return new HashMap<>(Map.of("id", UUID.randomUUID().toString(), "matterId", engagement.number(), "timekeeperId",
        Engagement.ASSOCIATE.value(), "workDate", "2026-06-15", "hours", 1.0, "narrative",
        "Draft the answer to the complaint",
        "taskCode", "L120", "activityCode", "A103"));
  }

  private static Map<String, Object> cost(Engagement engagement) {
    return new HashMap<>(
        Map.of("id", UUID.randomUUID().toString(), "matterId", engagement.number(), "date", "2026-06-15", "code",
        "E101", "units", 1, "unitCost", 10.00, "amount", 10.00, "narrative", "Copies of the exhibits"));
  }
}
