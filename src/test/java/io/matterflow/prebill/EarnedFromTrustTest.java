package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.JUNE_30;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.Invoices;
import io.matterflow.trust.Drawdown;
import io.matterflow.trust.DrawdownAnswer;
import io.matterflow.trust.DrawdownProblems;
import io.matterflow.trust.Draws;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.TrustCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What a client has paid ahead for a fixed fee or a subscription leaves trust as it is earned: billed, proposed,
 * authorized, posted.
 */
@ProductTest
@Tag("both-databases")
class EarnedFromTrustTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private MatterProgress progress;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private Draws draws;
  @Autowired private Jobs jobs;

  @BeforeEach
  void lawyers() {
    draws.lawyersHoldAuthority();
  }

  /** 6,000.00 in three parts are in trust: what a milestone has earned leaves, the rest stays the client's. */
  @Test
  void aMilestoneIsEarnedBilledProposedAuthorizedAndPosted() {
    var client = draws.client(firm.hourlyMatter().billedAs("FLAT_MILESTONE").milestone("Engagement", "2400.00")
        .milestone("Draft", "2100.00").milestone("Completion", "1500.00").loaded(), "6000.00");
    billing.worked(client.matter(), Engagement.ASSOCIATE, JUNE_15, "7.0", "Draft the answer to the amended complaint");
    billing.run(Cycle.MILESTONE, JUNE_30, client.matter().id());
    assertThat(billing.made(client.matter(), JUNE_30)).isEmpty();
    assertThat(of(client)).isEmpty();

    done(progress.reached(client.matter().matter(), "engagement", JUNE_15, COORDINATOR));
    var invoice = billed(client, Cycle.MILESTONE);
    paidFromTrust(client, invoice, "2400.00");

    assertThat(draws.book(client)).isEqualTo("3600.00");
    assertThat(draws.drawdowns.propose(draws.fees(client, invoice, "2100.00"), Draws.COORDINATOR))
        .isInstanceOfSatisfying(
        DrawdownAnswer.Refused.class, refused -> assertThat(refused.code()).isEqualTo(TrustCode.TRUST_NO_INVOICE));
  }

  /** Two months are paid ahead: the one that has ended is earned, the next is not. */
  @Test
  void aPeriodOfASubscriptionIsEarnedWhenItHasEnded() {
    var client = draws.client(firm.hourlyMatter().billedAs("SUBSCRIPTION").agreeing("monthlyFee", "2500.00").loaded(),
        "5000.00");

    var invoice = billed(client, Cycle.SUBSCRIPTION);
    paidFromTrust(client, invoice, "2500.00");

    assertThat(draws.book(client)).isEqualTo("2500.00");
    billing.run(Cycle.SUBSCRIPTION, JUNE_30, client.matter().id());
    assertThat(of(client)).hasSize(1);
  }

  /** The bill of what was earned, which two people have signed and the client has. */
  private InvoiceNumber billed(Client client, Cycle cycle) {
    billing.run(cycle, JUNE_30, client.matter().id());
    var bill = billing.juneOf(client.matter());
    var reviewed = done(reviews.review(bill.id(), seen(bill), person(client.matter().responsibleAttorney())));
    done(reviews.approve(reviewed.id(), seen(reviewed), person(client.matter().billingPartner())));
    var number = new InvoiceNumber(billing.letGo(reviewed).invoiceNumber().orElseThrow());
    invoiced.runJobs(number);
    return number;
  }

  /** Nobody has asked for the draw; a lawyer has the client's word, and signs. */
  private void paidFromTrust(Client client, InvoiceNumber invoice, String amount) {
    jobs.runDue("trust-proposal", invoice.value());
    assertThat(of(client)).singleElement().satisfies(draw -> {
      assertThat(draw.amount()).isEqualTo(usd(amount));
      assertThat(draw.invoice()).contains(invoice);
    });
    var draw = of(client).get(0).id();
    assertThat(invoices.find(invoice).orElseThrow().askedFor()).isEqualTo(usd("0.00"));
    DrawdownProblems.standing(draws.signing.release(draw, "They agreed by mail.", Draws.LAWYER));
    DrawdownProblems.standing(draws.signing.authorize(draw, 1, Draws.LAWYER));
    DrawdownProblems.standing(draws.execute(draw));

    assertThat(draws.now(draw).state()).isEqualTo(Drawdown.State.POSTED);
    assertThat(invoices.find(invoice).orElseThrow().open()).isEqualTo(usd("0.00"));
  }

  private List<Drawdown> of(Client client) {
    return draws.drawdowns.search(Optional.of(client.account()), Optional.of(client.ledger()), Optional.empty(), 10);
  }
}
