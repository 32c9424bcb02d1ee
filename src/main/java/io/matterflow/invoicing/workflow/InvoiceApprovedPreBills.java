package io.matterflow.invoicing.workflow;

import io.matterflow.invoicing.Invoicing;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.PreBillApproved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An approved pre-bill becomes its invoices in the very transaction that lets it go. */
@Component
class InvoiceApprovedPreBills {

  private final Invoicing invoicing;

  InvoiceApprovedPreBills(Invoicing invoicing) {
    this.invoicing = invoicing;
  }

  @EventListener
  void on(PreBillApproved approved) {
    invoicing.invoice(approved.id(), Actor.ENGINE);
  }
}
