package io.matterflow.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoiced;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What stands ready for the requests of more than one ground. */
@Component
class Standing {

  private final Firm firm;
  private final Invoiced invoiced;
  private final MovableClock clock;
  private final Environment environment;

  Standing(Firm firm, Invoiced invoiced, MovableClock clock, Environment environment) {
    this.firm = firm;
    this.invoiced = invoiced;
    this.clock = clock;
    this.environment = environment;
  }

  HttpCalls calls() {
    return HttpCalls.to(environment.getRequiredProperty("local.server.port", Integer.class));
  }

  LocalDate today() {
    return invoiced.today();
  }

  LocalDate endOfMonth() {
    var last = today().withDayOfMonth(today().lengthOfMonth());
    if (today().isBefore(last)) {
      clock.standAt(last.atTime(8, 0).atZone(ZoneId.of("America/Chicago")).toInstant());
    }
    return last;
  }

  /** An hour of an associate's time. */
  Map<String, Object> entry(Engagement matter) {
    return Map.of("id", UUID.randomUUID().toString(), "matterId", matter.number(), "timekeeperId", Write.ASSOCIATE,
        "workDate", today().toString(), "enteredDate", today().toString(), "hours", "1.0", "billable", true,
        "narrative", "Draft the answer to the amended complaint", "taskCode", "L120", "activityCode", "A103");
  }

  /** An invoice over 100 that its client has. */
  String delivered() {
    return invoiced.delivered(firm.hourlyMatter().loaded(), "100.00").value();
  }

  static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    return answer.json();
  }
}
