package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An issued invoice is corrected: asked for by one person, agreed to by another. */
@BrowserTest
class CorrectionFormsTest {

  private static final String COORDINATOR = Role.BILLING_COORDINATOR.group();
  private static final String ATTORNEY = "TK03";

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  @Test
  void aCreditIsAskedForAndApproved(Tasklist tasklist) {
    people.timekeeper(ATTORNEY, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    var number = invoiced.delivered(firm.hourlyMatter().responsibleAttorney(ATTORNEY).loaded(), "1874.50");
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).startProcess("Invoice correction");

    tasklist.fill("Invoice", number.value()).leave("Invoice").until("open $1,874.50");
    tasklist.fill("Amount", "9999").choose("Reason", "Goodwill").fill("In words", "Kept waiting.");
    assertThat(tasklist.startAndBeRefused()).contains("can be taken off the invoice.");
    tasklist.fill("Amount", "74.50").picture("start-correction").start();
    assertThat(open(number.value())).isEqualTo("1874.50");

    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Approve the credit note of invoice " + number).claim();
    assertThat(tasklist.text()).contains("$74.50", "$1,800.00", "Kept waiting.", "Reminders go on for what stays open");
    tasklist.picture("approve-correction").complete();

    assertThat(open(number.value())).isEqualTo("1800.00");
  }

  private String open(String number) {
    return HttpCalls.to(port).as(COORDINATOR).get("/api/invoices/" + number).json().path("open").asText();
  }
}
