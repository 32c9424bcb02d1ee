package io.matterflow.prebill;

import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.engine.Upshot;
import io.matterflow.prebill.Finding.Action;
import io.matterflow.prebill.Finding.RuleOwner;
import java.util.List;
import java.util.Optional;

/**
 * A pre-bill as a whole, with the facts that {@code bill-guidelines} judges. {@code refusedFor} tells what the client's
 * portal would refuse, line by line; the table looks at how much that is.
 */
record BillUnderCheck(PreBillId bill, BillFacts facts, String refusedFor) implements UnderCheck {

  static final DecisionTable<BillFacts, BillFinding> TABLE =
      DecisionTable.of("bill-guidelines", BillFacts.class, BillFinding.class)
          .whichMeans(finding -> finding.action().holds() ? Upshot.TASK : Upshot.NONE);

  /** What a row of the table says. */
  record BillFinding(String ruleId, Action action, RuleOwner owner, BillMessage messageKey) {}

  @Override
  public Optional<PreBillLine> line() {
    return Optional.empty();
  }

  @Override
  public DecisionTable<?, ?> table() {
    return TABLE;
  }

  @Override
  public Subject subject() {
    return Subject.of("pre-bill", bill);
  }

  @Override
  public List<Breach> looked(Decisions decisions) {
    return breaches(decisions.look(TABLE, facts));
  }

  @Override
  public List<Breach> judged(Decisions decisions) {
    return breaches(decisions.all(TABLE, facts, subject()));
  }

  private List<Breach> breaches(List<Decided<BillFinding>> findings) {
    return findings.stream().map(this::breach).toList();
  }

  private Breach breach(Decided<BillFinding> decided) {
    var finding = decided.result();
    var message = finding.messageKey();
    return new Breach(finding.ruleId(), finding.action(), finding.owner(), message,
        message == BillMessage.PORTAL_REFUSES ? refusedFor : message.value(facts), message.limit(facts),
        Optional.empty(), decided.rule());
  }
}
