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

  record NoPlan() implements PlanAnswer {}

  record AlreadyDecided(PaymentPlan plan) implements PlanAnswer {}

  record OwnRequest() implements PlanAnswer {}
}
