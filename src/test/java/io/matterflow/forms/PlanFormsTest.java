package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A payment plan is drawn and agreed on from its start form, and a large one agreed to by somebody else. */
@BrowserTest
class PlanFormsTest {

  private static final String COORDINATOR = Role.BILLING_COORDINATOR.group();
  private static final String ADMIN = Role.BILLING_ADMIN.group();

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @LocalServerPort private int port;

  @Test
  void twoInvoicesArePaidInInstalmentsThatAreDrawnBeforeTheyAreAgreed(Tasklist tasklist) {
    var client = firm.hourlyMatter().loaded();
    var number = invoiced.delivered(client, "874.50");
    var other = invoiced.delivered(client, "1000.00");
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).startProcess("Payment plan");
    tasklist.fill("Invoice", number.value()).leave("Invoice").until("open $874.50");
    tasklist.fill("Instalments", "60").fill("First due on", invoiced.today().plusDays(10)).press("Show the instalments")
        .until("An instalment is at least 50.");

    tasklist.tick("Invoice %s, open $1,000.00".formatted(other))
        .fill("Instalments", "4")
        .press("Show the instalments")
        .until("$468.64");
    assertThat(tasklist.text()).contains("$468.62", "Broken after 2 missed instalments.").doesNotContain("at least 50");
    tasklist.fill("Who has agreed", "Casey Roe")
        .fill("Why", "Short of cash until October.")
        .picture("start-payment-plan")
        .start();

    assertThat(plan(number).path("state").asText()).isEqualTo("STANDS");
    assertThat(plan(number).path("instalments").findValuesAsText("amount")).containsExactly("468.62", "468.62",
        "468.62", "468.64");
    assertThat(plan(other).path("id")).isEqualTo(plan(number).path("id"));
    assertThat(plan(number).path("consent").path("on").asText()).isEqualTo(invoiced.today().toString());
  }

  @Test
  void aLongPlanIsAgreedToByTheBillingAdmin(Tasklist tasklist) {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "1874.50");
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).startProcess("Payment plan");
    tasklist.fill("Invoice", number.value())
        .fill("Or the amount of each", "200")
        .fill("First due on", invoiced.today().minusDays(1))
        .fill("Who has agreed", "Casey Roe").fill("Why", "Short of cash.");
    assertThat(tasklist.startAndBeRefused()).contains("The first instalment is due within a year from today");
    tasklist.fill("First due on", invoiced.today().plusDays(10)).press("Show the instalments")
        .until("It stands when the billing admin has agreed.").start();
    assertThat(plan(number).path("state").asText()).isEqualTo("ASKED");

    tasklist.signIn(ADMIN, TestPeople.PASSWORD).open("Agree to the payment plan of invoice " + number).claim();
    assertThat(tasklist.text()).contains("$1,874.50", "10 instalments", "$200.00", "$74.50", "Casey Roe, email",
        "billing-coordinator", "Short of cash.");
    tasklist.picture("agree-payment-plan").tick("Agree").complete();

    assertThat(plan(number).path("state").asText()).isEqualTo("STANDS");
  }

  private JsonNode plan(InvoiceNumber number) {
    return HttpCalls.to(port).as(COORDINATOR).get("/api/invoices/%s/payment-plan".formatted(number)).json();
  }
}
