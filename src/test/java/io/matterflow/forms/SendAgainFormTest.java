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

/** An invoice that the client cannot find is sent again from the list of tasks, with a reason, once a day. */
@BrowserTest
class SendAgainFormTest {

  private static final String COORDINATOR = Role.BILLING_COORDINATOR.group();

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @LocalServerPort private int port;

  @Test
  void goesAgainWithItsReasonAndOnceADayByMail(Tasklist tasklist) {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "1874.50");
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).startProcess("Invoice delivery");

    tasklist.fill("Invoice", number.value()).leave("Invoice").until("$1,874.50");
    tasklist.fill("Why", "They cannot find it.").picture("start-send-again").start();
    invoiced.runJobs(number);

    var again = HttpCalls.to(port).as(COORDINATOR).get("/api/invoices/" + number).json().at("/deliveries/1");
    assertThat(again.get("reason").asText()).isEqualTo("They cannot find it.");
    assertThat(again.get("channel").asText()).isEqualTo("EMAIL");
    assertThat(again.hasNonNull("deliveredOn")).isTrue();

    tasklist.startProcess("Invoice delivery").fill("Invoice", number.value()).leave("Invoice").until("$1,874.50");
    tasklist.fill("Why", "Still not.");
    assertThat(tasklist.startAndBeRefused()).contains("was sent again today", "They cannot find it.");
  }
}
