package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.trust.DrawdownType;
import io.matterflow.trust.Draws;
import io.matterflow.trust.Replenishment;
import io.matterflow.trust.TrustRequest.State;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The request to fill a retainer up, as a billing coordinator reads and sends it in Tasklist. */
@BrowserTest
class TrustRequestFormsTest {

  private static final String COORDINATOR = Role.BILLING_COORDINATOR.group();

  @Autowired private Draws draws;
  @Autowired private Firm firm;
  @Autowired private Replenishment replenishment;
  @Autowired private Jobs jobs;
  @Autowired private RuntimeService runtime;

  @Test
  void aRequestIsSentByAPersonAndTheClientTalkedTo(Tasklist tasklist) {
    draws.lawyersHoldAuthority();
    var client = draws.client(
        firm.hourlyMatter().withRetainer("2000.00", Optional.empty()).withoutBillingAddress().loaded(), "2500.00");
    draws.posted(draws.to(client, DrawdownType.DISBURSE_COST, "1000.00", "Clerk of Court"));
    runtime.createProcessInstanceQuery().processDefinitionKey("trust-replenishment")
        .variableValueEquals("ledgerId", client.ledger().value()).list()
        .forEach(instance -> jobs.runDue("trust-replenishment", String.valueOf(instance.getBusinessKey())));

    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD)
        .open("Send the request to fill up retainer " + client.ledger())
        .claim();
    assertThat(tasklist.text()).contains("$2,500.00", "Agreed minimum", "$2,000.00", "$1,500.00",
        "apart from any invoice");
    tasklist.picture("release-request").complete();

    var request = replenishment.search(Optional.of(client.ledger()), 5).get(0);
    assertThat(request.state()).isEqualTo(State.RELEASED);
    jobs.runDue("trust-replenishment", request.id().toString());
    tasklist.open("Talk to the client about retainer " + client.ledger()).claim();
    tasklist.fill("Reason", "They pay next week.").complete();

    assertThat(replenishment.required(request.id()).state()).isEqualTo(State.FOLLOWED_UP);
  }
}
