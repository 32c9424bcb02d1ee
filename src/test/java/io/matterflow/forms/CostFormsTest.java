package io.matterflow.forms;

import static io.matterflow.prebill.Billing.JUNE_15;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Billing;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A bill with costs beside the time: a cost has a quantity and a price, hours have people alone. */
@BrowserTest
class CostFormsTest {

  private static final String ATTORNEY = "TK09";
  private static final String PARTNER = "TK04";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  @Test
  void aCostIsWrittenDownAndTheBillIsWeighedAgain(Tasklist tasklist) {
    var matter = firm.hourlyMatter()
        .responsibleAttorney(ATTORNEY)
        .billingPartner(PARTNER)
        .billedAs("CAPPED")
        .at("500.00")
        .agreeing("cap", "10000.00").matterBudget("3000.00").fundedBy("IOLTA-7", "2500.00").loaded();
    people.timekeeper(ATTORNEY, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    people.timekeeper(PARTNER, Role.TIMEKEEPER, Role.BILLING_PARTNER);
    billing.worked(matter, "2.0", "Draft the answer to the amended complaint");
    billing.spent(matter, JUNE_15, "E101", "240", "0.0725");
    var preBill = billing.juneOf(matter, "MONTHLY");

    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Review pre-bill " + matter.number()).claim();
    assertThat(tasklist.elements("tbody input.number")).extracting(WebElement::getAccessibleName)
        .as("none for the cost").containsExactly("Hours of Jun 15, Castellano", "Rate of Jun 15, Castellano");
    assertThat(tasklist.text()).contains("240 ×", "$0.0725", "$17.40", "Time\n$1,000.00", "Costs\n$17.40",
        "Cap left\n$9,000.00",
        "In trust\n$2,500.00");
    tasklist.press("More about the line of Jun 15, Cost")
        .fill("Write down by", "7.40")
        .fill("Reason", "Half were blank")
        .leave("Reason").until("Costs\n$10.00").picture("review-pre-bill-costs").complete();

    tasklist.signIn(PARTNER, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number()).claim();
    assertThat(tasklist.text()).contains("240 ×", "$0.0725", "Costs\n$10.00", "Half were blank");
    tasklist.picture("approve-pre-bill-costs").complete();

    var signed = HttpCalls.to(port).as(Role.BILLING_COORDINATOR.group()).get("/api/pre-bills/" + preBill).json();
    assertThat(signed.at("/totals/expenses").asText()).isEqualTo("10.00");
    assertThat(signed.at("/approval/by").asText()).isEqualTo(PARTNER);
  }
}
