package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.ApprovedPreBill;
import io.matterflow.prebill.ApprovedPreBills;
import io.matterflow.prebill.PreBillId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes invoices of approved pre-bills: one for each payer, under unique, rising numbers without a gap. */
@Service
public class Invoicing {

  private final ApprovedPreBills preBills;
  private final Directory directory;
  private final JdbcInvoices invoices;
  private final JdbcIssuedInvoices issued;
  private final JdbcMovements movements;
  private final Deliveries deliveries;
  private final AuditTrail audit;
  private final Clock clock;

  Invoicing(
      ApprovedPreBills preBills,
      Directory directory,
      JdbcInvoices invoices,
      JdbcIssuedInvoices issued,
      JdbcMovements movements,
      Deliveries deliveries,
      AuditTrail audit,
      Clock clock) {
    this.preBills = preBills;
    this.directory = directory;
    this.invoices = invoices;
    this.issued = issued;
    this.movements = movements;
    this.deliveries = deliveries;
    this.audit = audit;
    this.clock = clock;
  }

  /** The approved pre-bill becomes an invoice for each payer, its time is billed once, and the deliveries begin. */
  @Transactional
  public List<InvoiceNumber> invoice(PreBillId preBill, Actor by) {
    var numbers = preBills.shares(preBill).stream().map(share -> issue(share, by)).toList();
    preBills.invoiced(preBill, numbers.stream().map(InvoiceNumber::value).toList());
    return numbers;
  }

  /** As {@link #invoice}, for content that is at hand. A payer's second invoice of the same pre-bill is a fault. */
  @Transactional
  InvoiceNumber issue(ApprovedPreBill bill, Actor by) {
    var now = clock.instant();
    var invoiceDate = now.atZone(directory.firm().zone()).toLocalDate();
    var client = directory.required(bill.client());
    var dueDate = invoiceDate.plusDays(client.paymentTermsDays());
    var addresses = InvoiceAddresses.of(directory.firm(), client);
    var invoice = IssuedInvoice.of(bill, invoices.nextNumber(), invoiceDate, dueDate, addresses);
    issued.insert(invoice, now);
    movements.append(Movement.issued(invoice.number(), Reductions.parts(invoice), invoiceDate, by), now);
    var entry = AuditEntry.of(by, "issued", "invoice", invoice.number())
        .after("state", Invoice.State.ISSUED)
        .after("preBill", invoice.preBill())
        .after("preBillVersion", invoice.preBillVersion())
        .after("contentHash", invoice.contentHash())
        .after("matter", invoice.matter())
        .after("invoiceDate", invoiceDate)
        .after("dueDate", dueDate)
        .after("total", invoice.total().plain());
    audit.record(invoice.share().map(share -> entry
        .after("payer", invoice.client())
        .after("percent", share.percent().toPlainString())
        .after("whole", share.whole().plain())).orElse(entry));
    deliveries.request(invoice.number(), Optional.empty(), Optional.empty(), by);
    return invoice.number();
  }

  /** What was issued here; empty for an invoice that was taken over. */
  @Transactional(readOnly = true)
  public Optional<IssuedInvoice> issued(InvoiceNumber number) {
    return issued.find(number);
  }

  @Transactional(readOnly = true)
  public List<Invoice> search(InvoiceSearch search) {
    return invoices.search(search);
  }
}
