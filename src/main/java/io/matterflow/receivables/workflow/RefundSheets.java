package io.matterflow.receivables.workflow;

import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Wording;
import io.matterflow.receivables.Payment;
import io.matterflow.receivables.PaymentIntake;
import io.matterflow.receivables.Refund;
import io.matterflow.receivables.RefundId;
import io.matterflow.receivables.Refunds;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the tasks about a refund show of it and of its payment. */
@Component
class RefundSheets {

  private final Refunds refunds;
  private final PaymentIntake payments;

  RefundSheets(Refunds refunds, PaymentIntake payments) {
    this.refunds = refunds;
    this.payments = payments;
  }

  /** For a title, which stands in engine tables: numbers of ours only. */
  String about(RefundId id) {
    var payment = payment(refunds.required(id));
    var invoice = payment.settled().keySet().stream().findFirst().map(number -> " for invoice " + number).orElse("");
    return "%s, payment no. %s".formatted(invoice, payment.id().brief());
  }

  List<Fact> facts(Refund refund) {
    var payment = payment(refund);
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Payment", "no. " + payment.id().brief()));
    facts.add(new Fact("Paid", "%s by %s on %s".formatted(
        Wording.of(payment.received()), payment.report().method(), Wording.of(payment.report().receivedOn()))));
    facts.add(new Fact("Refund", Wording.of(refund.amount())));
    facts.add(new Fact("Asked for by", refund.requestedBy().value()));
    refunds.reasonOf(refund).ifPresent(reason -> facts.add(new Fact("Why", reason)));
    facts.add(new Fact("Source", "%s %s".formatted(payment.report().source(), payment.paymentRef())));
    payment.settled().forEach((number, amount) ->
        facts.add(new Fact("Settled on invoice " + number, Wording.of(amount))));
    return facts;
  }

  List<Link> links(Refund refund) {
    var payment = payment(refund);
    var links = new ArrayList<Link>();
    links.add(new Link("payment", "Payment", "/api/payments/" + payment.id()));
    links.add(new Link("audit", "What was said", "/api/audit?entity=payment&id=" + payment.id()));
    links.addAll(invoices(refund));
    return links;
  }

  /** All that somebody outside the billing office may follow. */
  List<Link> invoices(Refund refund) {
    return payment(refund).settled().keySet().stream()
        .map(number -> new Link("invoice", "Invoice " + number, "/api/invoices/" + number))
        .toList();
  }

  private Payment payment(Refund refund) {
    return payments.find(refund.payment()).orElseThrow();
  }
}
