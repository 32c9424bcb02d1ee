package io.matterflow.invoicing;

import io.matterflow.engine.DecisionReaders;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import org.springframework.stereotype.Component;

/** Decisions about an invoice are told to whoever may read it. */
@Component
class InvoiceDecisionReaders implements DecisionReaders {

  private final Invoices invoices;
  private final InvoiceReaders readers;

  InvoiceDecisionReaders(Invoices invoices, InvoiceReaders readers) {
    this.invoices = invoices;
    this.readers = readers;
  }

  @Override
  public boolean mayRead(Subject subject, Actor actor) {
    return subject.kind().equals("invoice") && !subject.id().isBlank()
        && invoices.find(new InvoiceNumber(subject.id()))
            .filter(invoice -> readers.mayRead(actor, invoice))
            .isPresent();
  }
}
