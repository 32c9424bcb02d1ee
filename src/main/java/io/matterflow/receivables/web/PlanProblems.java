package io.matterflow.receivables.web;

import io.matterflow.receivables.PaymentPlan;
import io.matterflow.receivables.PlanAnswer;
import io.matterflow.rest.Problem;

/** What is answered where there is no plan, or another. */
final class PlanProblems {

  private PlanProblems() {}

  static PaymentPlan standing(PlanAnswer answer) {
    if (answer instanceof PlanAnswer.Standing standing) {
      return standing.plan();
    }
    throw refusal(answer);
  }

  private static Problem refusal(PlanAnswer answer) {
    var why = answer.why();
    if (answer instanceof PlanAnswer.NothingToPay) {
      return Problem.conflict("NOTHING_TO_PAY", why, "Agree on a plan when the invoice is delivered.");
    }
    if (answer instanceof PlanAnswer.AnotherPlan) {
      return Problem.conflict("PLAN_STANDS", why, "To change it, end it first, then agree on another.");
    }
    if (answer instanceof PlanAnswer.NotTogether) {
      return Problem.refused("NOT_TOGETHER", why, "Agree on a plan for each.")
          .at("/otherInvoices", "of one client, in one currency");
    }
    if (answer instanceof PlanAnswer.Impossible impossible) {
      return Problem.refused("IMPOSSIBLE_PLAN", why, "Ask for such a plan.").at(impossible.pointer(), "out of bounds");
    }
    if (answer instanceof PlanAnswer.NotAllowed) {
      return Problem.refused("PLAN_NOT_ALLOWED", why, "Ask for another plan, or have the decision plan-terms changed.");
    }
    if (answer instanceof PlanAnswer.NobodyElse) {
      return Problem.refused("NOBODY_ELSE", why,
          "Have a colleague ask for it, then agree to it yourself; or ask for a plan that plan-terms leaves to one person.");
    }
    return Problem.conflict("NO_PLAN", why, "Read the invoice again.");
  }
}
