package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Renders each invoice once and keeps the bytes: whatever is delivered, shown or sent again later is this document. */
@Service
public class InvoiceDocuments {

  private final JdbcIssuedInvoices issued;
  private final JdbcDocuments documents;
  private final InvoiceSheets sheets;
  private final InvoiceLayout layout;
  private final InvoicePresentations presentations;
  private final Letterheads letterheads;
  private final AuditTrail audit;
  private final Clock clock;

  InvoiceDocuments(
      JdbcIssuedInvoices issued,
      JdbcDocuments documents,
      InvoiceSheets sheets,
      InvoiceLayout layout,
      InvoicePresentations presentations,
      Letterheads letterheads,
      AuditTrail audit,
      Clock clock) {
    this.issued = issued;
    this.documents = documents;
    this.sheets = sheets;
    this.layout = layout;
    this.presentations = presentations;
    this.letterheads = letterheads;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public boolean isRendered(InvoiceNumber number) {
    return pdf(number).isPresent();
  }

  /**
   * Lays the invoice out with the link to pay, if there is one, and keeps it; an invoice that was rendered stays as it
   * is.
   */
  @Transactional
  public void render(InvoiceNumber number, Optional<URI> payLink) {
    if (isRendered(number)) {
      return;
    }
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var invoice = issued.find(number).orElseThrow(() -> new IllegalArgumentException("there is no invoice " + number));
    var look = presentations.of(invoice);
    var html = html(invoice, payLink, look);
    var pdf = InvoiceDocument.pdf(number, layout.pdf(html, number, now));
    documents.insert(InvoiceDocument.html(number, html), now);
    documents.insert(pdf, now);
    audit.record(AuditEntry.of(Actor.ENGINE, "rendered", "invoice", number).after("document", pdf.sha256()));
  }

  /** The invoice as it would look; nothing is kept and nobody gets it. */
  @Transactional(readOnly = true)
  public Preview preview(InvoiceNumber number, Optional<URI> payLink, UnaryOperator<InvoicePresentation> draft) {
    var invoice = issued.find(number).orElseThrow(() -> new IllegalArgumentException("there is no invoice " + number));
    var html = html(invoice, payLink, draft.apply(presentations.now(invoice)));
    return new Preview(
        InvoiceDocument.html(number, html),
        InvoiceDocument.pdf(number, layout.pdf(html, number, clock.instant().truncatedTo(ChronoUnit.SECONDS))));
  }

  /** Whether the installation has a letterhead of this name. */
  public boolean hasLetterhead(String name) {
    return letterheads.has(name);
  }

  private String html(IssuedInvoice invoice, Optional<URI> payLink, InvoicePresentation look) {
    return layout.html(sheets.of(invoice, payLink, look), look, letterheads.picture(look.letterhead()));
  }

  @Transactional(readOnly = true)
  public Optional<InvoiceDocument> pdf(InvoiceNumber number) {
    return documents.find(number, InvoiceDocument.PDF);
  }

  @Transactional(readOnly = true)
  public Optional<InvoiceDocument> html(InvoiceNumber number) {
    return documents.find(number, InvoiceDocument.HTML);
  }

  InvoiceDocument requiredPdf(InvoiceNumber number) {
    return pdf(number).orElseThrow(() -> new IllegalStateException("invoice %s is not rendered yet".formatted(number)));
  }

  /** A look at what would be sent. */
  public record Preview(InvoiceDocument html, InvoiceDocument pdf) {}
}
