package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.engine.Effect;
import io.matterflow.engine.EffectKey;
import io.matterflow.invoicing.Filing.Kind;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Wording;
import io.matterflow.practice.PracticeFiles;
import io.matterflow.practice.PracticeFiles.FiledRecord;
import io.matterflow.practice.PracticeSystem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has the matter's file in the practice system say what went to the client, when, and as which document: once for each.
 */
@Service
public class Filings {

  private final JdbcFilings filings;
  private final JdbcInvoices invoices;
  private final PracticeSystem practice;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Filings(
      JdbcFilings filings,
      JdbcInvoices invoices,
      PracticeSystem practice,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.filings = filings;
    this.invoices = invoices;
    this.practice = practice;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The client has the document of this digest by this delivery. */
  void delivered(Delivery delivery, LocalDate on, DeliveredBy by, String sha256) {
    var document = by == DeliveredBy.PORTAL ? "LEDES file" : "Invoice-%s.pdf".formatted(delivery.number());
    begin(new Filing(FilingId.next(), delivery.number(), delivery.key(), Kind.INVOICE, document, sha256,
        Optional.of(by), on,
        Optional.empty()));
  }

  /** The client has the document of a correction. */
  void told(CorrectionNotice notice, Correction correction, LocalDate on, DeliveredBy by, String sha256) {
    var kind = correction.kind() == Correction.Kind.CREDIT ? Kind.CREDIT_NOTE : Kind.VOID;
    begin(new Filing(FilingId.next(), notice.invoice(), notice.key(), kind,
        CorrectionMails.fileName(correction, notice.invoice()), sha256, Optional.of(by), on, Optional.empty()));
  }

  /** A credit note was made. */
  void credited(Correction correction, String sha256) {
    var note = correction.documentNumber().orElseThrow();
    begin(new Filing(FilingId.next(), correction.invoice(), "credit-note:" + note, Kind.CREDIT_NOTE,
        note + ".pdf", sha256, Optional.empty(), today(), Optional.empty()));
  }

  /** What the step does over there, and the business fact that makes it the same step whoever retries it. */
  @Transactional(readOnly = true)
  public FilingEffect filing(FilingId id) {
    var filing = required(id);
    var key = EffectKey.of("filed", filing.reference());
    return new FilingEffect(key, new Putting(practice.files(), entry(filing, key)));
  }

  /** It stands in the matter's file, under this id. */
  @Transactional
  public void filed(FilingId id, String theirs) {
    var filing = required(id);
    if (filing.place().isEmpty()) {
      filings.filed(id, practice.name(), theirs, clock.instant());
      audit.record(AuditEntry.of(Actor.ENGINE, "filed", "invoice", filing.invoice())
          .after("document", filing.sha256())
          .after("reference", filing.reference())
          .after("system", practice.name())
          .after("id", theirs));
    }
  }

  @Transactional(readOnly = true)
  public List<Filing> of(InvoiceNumber number) {
    return filings.of(number);
  }

  /** What leaves the house for one record. */
  public record FilingEffect(EffectKey key, Effect effect) {}

  /** An invoice without a matter was taken over; there is no file that it belongs in. */
  private void begin(Filing filing) {
    if (invoices.find(filing.invoice()).flatMap(Invoice::matter).isPresent() && !filings.isBegun(filing.reference())) {
      filings.insert(filing, clock.instant());
      events.publishEvent(new FilingBegun(filing.id()));
    }
  }

  private FiledRecord entry(Filing filing, EffectKey key) {
    var invoice = invoices.find(filing.invoice()).orElseThrow();
    return new FiledRecord(key.value(), invoice.matter().orElseThrow(), invoice.client(), filing.wentOn(),
        title(filing),
        words(filing, invoice), filing.document(), filing.sha256());
  }

  private static String title(Filing filing) {
    return switch (filing.kind()) {
      case INVOICE -> "Invoice %s went to the client %s".formatted(filing.invoice(), way(filing));
    case CREDIT_NOTE ->
        "Credit note %s on invoice %s".formatted(filing.document().replace(".pdf", ""), filing.invoice())
          + filing.went().map(went -> " went to the client " + way(filing)).orElse("");
      case VOID -> "The void of invoice %s went to the client %s".formatted(filing.invoice(), way(filing));
    };
  }

  private static String words(Filing filing, Invoice invoice) {
    return "%s on %s: the document %s of invoice %s, dated %s, with the SHA-256 digest %s.".formatted(
        filing.went().isPresent() ? "Delivered " + way(filing) : "Made",
        Wording.of(filing.wentOn()), filing.document(), filing.invoice(), Wording.of(invoice.invoiceDate()),
        filing.sha256());
  }

  private static String way(Filing filing) {
    return switch (filing.went().orElseThrow()) {
      case EMAIL -> "by e-mail";
      case PAPER -> "by post";
      case HAND -> "by hand";
      case PORTAL -> "through its e-billing portal";
      case ELSEWHERE -> throw new IllegalStateException("what was taken over was not delivered from here");
    };
  }

  private Filing required(FilingId id) {
    return filings.find(id).orElseThrow(() -> new IllegalArgumentException("there is no filing " + id));
  }

  private LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  /** Puts the record there, and asks by our reference after a doubt. */
  private record Putting(PracticeFiles files, FiledRecord entry) implements Effect {

    @Override
    public String send() {
      return files.file(entry);
    }

    @Override
    public Finding ask() {
      return files.find(entry.reference());
    }
  }
}
