package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;

/** What became of the wish to agree on a plan, to decide about it, or to end it. */
public sealed interface PlanAnswer {

  /** Why nothing came of it, as a person reads it; empty of a plan that is there. */
  String why();

  record Standing(PaymentPlan plan) implements PlanAnswer {

    @Override
    public String why() {
      return "";
    }
  }

  /** It is settled, or its client does not have it yet. */
  record NothingToPay(Invoice invoice) implements PlanAnswer {

    @Override
    public String why() {
      return "Nothing is open on invoice %s, or its client does not have it yet.".formatted(invoice.number());
    }
  }

  record AnotherPlan(Invoice invoice) implements PlanAnswer {

    @Override
    public String why() {
      return "A plan stands over invoice %s, or waits for somebody to agree.".formatted(invoice.number());
    }
  }

  /** The invoices are of several clients, or in several currencies. */
  record NotTogether() implements PlanAnswer {

    @Override
    public String why() {
      return "The invoices are of several clients, or in several currencies.";
    }
  }

  /** No such schedule can be made. */
  record Impossible(String why, String pointer) implements PlanAnswer {}

  /** The table does not have such plans; why is what it says. */
  record NotAllowed(String why) implements PlanAnswer {}

  /** Its terms ask for a second person, and there is none but who asks. */
  record NobodyElse() implements PlanAnswer {

    @Override
    public String why() {
      return "Somebody else has to agree to such a plan, and nobody but you may.";
    }
  }

  record NoPlan() implements PlanAnswer {

    @Override
    public String why() {
      return "No plan stands over the invoice.";
    }
  }

  record AlreadyDecided(PaymentPlan plan) implements PlanAnswer {

    @Override
    public String why() {
      return "This plan was decided before.";
    }
  }

  record OwnRequest() implements PlanAnswer {

    @Override
    public String why() {
      return "Who asked for a plan does not agree to it alone.";
    }
  }
}
