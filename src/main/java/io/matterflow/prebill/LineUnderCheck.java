package io.matterflow.prebill;

import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import java.util.List;
import java.util.Optional;

/** Time on a line of a pre-bill, with the facts that {@code billing-guidelines} judges. */
record LineUnderCheck(PreBillLine billed, GuidelineFacts facts) implements UnderCheck {

  @Override
  public Optional<PreBillLine> line() {
    return Optional.of(billed);
  }

  @Override
  public DecisionTable<?, ?> table() {
    return Finding.TABLE;
  }

  @Override
  public Subject subject() {
    return Subject.of("pre-bill-line", billed.id());
  }

  @Override
  public List<Breach> looked(Decisions decisions) {
    return breaches(decisions.look(Finding.TABLE, facts));
  }

  @Override
  public List<Breach> judged(Decisions decisions) {
    return breaches(decisions.all(Finding.TABLE, facts, subject()));
  }

  private List<Breach> breaches(List<Decided<Finding>> findings) {
    return findings.stream().map(this::breach).toList();
  }

  private Breach breach(Decided<Finding> decided) {
    var finding = decided.result();
    var message = finding.messageKey();
    return new Breach(finding.ruleId(), finding.action(), finding.owner(), message, message.value(facts),
        message.limit(facts), finding.suggestedAmount(facts, billed.grossAtItsOwnRate()), decided.rule());
  }
}
