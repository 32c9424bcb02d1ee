package io.matterflow.invoicing.workflow;

import io.matterflow.invoicing.InvoiceCameBack;
import io.matterflow.invoicing.InvoiceDelivered;
import io.matterflow.invoicing.InvoiceDisputed;
import io.matterflow.invoicing.InvoiceMoved;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.UnopenedInvoices;
import io.matterflow.payments.PayLinkOpened;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** With its e-mail begins the wait for a sign that the client has the invoice; each such sign ends it. */
@Component
class UnopenedInvoiceNews {

  private final UnopenedInvoices unopened;
  private final RuntimeService runtime;

  UnopenedInvoiceNews(UnopenedInvoices unopened, RuntimeService runtime) {
    this.unopened = unopened;
    this.runtime = runtime;
  }

  /** Delivered after all: whoever looks already looks later. */
  @EventListener
  void on(InvoiceDelivered news) {
    unopened.lookAt(news.number())
        .filter(at -> !isLookedAt(news.number()))
        .ifPresent(at -> runtime.startProcessInstanceByKey(
        UnopenedInvoiceProcess.ID, news.number().value(), UnopenedInvoiceProcess.LOOK_AT.passing(at)));
  }

  private boolean isLookedAt(InvoiceNumber number) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey(UnopenedInvoiceProcess.ID).processInstanceBusinessKey(number.value()).count() > 0;
  }

  /** Whoever mends the address need not ask for another way as well. */
  @EventListener
  void on(InvoiceCameBack news) {
    unopened.heard(news.number());
  }

  @EventListener
  void on(PayLinkOpened news) {
    unopened.opened(new InvoiceNumber(news.invoiceNumber()));
  }

  @EventListener
  void on(InvoiceMoved news) {
    if (news.kind() != InvoiceMoved.Kind.ISSUED && news.kind() != InvoiceMoved.Kind.OPENING) {
      unopened.heard(news.number());
    }
  }

  @EventListener
  void on(InvoiceDisputed news) {
    unopened.heard(news.number());
  }
}
