package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Billing;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A large bill that was approved by mistake, caught before it leaves the house. */
@BrowserTest
class RecallFormTest {

  private static final String ATTORNEY = "TK09";
  private static final String PARTNER = "TK04";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  @Test
  void whoeverSignedSeesWhatIsAboutToLeaveAndRecallsIt(Tasklist tasklist) {
    var matter = firm.hourlyMatter().responsibleAttorney(ATTORNEY).billingPartner(PARTNER).loaded();
    people.timekeeper(ATTORNEY, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    people.timekeeper(PARTNER, Role.TIMEKEEPER, Role.BILLING_PARTNER);
    var preBill = inApproval(matter);
    tasklist.signIn(PARTNER, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number()).claim().complete();
    assertThat(get(preBill).path("state").asText()).isEqualTo("APPROVED");

    tasklist.open("Recall approval of pre-bill " + matter.number()).claim();
    assertThat(tasklist.text()).contains("Leaves at", "$11,100.00", "Prepare for the hearing on motion 2");
    assertThat(tasklist.mayComplete()).isFalse();
    tasklist.fill("Reason", "The client was promised a discount").picture("recall-approval").complete();

    var recalled = get(preBill);
    assertThat(recalled.path("state").asText()).isEqualTo("IN_REVIEW");
    assertThat(recalled.has("approval") && !recalled.path("approval").isNull()).isFalse();
    assertThat(recalled.path("returned").asInt()).isEqualTo(1);
  }

  private String inApproval(Engagement matter) {
    for (int day = 1; day <= 3; day++) {
      billing.worked(matter, Engagement.ASSOCIATE, Billing.JUNE_15.withDayOfMonth(day), "10.0",
          "Prepare for the hearing on motion " + day);
    }
    var id = billing.juneOf(matter, "MONTHLY");
    assertThat(HttpCalls.to(port)
        .as(ATTORNEY, TestPeople.PASSWORD)
        .post("/api/pre-bills/" + id + "/review", Map.of("version", 1))
        .status()).isEqualTo(200);
    return id;
  }

  private JsonNode get(String preBill) {
    return HttpCalls.to(port).as(Role.BILLING_COORDINATOR.group()).get("/api/pre-bills/" + preBill).json();
  }
}
