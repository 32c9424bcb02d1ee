package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.invoicing.Invoice.PortalState;
import io.matterflow.kernel.Actor;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a client's e-billing portal makes of an invoice, as the invoice bears it. No amount moves by it. */
@Component
class PortalMarks {

  private final JdbcInvoices invoices;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  PortalMarks(JdbcInvoices invoices, AuditTrail audit, ApplicationEventPublisher events) {
    this.invoices = invoices;
    this.audit = audit;
    this.events = events;
  }

  /** The caller holds the invoice; the first upload is no answer of the portal's. */
  Invoice mark(Invoice before, Optional<PortalState> state, Optional<LocalDate> acceptedOn, Actor by) {
    var number = before.number();
    invoices.inPortal(number, state, acceptedOn);
    audit.record(AuditEntry.of(by, "in-portal", "invoice", number)
        .before("portal", before.inPortal().map(PortalState::name).orElse(""))
        .before("acceptedOn", before.acceptedOn().map(LocalDate::toString).orElse(""))
        .after("portal", state.map(PortalState::name).orElse(""))
        .after("acceptedOn", acceptedOn.map(LocalDate::toString).orElse("")));
    if (before.inPortal().isPresent()) {
      events.publishEvent(new PortalAnswered(number));
    }
    return invoices.find(number).orElseThrow();
  }
}
