package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.COORDINATOR;
import static io.matterflow.trust.Settlements.lien;
import static io.matterflow.trust.Settlements.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.trust.Distribution.Claim;
import io.matterflow.trust.Distribution.State;
import io.matterflow.trust.Distribution.Way;
import io.matterflow.trust.DistributionAnswer.Refused;
import io.matterflow.trust.DistributionAnswer.Why;
import io.matterflow.trust.Drawdown.Execution;
import io.matterflow.trust.Settlements.Settled;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a settlement is not divided by, and what becomes of one that comes back, is withdrawn or meets a closing. */
@ProductTest
@Tag("both-databases")
class SettlementGoesWrongTest {

  @Autowired private Settlements settlements;
  @Autowired private Draws draws;
  @Autowired private Distributions distributions;
  @Autowired private DistributionProgress progress;
  @Autowired private BankEvents bank;
  @Autowired private Closings closings;
  @Autowired private Firm firm;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;

  @Test
  void moreThanTheSettlementIsDividedByNoStatement() {
    var settled = settlements.settled();

    assertThat(refused(settled, lien("County Hospital", "55736.13")).why()).isEqualTo(Why.DISTRIBUTION_OVER_SETTLEMENT);
    assertThat(refused(settled, lien("County Hospital", "55736.13")).detail()).contains("$0.01 more");
    assertThat(settlements.prepared(settled, lien("County Hospital", "55736.12")).shares()).hasSize(2);
  }

  @Test
  void oneCentMoreThanTheAgreedFeeIsRefused() {
    assertThat(refused(settlements.settled(settlements.contingency(), "27863.89", "6400.00")).why())
        .isEqualTo(Why.DISTRIBUTION_FEE_ABOVE_AGREED);
  }

  /** Before costs a third of 90,000.00 is 29,997.00, whatever the costs. */
  @Test
  void theShareIsTakenBeforeCostsWhereThatIsAgreed() {
    var matter = firm.hourlyMatter().billedAs("CONTINGENCY").agreeing("percent", "33.33");

    var distribution = settlements.prepared(settlements.settled(matter, "29997.00", "6400.00"));

    assertThat(distribution.agreed().fee()).isEqualTo(usd("29997.00"));
    assertThat(distribution.shares().get(1).amount()).isEqualTo(usd("53603.00"));
  }

  @Test
  void aCostThatNobodyHasPaidLowersTheBaseOfTheFee() {
    var settled = settlements.settled();
    var unpaid = new Claim(Distribution.Kind.COST, "Court reporter", usd("100.00"), Optional.empty());

    assertThat(refused(settled, unpaid).why()).isEqualTo(Why.DISTRIBUTION_FEE_ABOVE_AGREED);
  }

  @Test
  void withoutABillOrAnAgreedShareNothingIsDivided() {
    draws.lawyersHoldAuthority();
    var client = draws.client(settlements.contingency().loaded(), "0.00");
    var hourly = draws.client("0.00");

    assertThat(refused(new Settled(client, settlements.collected(client, "90000.00"), new InvoiceNumber("none"))).why())
        .isEqualTo(Why.DISTRIBUTION_NOT_BILLED);
    assertThat(refused(new Settled(hourly, settlements.collected(hourly, "90000.00"), new InvoiceNumber("none"))).why())
        .isEqualTo(Why.DISTRIBUTION_NO_SHARE_AGREED);
  }

  @Test
  void aPayeeStandsInAStatementOnceAndADepositInOneStatement() {
    var settled = settlements.settled();

    assertThat(refused(settled, lien("County Hospital", "1.00"), lien(" county  hospital", "1.00")).why())
        .isEqualTo(Why.DISTRIBUTION_PAYEE_TWICE);
    assertThat(refused(settled, lien("casey roe", "1.00")).pointer()).isEqualTo("/claims/0/payee");
    var other = draws.client("0.00");
    assertThat(refused(new Settled(settled.client(), settlements.collected(other, "10.00"), settled.bill())).pointer())
        .isEqualTo("/deposits/0");
    settlements.prepared(settled);
    assertThat(refused(settled).why()).isEqualTo(Why.DISTRIBUTION_OPEN_ALREADY);
  }

  @Test
  void theClientApprovesInWritingAfterTheStatementAndOnce() {
    var id = settlements.prepared(settlements.settled()).id();

    assertThat(approvedOn(id, draws.house.today().minusDays(1))).isInstanceOf(Refused.class);
    assertThat(approvedOn(id, draws.house.today().plusDays(1))).isInstanceOf(Refused.class);
    assertThat(settlements.approve(id, Map.of(2, "What I get."))).isInstanceOfSatisfying(
        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Why.DISTRIBUTION_NO_SUCH_SHARE));
    DistributionProblems.standing(settlements.approve(id, Map.of()));
    assertThat(settlements.approve(id, Map.of())).isInstanceOfSatisfying(
        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Why.DISTRIBUTION_NOT_NOW));
  }

  @Test
  void aSettlementThatCameBackBeforeTheClientsWordIsApprovedByNobody() {
    var settled = settlements.settled();
    var id = settlements.prepared(settled).id();
    cameBack(settled);

    assertThat(settlements.approve(id, Map.of())).isInstanceOfSatisfying(
        Refused.class, refused -> assertThat(refused.why()).isEqualTo(Why.DISTRIBUTION_DEPOSIT_RETURNED));
    assertThat(progress.pieces(distributions.required(id))).hasSize(1);
    assertThat(distributions.undivided(settled.client().account(), settled.client().matter().id())).isEmpty();
    DistributionProblems.standing(distributions.withdraw(id, "It bounced.", COORDINATOR));
    assertThat(isOver(id)).isTrue();
    assertThat(refused(settled).why()).isEqualTo(Why.DISTRIBUTION_DEPOSIT_RETURNED);
  }

  @Test
  void aSettlementThatComesBackWhileItIsPaidStopsTheRestAtOnce() {
    var settled = settlements.settled();
    var id = settlements.approved(settled, Map.of(), lien("County Hospital", "4000.00")).id();
    settlements.paid(id, 2);

    cameBack(settled);
    settlements.looked(id);

    assertThat(draws.house.balance(settled.client().account(), ChartAccount.SHORTAGE)).isEqualTo(usd("4000.00"));
    assertThat(settlements.draw(id, 1).state()).isEqualTo(Drawdown.State.VOIDED);
    assertThat(settlements.draw(id, 3).state()).isEqualTo(Drawdown.State.VOIDED);
    assertThat(task(id)).contains("settleShares");
    assertThat(progress.pieces(distributions.required(id))).singleElement().asString().contains("came back");
    DistributionProblems.standing(distributions.withdraw(id, "It bounced.", COORDINATOR));
    settlements.looked(id);
    assertThat(isOver(id)).isTrue();
    assertThat(distributions.required(id).state()).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void aSettlementThatComesBackWhileSomebodySettlesAShareStopsTheRestToo() {
    var settled = settlements.settled();
    var id = settlements.approved(settled, Map.of(2, "Too much."), lien("County Hospital", "4000.00")).id();
    assertThat(task(id)).contains("settleShares");

    cameBack(settled);
    settlements.looked(id);

    assertThat(settlements.draw(id, 3).state()).isEqualTo(Drawdown.State.VOIDED);
  }

  @Test
  void afterAWithdrawalAnotherStatementDividesTheSameSettlement() {
    var settled = settlements.settled();
    var first = settlements.approved(settled, Map.of()).id();
    DistributionProblems.standing(distributions.withdraw(first, "A lien was forgotten.", COORDINATOR));
    settlements.looked(first);
    assertThat(isOver(first)).isTrue();
    assertThat(settlements.draw(first, 2).state()).isEqualTo(Drawdown.State.VOIDED);

    var second = settlements.approved(settled, Map.of(), lien("County Hospital", "4000.00")).id();

    assertThat(settlements.share(second, 3).underWay()).isEqualTo(usd("51736.12"));
  }

  @Test
  void aPaymentThatIsTakenBackIsLookedIntoBeforeItGoesAgain() {
    var settled = settlements.settled();
    var id = settlements.approved(settled, Map.of(), lien("County Hospital", "4000.00")).id();
    settlements.paid(id, 2);
    var paid = settlements.draw(id, 2);
    draws.posted(draws.reversal(settled.client(), "4000.00", paid.postedAs().orElseThrow(), Optional.empty()));
    settlements.looked(id);

    assertThat(task(id)).contains("settleShares");
    assertThat(settlements.share(id, 2).due()).isEqualTo(usd("4000.00"));
    assertThat(paid.execution()).map(Execution::by).isPresent();
  }

  @Test
  void aMatterThatIsClosedMeanwhileRefundsNothingOfTheSettlement() {
    var settled = settlements.settled();
    var id = settlements.approved(settled, Map.of()).id();
    var closing = closings.ask(settled.client().matter().matter(), "Casey Roe", COORDINATOR).orElseThrow().id();
    jobs.runDue("matter-closing", closing.toString());

    assertThat(closings.underWay(closing)).contains("a settlement that is being distributed");
    assertThat(draws.drawdowns.search(Optional.of(settled.client().account()), Optional.empty(), Optional.empty(), 9))
        .noneMatch(drawdown -> drawdown.type() == DrawdownType.REFUND);
    settlements.paid(id, 1);
    settlements.paid(id, 2);
    assertThat(distributions.required(id).state()).isEqualTo(State.DISTRIBUTED);
  }

  /** 10.00 stand on the ledger beside the settlement. */
  @Test
  void whatAStatementDividesIsDrawnByItsSharesAlone() {
    var settled = settlements.settled();
    settlements.collected(settled.client(), "10.00");
    var id = settlements.prepared(settled, lien("County Hospital", "4000.00")).id();

    assertThat(draws.drawdowns.propose(refund(settled, "10.01"), COORDINATOR)).isEqualTo(
        new DrawdownAnswer.Refused(TrustCode.TRUST_BEING_DISTRIBUTED, Optional.of(usd("10.00"))));
    var beside = draws.proposed(refund(settled, "10.00"));
    var more = draws.now(beside).terms().over(usd("10.01"));
    assertThat(draws.drawdowns.change(beside, 1, more, COORDINATOR)).isInstanceOf(DrawdownAnswer.Refused.class);

    DistributionProblems.standing(settlements.approve(id, Map.of(2, "Too much.")));
    settlements.looked(id);
    assertThat(settlements.share(id, 1).due().isZero()).isTrue();
    assertThat(settlements.share(id, 3).due().isZero()).isTrue();
    assertThat(draws.drawdowns.propose(refund(settled, "0.01"), COORDINATOR))
        .isInstanceOf(DrawdownAnswer.Refused.class);
  }

  @Test
  void whatIsPromisedOrGoneIsDividedByNoStatement() {
    var settled = settlements.settled();
    draws.posted(draws.to(settled.client(), DrawdownType.PAY_OUT, "1.00", "The expert"));
    var promised = draws.authorized(refund(settled, "5000.00"));

    var refused = refused(settled, lien("County Hospital", "5000.00"));

    assertThat(refused.why()).isEqualTo(Why.TRUST_INSUFFICIENT_LEDGER);
    assertThat(refused.detail()).contains("divide $90,000.00, and $84,999.00 stands free",
        "Give back to the client of $5,000.00 (%s)".formatted(promised));
    assertThat(distributions.preview(wish(settled), COORDINATOR)).isInstanceOf(Refused.class);
    draws.drawdowns.withdraw(promised, "The settlement is stated first.", COORDINATOR);
    assertThat(refused(settled).detail()).contains("$89,999.00 stands free").doesNotContain("Open are");
    settlements.collected(settled.client(), "1.00");
    assertThat(settlements.prepared(settled).shares()).hasSize(2);
  }

  /** Two draws of what stood beside the settlement, and then the bank takes that. */
  @Test
  void whatAStatementHasDividedIsDrawnByNobodyWhoAskedBefore() {
    var settled = settlements.settled();
    settlements.collected(settled.client(), "5000.00");
    var signed = draws.authorized(refund(settled, "2000.00"));
    var asked = draws.proposed(refund(settled, "3000.00"));
    var id = settlements.prepared(settled, lien("County Hospital", "4000.00")).id();
    took(settled, "5000.00");

    assertThat(draws.signing.authorize(asked, 1, Draws.LAWYER)).isEqualTo(
        new DrawdownAnswer.Refused(TrustCode.TRUST_BEING_DISTRIBUTED, Optional.of(usd("0"))));
    assertThat(draws.execute(signed)).isEqualTo(
        new DrawdownAnswer.Refused(TrustCode.TRUST_BEING_DISTRIBUTED, Optional.of(usd("0"))));

    draws.drawdowns.withdraw(asked, "It is the settlement's.", COORDINATOR);
    DistributionProblems.standing(settlements.approve(id, Map.of(2, "Too much.")));
    settlements.looked(id);
    assertThat(progress.pieces(distributions.required(id))).last().asString()
        .contains("share 3", "$2,000.00 less stands free on the ledger than the statement divides");
    assertThat(draws.execute(signed)).as("what a share has proposed is divided too")
        .isEqualTo(new DrawdownAnswer.Refused(TrustCode.TRUST_BEING_DISTRIBUTED, Optional.of(usd("0"))));

    draws.drawdowns.withdraw(signed, "It is the settlement's.", COORDINATOR);
    settlements.looked(id);
    distributions.lookAgain(id, COORDINATOR);
    settlements.looked(id);
    settlements.paid(id, 1);
    settlements.paid(id, 3);
    assertThat(settlements.share(id, 3).paid()).isEqualTo(usd("51736.12"));
  }

  private void took(Settled settled, String amount) {
    var account = settled.client().account();
    assertThat(bank.take(
        new BankEvent(BankEventId.next(), account, "took-" + account, draws.house.today(), BankEvent.Kind.CHARGEBACK,
            Optional.empty(), Optional.of(settled.client().ledger()), Optional.of(usd(amount)), Optional.empty()),
        "test", Draws.BOOKKEEPER)).isInstanceOf(BankEvent.Outcome.Taken.class);
  }

  private DrawdownTerms refund(Settled settled, String amount) {
    return draws.to(settled.client(), DrawdownType.REFUND, amount, "Casey Roe");
  }

  private Refused refused(Settled settled, Claim... claims) {
    return (Refused) distributions.prepare(wish(settled, claims), COORDINATOR);
  }

  private DistributionAnswer approvedOn(DistributionId id, LocalDate day) {
    return distributions.approve(id, "Casey Roe", Way.SIGNED_ELECTRONICALLY, day, "File 12", Map.of(), COORDINATOR);
  }

  private void cameBack(Settled settled) {
    var account = settled.client().account();
    assertThat(bank.take(
        new BankEvent(BankEventId.next(), account, "nsf-" + account, draws.house.today(), BankEvent.Kind.NSF,
            Optional.of(settled.deposit().value()), Optional.of(settled.client().ledger()),
            Optional.of(usd("90000.00")), Optional.empty()),
        "test", Draws.BOOKKEEPER)).isInstanceOf(BankEvent.Outcome.Taken.class);
  }

  private Optional<String> task(DistributionId id) {
    return Optional.ofNullable(tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).singleResult())
        .map(Task::getTaskDefinitionKey);
  }

  private boolean isOver(DistributionId id) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey(Settlements.PROCESS)
        .processInstanceBusinessKey(id.toString())
        .count() == 0;
  }
}
