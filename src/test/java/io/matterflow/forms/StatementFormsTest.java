package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.TestPeople;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.SentMessages;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A statement of account is sent from a start form, which shows before what goes and to whom. */
@BrowserTest
class StatementFormsTest {

  private static final String COORDINATOR = Role.BILLING_COORDINATOR.group();

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Jobs jobs;
  @Autowired private SentMessages mailbox;
  @LocalServerPort private int port;

  @Test
  void aStatementIsLookedAtAndSent(Tasklist tasklist) {
    var client = firm.hourlyMatter().loaded();
    invoiced.delivered(client, "1874.50");
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).startProcess("Statement of account");

    tasklist.fill("Client", client.clientId().value()).fill("As of", invoiced.today().plusDays(1)).leave("As of");
    assertThat(tasklist.startAndBeRefused()).contains("Nobody knows yet what is open on");
    var nobodys = firm.hourlyMatter().withoutBillingAddress().loaded();
    tasklist.fill("As of", invoiced.today())
        .fill("Client", nobodys.clientId().value())
        .leave("Client")
        .until("It goes to nobody");
    assertThat(tasklist.mayStart()).as("to nobody").isFalse();
    tasklist.fill("Client", client.clientId().value()).leave("Client").until("$1,874.50 is open on it.");
    assertThat(tasklist.text()).contains(client.billingAddress());
    tasklist.picture("start-statement").start();

    var id = HttpCalls.to(port).as(COORDINATOR).get("/api/clients/%s/statements".formatted(client.clientId())).json()
        .at("/items/0/id").asText();
    jobs.runDue("client-statement", id);
    assertThat(mailbox.all())
        .anySatisfy(sent -> assertThat(sent.message().key()).isEqualTo("statement:%s:1".formatted(id)));
  }
}
