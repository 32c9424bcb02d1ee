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
    if (answer instanceof PlanAnswer.NothingToPay refused) {
      throw Problem.conflict("NOTHING_TO_PAY",
          "Nothing is open on invoice %s, or its client does not have it yet.".formatted(refused.invoice().number()),
          "Agree on a plan when the invoice is delivered.");
    }
    if (answer instanceof PlanAnswer.AnotherPlan refused) {
      throw Problem.conflict("PLAN_STANDS",
          "A plan stands over invoice %s, or waits for somebody to agree.".formatted(refused.invoice().number()),
          "To change it, end it first, then agree on another.");
    }
    if (answer instanceof PlanAnswer.NotTogether) {
      throw Problem.refused("NOT_TOGETHER", "The invoices are of several clients, or in several currencies.",
          "Agree on a plan for each.").at("/otherInvoices", "of one client, in one currency");
    }
    if (answer instanceof PlanAnswer.Impossible impossible) {
      throw Problem.refused("IMPOSSIBLE_PLAN", impossible.why(), "Ask for such a plan.").at(impossible.pointer(), "out of bounds");
    }
    if (answer instanceof PlanAnswer.NotAllowed refused) {
      throw Problem.refused("PLAN_NOT_ALLOWED", refused.why(), "Ask for another plan, or have the decision plan-terms changed.");
    }
    if (answer instanceof PlanAnswer.NobodyElse) {
      throw Problem.refused("NOBODY_ELSE", PlanAnswer.NobodyElse.WHY,
          "Have a colleague ask for it, then agree to it yourself; or ask for a plan that plan-terms leaves to one person.");
    }
    throw Problem.conflict("NO_PLAN", "No plan stands over the invoice.", "Read the invoice again.");
  }
}
