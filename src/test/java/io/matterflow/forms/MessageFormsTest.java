package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.TestPeople;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.SentMessages;
import io.matterflow.receivables.EditedCadence;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Messages to clients are paused from a start form, and released or dropped in the task that stays while they are. */
@BrowserTest
class MessageFormsTest {

  private static final String COORDINATOR = Role.BILLING_COORDINATOR.group();
  private static final String ADMIN = Role.BILLING_ADMIN.group();

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private EditedCadence cadence;
  @Autowired private SentMessages mailbox;
  @LocalServerPort private int port;

  @Test
  void messagesToAClientArePausedAndWhatWaitsIsReleasedOneByOneOrDroppedWithThePause(Tasklist tasklist) {
    var client = firm.hourlyMatter().loaded();
    var id = client.clientId().value();
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).startProcess("Pause messages to clients");
    tasklist.choose("Keep back", "Messages to one client")
        .fill("Client", "C-unknown")
        .fill("Why", "The general counsel has left.");
    assertThat(tasklist.startAndBeRefused()).contains("There is no channel and no client C-unknown.");
    tasklist.fill("Client", id).picture("start-message-pause").start();

    var first = invoiced.issued(client, "1874.50");
    var second = invoiced.issued(client, "420.00");
    invoiced.runJobs(first);
    invoiced.runJobs(second);
    assertThat(waiting(id)).hasSize(2);

    tasklist.open("Messages to clients are paused: client " + id).claim();
    assertThat(tasklist.text()).contains("The general counsel has left.", first.value(), second.value(),
        "Invoice, by e-mail");
    tasklist.fill("Reason", "The new counsel is named.").press("Release").until("Released");
    assertThat(waiting(id)).hasSize(1);
    tasklist.picture("release-messages").tick("End the pause and drop what waits")
        .fill("Reason", "Goes with the next bill.").complete();

    assertThat(waiting(id)).isEmpty();
    assertThat(pausesOver(id)).isZero();
  }

  @Test
  void aReminderIsReadBeforeTheClientGetsItAndGoesOutAsItWasShown(Tasklist tasklist) {
    cadence.askingForApproval();
    try {
      var number = invoiced.delivered(firm.hourlyMatter().loaded(), "1874.50");
      clock.advance(Duration.ofDays(10).plusHours(2));
      jobs.runDue("payment-reminders", number.value());
      tasklist.signIn(ADMIN, TestPeople.PASSWORD).open("Approve the reminder of invoice " + number).claim();
      assertThat(tasklist.text()).contains("Reminder: invoice " + number, "$1,874.50", "Accounts Payable");

      tasklist.picture("approve-reminder").complete();
      jobs.runDue("payment-reminders", number.value());

      assertThat(mailbox.all())
          .anySatisfy(sent -> assertThat(sent.message().key()).isEqualTo("reminder:%s:day10".formatted(number)));
    } finally {
      cadence.restored();
    }
  }

  private JsonNode waiting(String client) {
    return HttpCalls.to(port)
        .as(COORDINATOR)
        .get("/api/client-messages?state=WAITING&scope=" + client)
        .json()
        .path("items");
  }

  private long pausesOver(String client) {
    var pauses = HttpCalls.to(port).as(COORDINATOR).get("/api/client-messages").json().path("pauses");
    return pauses.findValuesAsText("scope").stream().filter(client::equals).count();
  }
}
