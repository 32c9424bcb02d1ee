package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.trust.Distribution;
import io.matterflow.trust.Distribution.Approval;
import io.matterflow.trust.Distribution.Kind;
import io.matterflow.trust.Distribution.Share;
import io.matterflow.trust.Distribution.Way;
import io.matterflow.trust.Distributions;
import io.matterflow.trust.Settlements;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A settlement in trust, as a billing coordinator states it, records the client's word and settles a share in Tasklist.
 */
@BrowserTest
class SettlementFormsTest {

  private static final String COORDINATOR = Role.BILLING_COORDINATOR.group();

  @Autowired private Settlements settlements;
  @Autowired private Distributions distributions;

  @Test
  void aSettlementIsStatedApprovedAndAHeldShareSettled(Tasklist tasklist) {
    var settled = settlements.settled();
    var matter = settled.client().matter();
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).startProcess("Distribute a settlement");
    tasklist.fill("Trust account", settled.client().account().value()).fill("Matter", matter.number()).leave("Matter")
        .until("$90,000.00 by").fill("The client is paid as", "Casey Roe").press("Somebody else gets a share")
        .fill("To whom (1)", "County Hospital").fill("Amount (1)", "60000").fill("Reference (1)", "Notice of lien");
    assertThat(tasklist.mayStart()).isFalse();
    tasklist.press("Show the statement").until("more than the settlement");
    tasklist.fill("Amount (1)", "4000.00")
        .press("Show the statement")
        .until("$51,736.12")
        .picture("start-distribution")
        .start();

    tasklist.open("Record the client's word on the settlement of matter " + matter.number()).claim();
    assertThat(tasklist.text()).contains("$90,000.00", "33.33 % of what is left after costs: at most $27,863.88",
        "County Hospital", "$34,263.88");
    assertThat(tasklist.mayComplete()).isFalse();
    tasklist.fill("Who has approved", "Casey Roe").choose("How", "signed electronically")
        .fill("Where the signed statement is on file", "File 12, statement.pdf")
        .fill("Share 2", "The hospital was paid.").picture("record-clients-word").complete();

    var distribution = distributions.search(Optional.of(matter.id()), 1).get(0);
    assertThat(distribution.approval()).map(Approval::way).contains(Way.SIGNED_ELECTRONICALLY);
    settlements.looked(distribution.id());
    tasklist.open("Settle what keeps the settlement of matter " + matter.number()).claim();
    assertThat(tasklist.text()).contains("held, as it is objected to: The hospital was paid.", "Under way");
    tasklist.tick("A share comes to another amount").choose("Share", "2: $4,000.00 for County Hospital");
    assertThat(tasklist.mayComplete()).isFalse();
    tasklist.fill("Its payee gets", "1500.00")
        .fill("Reason", "They take 1,500.00.")
        .picture("settle-shares")
        .complete();

    assertThat(distributions.required(distribution.id()).shares()).filteredOn(share -> share.kind() == Kind.CLIENT)
        .extracting(Share::amount).extracting(Object::toString).containsExactly("USD 51736.12", "USD 2500.00");
    assertThat(distributions.required(distribution.id()).state()).isEqualTo(Distribution.State.APPROVED);
  }
}
