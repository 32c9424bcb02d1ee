package io.matterflow.ebilling;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.ebilling.PortalCase.Stage;
import io.matterflow.ebilling.PortalWord.Effect;
import io.matterflow.invoicing.Deliveries;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoice.PortalState;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.portals.EbillingPortal;
import io.matterflow.portals.Upload;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings invoices into their clients' portals: one case an invoice, one file a submission, and a further submission
 * only after a rejection. The number in the file may have a suffix; the invoice's own never changes.
 */
@Service
public class Submissions {

  private final Invoices invoices;
  private final NextFiles next;
  private final Deliveries deliveries;
  private final EbillingPortal portal;
  private final PortalPolicies policies;
  private final JdbcPortalCases cases;
  private final JdbcSubmissions submissions;
  private final JdbcPortalWords words;
  private final PortalWords answers;
  private final PortalTasks tasks;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  Submissions(
      Invoices invoices,
      NextFiles next,
      Deliveries deliveries,
      EbillingPortal portal,
      PortalPolicies policies,
      JdbcPortalCases cases,
      JdbcSubmissions submissions,
      JdbcPortalWords words,
      PortalWords answers,
      PortalTasks tasks,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.invoices = invoices;
    this.next = next;
    this.deliveries = deliveries;
    this.portal = portal;
    this.policies = policies;
    this.cases = cases;
    this.submissions = submissions;
    this.words = words;
    this.answers = answers;
    this.tasks = tasks;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** Begins the way into the portal, anew where an earlier one has ended; one that is under way stays as it is. */
  @Transactional
  public void begin(InvoiceNumber number) {
    var invoice = locked(number);
    var known = cases.find(number);
    if (known.isEmpty()) {
      cases.insert(
          new PortalCase(number, PortalPolicies.nameOf(directory.required(invoice.client())), Stage.PREPARING, 0,
          clock.instant(), Optional.empty(), Money.zero(invoice.total().currency()), Optional.empty()));
    } else if (known.get().stage() == Stage.ENDED) {
      cases.update(known.get().at(Stage.PREPARING, clock.instant()));
    } else {
      return;
    }
    tasks.begin(number);
  }

  /**
   * Finishes the file of the next submission and keeps it; false where no portal would take it, and nothing is kept.
   */
  @Transactional
  public boolean prepare(InvoiceNumber number) {
    locked(number);
    var before = required(number);
    var file = next.after(before);
    if (file.upload().isEmpty() || !portal.validate(file.upload().get()).isEmpty()) {
      if (before.stage() != Stage.FILE_NOT_READY) {
        cases.update(before.at(Stage.FILE_NOT_READY, clock.instant()));
      }
      return false;
    }
    var upload = file.upload().get();
    var submission = new Submission(number, file.attempt(), file.numberThere(), upload.fileName(), upload.sha256(),
        clock.instant(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    submissions.insert(submission, upload.content());
    cases.update(before.withFile(clock.instant()));
    audit.record(about(submission, "portal-file-prepared", Actor.ENGINE)
        .after("portal", before.portal())
        .after("numberThere", submission.numberThere())
        .after("file", submission.sha256()));
    return true;
  }

  /** What keeps the file from going, in words; empty when it may go. */
  @Transactional(readOnly = true)
  public List<String> objections(InvoiceNumber number) {
    var file = next.after(required(number));
    return Stream.concat(
        file.objections().stream(), file.upload().stream().flatMap(upload -> portal.validate(upload).stream()))
        .toList();
  }

  /** What helps where no portal would take the file. */
  @Transactional(readOnly = true)
  public String wayOut(InvoiceNumber number) {
    return next.wayOut(number);
  }

  /** The file that is to be dropped, as it was kept. */
  @Transactional(readOnly = true)
  public Upload toDrop(InvoiceNumber number) {
    var submission = newest(number);
    return new Upload(required(number).portal(), submission.fileName(), submissions.contentOf(submission),
        submission.sha256());
  }

  /** The file is where a person can upload it from. */
  @Transactional
  public void dropped(InvoiceNumber number, String where) {
    locked(number);
    var submission = newest(number);
    submissions.dropped(submission, clock.instant());
    cases.update(required(number).at(Stage.TO_UPLOAD, clock.instant()));
    audit.record(about(submission, "portal-file-dropped", Actor.ENGINE).after("where", where));
  }

  /** A person has uploaded the file. What the portal said of it before takes effect now. */
  @Transactional
  public Upped uploaded(InvoiceNumber number, LocalDate on, String trackingNumber, Actor by) {
    var invoice = locked(number);
    var before = required(number);
    if (before.stage() != Stage.TO_UPLOAD) {
      return new NotWaiting(number);
    }
    var earliest = earliestUpload(invoice);
    if (on.isBefore(earliest) || on.isAfter(today())) {
      return new ImpossibleDay(earliest, today());
    }
    var submission = newest(number);
    submissions.uploaded(submission, on, trackingNumber, by);
    var submitted = before.at(Stage.SUBMITTED, clock.instant());
    cases.update(submitted);
    audit.record(
        about(submission, "portal-uploaded", by).after("uploadedOn", on).after("trackingNumber", trackingNumber));
    if (invoice.deliveredOn().isEmpty()) {
      deliveries.uploaded(number, on, trackingNumber, submission.sha256(), by);
    }
    invoices.inPortal(number, PortalState.SUBMITTED, Optional.empty(), by);
    tasks.uploaded(number, by);
    takeWhatWasKept(submission, on, by);
    return new Uploaded(number);
  }

  /** Somebody has corrected what no portal would take. */
  @Transactional
  public void fileMended(InvoiceNumber number, Optional<String> comment, Actor by) {
    locked(number);
    var entry = AuditEntry.of(by, "portal-file-mended", "invoice", number);
    audit.record(comment.map(told -> entry.text("comment", told)).orElse(entry));
    tasks.fileMended(number, by);
  }

  /** What the portal rejected is mended: it goes there again, or the partner is asked when it went too often. */
  @Transactional
  public boolean mended(InvoiceNumber number, Optional<String> reason, Actor by) {
    var invoice = locked(number);
    var before = required(number);
    if (before.stage() != Stage.REJECTED) {
      return false;
    }
    var policy = policies.of(number, directory.required(invoice.client()));
    var tooOften = before.attempts() > policy.maxResubmissions();
    cases.update(before.at(tooOften ? Stage.ASKED_PARTNER : Stage.PREPARING, clock.instant()));
    var entry = AuditEntry.of(by, "portal-rejection-mended", "invoice", number)
        .after("submission", before.attempts())
        .after("asksPartner", tooOften);
    audit.record(reason.map(told -> entry.text("comment", told)).orElse(entry));
    tasks.mended(number, tooOften, by);
    return true;
  }

  /** The partner wants it submitted once more. */
  @Transactional
  public boolean onceMore(InvoiceNumber number, String reason, Actor by) {
    locked(number);
    var before = required(number);
    if (before.stage() != Stage.ASKED_PARTNER) {
      return false;
    }
    cases.update(before.at(Stage.PREPARING, clock.instant()));
    audit.record(AuditEntry.of(by, "portal-once-more", "invoice", number)
        .after("submission", before.attempts())
        .text("reason", reason));
    tasks.partnerDecided(number, by);
    return true;
  }

  /**
   * The portal does not get it any more: a person delivers it by hand, and its reminders count from today at the
   * latest.
   */
  @Transactional
  public boolean otherwise(InvoiceNumber number, String reason, Actor by) {
    var invoice = locked(number);
    var before = required(number);
    if (before.stage() != Stage.FILE_NOT_READY && !before.isRejected()) {
      return false;
    }
    cases.update(before.at(Stage.ENDED, clock.instant()));
    audit.record(AuditEntry.of(by, "portal-given-up", "invoice", number)
        .after("submission", before.attempts())
        .text("reason", reason));
    if (invoice.inPortal().isPresent()) {
      invoices.outOfPortal(number, today(), by);
    }
    tasks.ended(number);
    deliveries.insteadOfPortal(number, reason, by);
    return true;
  }

  /** Nothing is open on the invoice: whatever is open in the portal is over. */
  @Transactional
  public void settled(InvoiceNumber number) {
    locked(number);
    cases.find(number).ifPresent(before -> {
      if (before.isReduced()) {
        tasks.reductionSuperseded(number);
      }
      if (before.stage() != Stage.ACCEPTED && before.stage() != Stage.ENDED) {
        cases.update(before.at(Stage.ENDED, clock.instant()));
      }
      tasks.ended(number);
    });
  }

  @Transactional(readOnly = true)
  public Optional<PortalCase> find(InvoiceNumber number) {
    return cases.find(number);
  }

  @Transactional(readOnly = true)
  public List<Submission> of(InvoiceNumber number) {
    return submissions.of(number);
  }

  @Transactional(readOnly = true)
  public List<PortalWord> wordsOf(InvoiceNumber number) {
    return words.of(number);
  }

  @Transactional(readOnly = true)
  public byte[] contentOf(Submission submission) {
    return submissions.contentOf(submission);
  }

  private void takeWhatWasKept(Submission submission, LocalDate uploadedOn, Actor by) {
    var kept = words.of(submission.number()).stream()
        .filter(word -> word.effect() == Effect.KEPT && word.attempt() == submission.attempt())
        .toList();
    for (var word : kept) {
      if (submission.attempt() > 1 && word.saidOn().isBefore(uploadedOn)) {
        words.settle(word, Effect.LATE);
      } else {
        words.settle(word, word.status().isDecision() ? Effect.TAKEN : Effect.NOTED);
        answers.take(word, by);
      }
    }
  }

  private LocalDate earliestUpload(Invoice invoice) {
    return submissions.of(invoice.number()).stream()
        .flatMap(submission -> submission.uploadedOn().stream())
        .max(LocalDate::compareTo)
        .orElse(invoice.invoiceDate());
  }

  private Submission newest(InvoiceNumber number) {
    var all = submissions.of(number);
    if (all.isEmpty()) {
      throw new IllegalStateException("nothing was prepared for a portal of invoice " + number);
    }
    return all.get(all.size() - 1);
  }

  private PortalCase required(InvoiceNumber number) {
    return cases.find(number)
        .orElseThrow(() -> new IllegalStateException("invoice %s goes to no portal".formatted(number)));
  }

  private Invoice locked(InvoiceNumber number) {
    return invoices.lock(number).orElseThrow(() -> new IllegalArgumentException("there is no invoice " + number));
  }

  private LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  private static AuditEntry about(Submission submission, String act, Actor by) {
    return AuditEntry.of(by, act, "invoice", submission.number()).after("submission", submission.attempt());
  }

  /** What became of a person's word that the file is uploaded. */
  public sealed interface Upped {}

  public record Uploaded(InvoiceNumber number) implements Upped {}

  /** The day must lie between these two. */
  public record ImpossibleDay(LocalDate earliest, LocalDate latest) implements Upped {}

  /** No file waits for an upload. */
  public record NotWaiting(InvoiceNumber number) implements Upped {}
}
