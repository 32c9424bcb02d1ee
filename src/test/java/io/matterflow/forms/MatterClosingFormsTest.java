package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Jobs;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.trust.Closing.State;
import io.matterflow.trust.Closings;
import io.matterflow.trust.DrawdownProblems;
import io.matterflow.trust.Draws;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A matter comes to its end in Tasklist: begun, what is open settled, signed at zero. */
@BrowserTest
class MatterClosingFormsTest {

  private static final String ID = "matter-closing";

  @Autowired private Draws draws;
  @Autowired private Closings closings;
  @Autowired private Jobs jobs;

  @Test
  void aMatterIsBegunSettledAndSignedAtZero(Tasklist tasklist) {
    draws.lawyersHoldAuthority();
    var client = draws.client("500.00");
    var invoice = draws.invoice(client, "300.00", 30);
    var matter = client.matter().number();
    tasklist.signIn(Role.BILLING_COORDINATOR.group(), TestPeople.PASSWORD).startProcess("Close a matter");
    tasklist.fill("Matter", matter);
    assertThat(tasklist.mayStart()).isFalse();
    tasklist.fill("Who gets the balance", "Casey Roe").picture("start-closing").start();
    var closing = closings.search(Optional.of(client.matter().id()), 1).get(0).id();
    jobs.runDue(ID, closing.toString());

    tasklist.open("Settle what keeps matter %s open".formatted(matter)).claim();
    assertThat(tasklist.text()).contains("invoice " + invoice + " with $300.00 open", "Casey Roe");
    draws.posted(draws.fees(client, invoice, "300.00"));
    tasklist.tick("Look again").picture("settle-open-pieces").complete();
    jobs.runDue(ID, closing.toString());

    var refund = draws.drawdowns
        .search(Optional.of(client.account()), Optional.of(client.ledger()), Optional.empty(), 9).stream()
        .filter(drawdown -> drawdown.amount().plain().equals("200.00")).findFirst().orElseThrow().id();
    DrawdownProblems.standing(draws.signing.authorize(refund, 1, Draws.LAWYER));
    DrawdownProblems.standing(draws.execute(refund));
    draws.drawdowns.search(Optional.of(client.account()), Optional.of(client.ledger()), Optional.empty(), 9)
        .forEach(drawdown -> draws.drawdowns.cleared(drawdown.id(), draws.house.today(), Draws.BOOKKEEPER));
    jobs.awaitNext(ID, closing.toString());
    jobs.runDue(ID, closing.toString());

    tasklist.signIn(Role.BILLING_ADMIN.group(), TestPeople.PASSWORD)
        .open("Sign that matter %s may be closed".formatted(matter))
        .claim();
    assertThat(tasklist.text()).contains("The balance went to", "Casey Roe", "at zero");
    assertThat(tasklist.mayComplete()).isFalse();
    tasklist.tick("It may be closed").picture("sign-closing").complete();
    assertThat(closings.required(closing).state()).isEqualTo(State.CLEARED);
  }
}
