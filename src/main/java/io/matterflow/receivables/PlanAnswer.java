package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;

/** What became of the wish to agree on a plan, to decide about it, or to end it. */
public sealed interface PlanAnswer {

  record Standing(PaymentPlan plan) implements PlanAnswer {}

  /** It is settled, or its client does not have it yet. */
  record NothingToPay(Invoice invoice) implements PlanAnswer {}

  record AnotherPlan(Invoice invoice) implements PlanAnswer {}

  /** The invoices are of several clients, or in several currencies. */
  record NotTogether() implements PlanAnswer {}

  /** No such schedule can be made. */
  record Impossible(String why, String pointer) implements PlanAnswer {}

  /** The table does not have such plans; why is what it says. */
  record NotAllowed(String why) implements PlanAnswer {}

  /** Its terms ask for a second person, and there is none but who asks. */
  record NobodyElse() implements PlanAnswer {

    public static final String WHY = "Somebody else has to agree to such a plan, and nobody but you may.";
  }

  record NoPlan() implements PlanAnswer {}

  record AlreadyDecided(PaymentPlan plan) implements PlanAnswer {}

  record OwnRequest() implements PlanAnswer {}
}
