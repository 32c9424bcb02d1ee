package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays out credit notes, and marks the documents of voided invoices, once each; the invoice's own document stays as it
 * went.
 */
@Service
public class CorrectionDocuments {

  private static final String MARK = """
      <div style="position: absolute; top: 92mm; left: 30mm; font-family: 'Source Sans 3', Helvetica, sans-serif; font-size: 88pt; \
      letter-spacing: .12em; color: #e3b7b3; z-index: 2">VOID</div>""";

  private final Corrections corrections;
  private final Invoices invoices;
  private final JdbcReductions reductions;
  private final InvoiceDocuments documents;
  private final JdbcInvoiceAddresses addresses;
  private final JdbcCorrectionDocuments kept;
  private final InvoiceLayout layout;
  private final Filings filings;
  private final CorrectionNotices notices;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  CorrectionDocuments(
      Corrections corrections,
      Invoices invoices,
      JdbcReductions reductions,
      InvoiceDocuments documents,
      JdbcInvoiceAddresses addresses,
      JdbcCorrectionDocuments kept,
      InvoiceLayout layout,
      Filings filings,
      CorrectionNotices notices,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.corrections = corrections;
    this.invoices = invoices;
    this.reductions = reductions;
    this.documents = documents;
    this.addresses = addresses;
    this.kept = kept;
    this.layout = layout;
    this.filings = filings;
    this.notices = notices;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** Makes what is not made yet; a write-off has no document, nor has what a portal took off. */
  @Transactional
  public void render(CorrectionId id) {
    var correction = corrections.required(id);
    switch (correction.kind()) {
      case CREDIT -> keep(correction, correction.invoice(), layout.creditNote(sheet(correction)));
      case VOID, REBILL -> corrections.sharesOf(correction.invoice()).forEach(share -> documents.html(share)
          .map(page -> new String(page.content(), StandardCharsets.UTF_8))
          .ifPresent(page -> keep(correction, share, page.replaceFirst("<body([^>]*)>", "<body$1>" + MARK))));
      case WRITE_OFF, PORTAL_REDUCTION -> { }
    }
  }

  /** The credit note as PDF. */
  @Transactional(readOnly = true)
  public Optional<InvoiceDocument> creditNote(CorrectionId id) {
    return kept.find(id, corrections.required(id).invoice());
  }

  /** The invoice as PDF, marked as void. */
  @Transactional(readOnly = true)
  public Optional<InvoiceDocument> voided(InvoiceNumber number) {
    return kept.ofVoided(number);
  }

  private void keep(Correction correction, InvoiceNumber number, String html) {
    if (kept.find(correction.id(), number).isPresent()) {
      return;
    }
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var pdf = InvoiceDocument.pdf(number, layout.pdf(html, number, now));
    kept.insert(correction.id(), pdf, now);
    audit.record(AuditEntry.of(Actor.ENGINE, "correction-rendered", "invoice", number)
        .after("correction", correction.id())
        .after("document", pdf.sha256()));
    if (correction.kind() == Correction.Kind.CREDIT) {
      filings.credited(correction, pdf.sha256());
    }
    notices.begin(correction, number);
  }

  private CreditNoteSheet sheet(Correction correction) {
    var invoice = invoices.find(correction.invoice()).orElseThrow();
    var firm = directory.firm();
    var reference = "credit-note:" + correction.documentNumber().orElseThrow();
    var credited = reductions.of(invoice.number()).stream()
        .filter(one -> one.reference().equals(reference))
        .findFirst()
        .orElseThrow();
    var sums = new ArrayList<InvoiceSheet.Sum>();
    add(sums, "Fees", credited.parts().fees());
    add(sums, "Costs", credited.parts().costs());
    add(sums, "Tax", credited.parts().tax());
    var client = directory.required(invoice.client());
    return new CreditNoteSheet(
        correction.documentNumber().orElseThrow(),
        PageText.of(firm.name()),
        addresses.of(invoice.number()).firm().stream().map(PageText::of).toList(),
        PageText.of(client.name()),
        addresses.of(invoice.number()).client().stream().map(PageText::of).toList(),
        Wording.of(credited.at().atZone(firm.zone()).toLocalDate()),
        invoice.number().value(),
        Wording.of(invoice.invoiceDate()),
        List.copyOf(sums),
        Wording.of(credited.parts().total()),
        Wording.of(invoice.total()));
  }

  private static void add(List<InvoiceSheet.Sum> sums, String label, Money amount) {
    if (!amount.isZero()) {
      sums.add(new InvoiceSheet.Sum(label, Wording.of(amount)));
    }
  }
}
