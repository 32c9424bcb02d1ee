package io.matterflow.rules;

import io.matterflow.rest.Problem;
import io.matterflow.rules.RuleChangeAnswer.Done;
import io.matterflow.rules.RuleChangeAnswer.Refused;

/** How a refusal is told to whoever asked by REST or by a form. */
public final class RuleChangeProblems {

  private RuleChangeProblems() {}

  /** The change as it is now; thrown at whoever was refused. */
  public static RuleChange done(RuleChangeAnswer answer) {
    if (answer instanceof Refused refused) {
      throw problem(refused);
    }
    return ((Done) answer).change();
  }

  private static Problem problem(Refused refused) {
    var code = refused.refusal().name();
    var next = refused.refusal().next();
    var problem = switch (refused.refusal()) {
      case UNKNOWN_CHANGE -> Problem.unknown("NOT_FOUND", refused.detail(), next);
      case UNKNOWN_RULE -> Problem.unknown(code, refused.detail(), next);
    case NOT_A_PROPOSER, NOT_A_RELEASER, TRUST_NOT_AUTHORIZED, FOUR_EYES, NOT_YOURS ->
        Problem.forbidden(code, refused.detail(), next);
    case STALE_BASE, ALREADY_PROPOSED, NOT_PROPOSED, NOT_RELEASED, LATER_RELEASE ->
        Problem.conflict(code, refused.detail(), next);
      case RULE_REFUSED, REASON_MISSING, NOTHING_CHANGES -> Problem.refused(code, refused.detail(), next);
    };
    refused.findings().stream()
        .filter(Finding::isRefused)
        .forEach(finding -> problem.at(finding.place(), finding.says()));
    return problem;
  }
}
