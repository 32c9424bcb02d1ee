package io.matterflow.prebill;

import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.engine.Upshot;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.Finding.Action;
import io.matterflow.prebill.Finding.RuleOwner;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A cost on a line of a pre-bill, with the facts that {@code expense-guidelines} judges. */
record ExpenseUnderCheck(PreBillLine billed, ExpenseFacts facts) implements UnderCheck {

  static final DecisionTable<ExpenseFacts, ExpenseFinding> TABLE =
      DecisionTable.of("expense-guidelines", ExpenseFacts.class, ExpenseFinding.class)
          .whichMeans(finding -> finding.action().holds() ? Upshot.TASK : Upshot.NONE);

  /** What a row of the table says. */
  record ExpenseFinding(
      String ruleId, Action action, RuleOwner owner, ExpenseMessage messageKey, Optional<Proposal> proposal) {

    Optional<BigDecimal> suggestedAmount(ExpenseFacts facts) {
      return proposal.flatMap(how -> switch (how) {
        case NOTHING -> Optional.of(BigDecimal.ZERO);
        case COPY_RATE -> Optional.of(facts.units().multiply(facts.copyRate()));
        case MEALS -> Optional.of(facts.units().multiply(facts.mealsPerDay()));
        case RECEIPT -> facts.receiptAmount();
      });
    }
  }

  /** How much a rule would leave of a cost. */
  enum Proposal {
    NOTHING,
    COPY_RATE,
    MEALS,
    RECEIPT
  }

  @Override
  public Optional<PreBillLine> line() {
    return Optional.of(billed);
  }

  @Override
  public DecisionTable<?, ?> table() {
    return TABLE;
  }

  @Override
  public Subject subject() {
    return Subject.of("pre-bill-line", billed.id());
  }

  @Override
  public List<Breach> looked(Decisions decisions) {
    return breaches(decisions.look(TABLE, facts));
  }

  @Override
  public List<Breach> judged(Decisions decisions) {
    return breaches(decisions.all(TABLE, facts, subject()));
  }

  private List<Breach> breaches(List<Decided<ExpenseFinding>> findings) {
    return findings.stream().map(this::breach).toList();
  }

  private Breach breach(Decided<ExpenseFinding> decided) {
    var finding = decided.result();
    var message = finding.messageKey();
    var suggested = finding.suggestedAmount(facts)
        .map(amount -> Money.rounded(amount, billed.amount().currency()).amount());
    return new Breach(finding.ruleId(), finding.action(), finding.owner(), message, message.value(facts),
        message.limit(facts), suggested, decided.rule());
  }
}
