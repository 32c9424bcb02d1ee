package io.matterflow.capture.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.capture.Capturing;
import io.matterflow.capture.TimeEntries;
import io.matterflow.capture.TimeEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class EnteredTimeTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate JUNE_30 = LocalDate.of(2026, 6, 30);

  @Autowired private Firm firm;
  @Autowired private Capturing capturing;
  @Autowired private TimeEntries entries;
  @LocalServerPort private int port;

  @Test
  void timeFromAnotherSystemIsTakenOnceAndPricedOnce() {
    var matter = firm.hourlyMatter().at("300.00").loaded();
    var entry = entry(matter, "1.25");

    var first = sent(entry);
    var second = sent(entry);

    assertThat(first.get("accepted").asInt()).isEqualTo(1);
    assertThat(second.get("accepted").asInt()).isZero();
    assertThat(second.get("duplicates").get(0)).isEqualTo(entry.get("id"));
    assertThat(unbilled(matter)).singleElement().satisfies(taken -> {
      assertThat(taken.hours().plain()).isEqualTo("1.25");
      assertThat(taken.amount().plain()).isEqualTo("375.00");
      assertThat(taken.rateSource()).isEqualTo("MATTER_ALL");
      assertThat(taken.source()).isEqualTo("MANUAL");
    });
  }

  @Test
  void otherContentUnderTheSameIdIsRefusedAndSaysWhatDiffers() {
    var matter = firm.hourlyMatter().at("300.00").loaded();
    var entry = entry(matter, "1.25");
    sent(entry);

    var other = sent(entry.deepCopy().put("hours", "1.5").put("narrative", "Something else"));

    assertThat(other.get("duplicates")).isEmpty();
    assertThat(other.at("/rejected/0/pointer").asText()).isEqualTo("/0/hours");
    assertThat(other.at("/rejected/0/code").asText()).isEqualTo("OTHER_CONTENT");
    assertThat(other.at("/rejected/0/detail").asText()).contains("hours, narrative");
    assertThat(unbilled(matter)).singleElement()
        .satisfies(taken -> assertThat(taken.hours().plain()).isEqualTo("1.25"));
  }

  @Test
  void aCustomRateAndAShareOfTheTimeCount() {
    var matter = firm.hourlyMatter().loaded();

    sent(entry(matter, "0.5").put("customRate", "333.33").put("billedPercent", 50));

    assertThat(unbilled(matter)).singleElement().satisfies(taken -> {
      assertThat(taken.rateSource()).isEqualTo("ENTRY_CUSTOM");
      assertThat(taken.amount().plain()).isEqualTo("83.33");
    });
  }

  @Test
  void unbillableTimeIsKeptAndNeverBilled() {
    var matter = firm.hourlyMatter().loaded();

    assertThat(sent(entry(matter, "1.0").put("billable", false)).get("accepted").asInt()).isEqualTo(1);

    assertThat(unbilled(matter)).isEmpty();
  }

  @Test
  void timeThatAPostedPromptMayMeanIsTakenAndSaid() {
    var matter = firm.hourlyMatter().loaded();
    var posted = capturing.posted(matter);

    var outcome = sent(entry(matter, "0.1").put("activityCode", "A106"));

    assertThat(outcome.get("accepted").asInt()).isEqualTo(1);
    assertThat(outcome.get("possibleDuplicates")).hasSize(1);
    assertThat(outcome.at("/possibleDuplicates/0/possibleDuplicateOf")).hasSize(1);
    assertThat(capturing.inThePracticeSystem(posted)).hasSize(1);
    assertThat(unbilled(matter)).as("nothing is billed before the question is answered").isEmpty();
  }

  @Test
  void anotherActivityOfTheSameDayIsNoDuplicate() {
    var matter = firm.hourlyMatter().loaded();
    capturing.posted(matter);

    assertThat(sent(entry(matter, "0.1").put("activityCode", "A103")).get("possibleDuplicates")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      hours         | '"-1.0"'        | /0/hours         | MALFORMED
      hours         | '"0"'           | /0/hours         | MALFORMED
      hours         | '"24.1"'        | /0/hours         | MALFORMED
      hours         | '"1.00001"'     | /0/hours         | MALFORMED
      hours         | '"many"'        | /0/hours         | MALFORMED
      hours         | 'null'          | /0/hours         | MALFORMED
      workDate      | '"2026-02-30"'  | /0/workDate      | MALFORMED
      billedPercent | '101'           | /0/billedPercent | MALFORMED
      customRate    | '"-5.00"'       | /0/customRate    | MALFORMED
      billable      | '"yes"'         | /0/billable      | MALFORMED
      matterId      | '"0000-0000"'   | /0/matterId      | UNKNOWN_MATTER
      timekeeperId  | '"TK99"'        | /0/timekeeperId  | UNKNOWN_TIMEKEEPER
      """)
  void aBadEntryIsRefusedByPointerAndTheOthersAreTaken(String member, String value, String pointer, String code)
      throws Exception {
    var matter = firm.hourlyMatter().loaded();
    var bad = entry(matter, "1.0");
    bad.set(member, JSON.readTree(value));

    var outcome = sent(JsonNodeFactory.instance.arrayNode().add(bad).add(entry(matter, "2.0")));

    assertThat(outcome.get("accepted").asInt()).isEqualTo(1);
    assertThat(outcome.at("/rejected/0/pointer").asText()).isEqualTo(pointer);
    assertThat(outcome.at("/rejected/0/code").asText()).isEqualTo(code);
    assertThat(unbilled(matter)).extracting(taken -> taken.hours().plain()).containsExactly("2.0");
  }

  @Test
  void whatIsNoArrayIsMalformedAndStrangersAreRefused() {
    assertThat(as("system").post("/api/time-entries", "{}").status()).isEqualTo(400);
    assertThat(as("timekeeper").post("/api/time-entries", "[]").status()).isEqualTo(403);
    assertThat(as("billing-coordinator").post("/api/time-entries", "[]").status()).isEqualTo(200);
  }

  private List<TimeEntry> unbilled(Engagement matter) {
    var preBill = UUID.randomUUID();
    var claimed = entries.claim(preBill, matter.id(), JUNE_30);
    entries.release(preBill, claimed.stream().map(TimeEntry::id).toList());
    return claimed;
  }

  private static ObjectNode entry(Engagement matter, String hours) {
    return JsonNodeFactory.instance.objectNode()
        .put("id", "TE-" + UUID.randomUUID())
        .put("matterId", matter.number())
        .put("timekeeperId", "TK06")
        .put("workDate", "2026-06-30")
        .put("enteredDate", "2026-06-30")
        .put("hours", hours)
        .put("narrative", "Draft answer to complaint")
        .put("activityCode", "A103")
        .put("source", "MANUAL");
  }

  private JsonNode sent(JsonNode body) {
    var answer = as("system").post("/api/time-entries", body.isArray() || body.has("entries") ? body : array(body));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode array(JsonNode entry) {
    return JsonNodeFactory.instance.arrayNode().add(entry);
  }

  private HttpCalls as(String login) {
    return HttpCalls.to(port).as(login);
  }
}
