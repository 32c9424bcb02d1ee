package io.matterflow.invoicing;

import io.matterflow.directory.Directory;
import io.matterflow.engine.Decided;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import org.springframework.stereotype.Component;

/** Asks how an invoice is to look: once for good when it is rendered, and without a trace for a preview. */
@Component
class InvoicePresentations {

  private final Decisions decisions;
  private final Directory directory;
  private final JdbcInvoicePresentations kept;

  InvoicePresentations(Decisions decisions, Directory directory, JdbcInvoicePresentations kept) {
    this.decisions = decisions;
    this.directory = directory;
    this.kept = kept;
  }

  /** The one that the invoice was rendered with; the table's answer, kept from now on, when it was not rendered yet. */
  InvoicePresentation of(IssuedInvoice invoice) {
    return kept.find(invoice.number()).orElseGet(() -> decided(invoice));
  }

  /** What the table says now. */
  InvoicePresentation now(IssuedInvoice invoice) {
    return decisions.look(InvoicePresentation.TABLE, facts(invoice)).stream().findFirst().map(Decided::result)
        .orElseThrow(
            () -> new IllegalStateException("invoice-presentation has no row for invoice " + invoice.number()));
  }

  private InvoicePresentation decided(IssuedInvoice invoice) {
    var decided = decisions.decide(InvoicePresentation.TABLE, facts(invoice), Subject.of("invoice", invoice.number()));
    kept.insert(invoice.number(), decided);
    return decided.result();
  }

  private InvoicePresentation.Facts facts(IssuedInvoice invoice) {
    return new InvoicePresentation.Facts(
        invoice.client().value(), invoice.matter().value(), directory.required(invoice.matter()).billingModel());
  }
}
