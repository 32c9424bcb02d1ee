package io.matterflow.invoicing;

import io.matterflow.directory.Directory;
import io.matterflow.payments.PayableInvoices;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a pay page what is open on an invoice now. */
@Component
class OpenAmounts implements PayableInvoices {

  private final JdbcInvoices invoices;
  private final ObjectProvider<PlanDue> plans;
  private final Directory directory;
  private final Clock clock;

  OpenAmounts(JdbcInvoices invoices, ObjectProvider<PlanDue> plans, Directory directory, Clock clock) {
    this.invoices = invoices;
    this.plans = plans;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<PayableInvoice> find(String invoiceNumber) {
    var firm = directory.firm();
    var today = clock.instant().atZone(firm.zone()).toLocalDate();
    return invoices.find(new InvoiceNumber(invoiceNumber))
        .map(invoice -> new PayableInvoice(
            invoiceNumber, firm.name(), invoice.askedFor(), standing(invoice), today, instalment(invoice)));
  }

  /** Of a plan over several invoices this link takes no more than is open on its own. */
  private Optional<Instalment> instalment(Invoice invoice) {
    return plans.stream().findFirst()
        .flatMap(all -> all.of(invoice))
        .filter(due -> invoice.askedFor().exceeds(due.amount()))
        .map(due -> new Instalment(due.amount(), due.day()));
  }

  private static Standing standing(Invoice invoice) {
    if (invoice.isWhollyReserved()) {
      return Standing.RESERVED;
    }
    return switch (invoice.state()) {
      case ISSUED, DELIVERED, SUBMITTED, ACCEPTED, REJECTED, PARTIALLY_PAID, DISPUTED -> Standing.OPEN;
      case PAID -> Standing.PAID;
      case CREDITED -> Standing.CREDITED;
      case VOIDED -> Standing.VOIDED;
      case WRITTEN_OFF -> Standing.WRITTEN_OFF;
    };
  }

  @Override
  public ZoneId zone() {
    return directory.firm().zone();
  }
}
