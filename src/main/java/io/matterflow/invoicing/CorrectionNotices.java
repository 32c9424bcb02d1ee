package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects;
import io.matterflow.invoicing.CorrectionNotice.HandReason;
import io.matterflow.invoicing.CorrectionNotice.Way;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.Bound;
import io.matterflow.messaging.ClientMessage;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.Passage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells a client that less is asked for: the credit note, or the invoice marked as void, goes the way of the invoice,
 * once, and is kept in the matter's file. A void of an invoice that nobody has is told to nobody.
 */
@Service
public class CorrectionNotices {

  private final JdbcCorrectionNotices notices;
  private final JdbcCorrectionDocuments documents;
  private final Corrections corrections;
  private final Invoices invoices;
  private final CorrectionMails mails;
  private final ClientMessages messages;
  private final Effects effects;
  private final Filings filings;
  private final NoticeTasks tasks;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CorrectionNotices(
      JdbcCorrectionNotices notices,
      JdbcCorrectionDocuments documents,
      Corrections corrections,
      Invoices invoices,
      CorrectionMails mails,
      ClientMessages messages,
      Effects effects,
      Filings filings,
      NoticeTasks tasks,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.notices = notices;
    this.documents = documents;
    this.corrections = corrections;
    this.invoices = invoices;
    this.mails = mails;
    this.messages = messages;
    this.effects = effects;
    this.filings = filings;
    this.tasks = tasks;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The document of a correction was made: it sets out, in the transaction at hand. */
  void begin(Correction correction, InvoiceNumber number) {
    var nobodyHasIt = invoices.find(number).orElseThrow().deliveredBy().isEmpty();
    if (correction.kind() != Correction.Kind.CREDIT && nobodyHasIt) {
      return;
    }
    var id = CorrectionNoticeId.next();
    notices.insert(id, correction.id(), number);
    events.publishEvent(new CorrectionNoticeBegun(id));
  }

  /** The way of the invoice, as the directory knows the client now. */
  @Transactional
  public Way choose(CorrectionNoticeId id) {
    var notice = required(id);
    var invoice = invoice(notice);
    var reason = handReason(invoice);
    var way = reason.isPresent() ? Way.HAND : Way.EMAIL;
    notices.choose(id, way, reason);
    var entry = AuditEntry.of(Actor.ENGINE, "correction-way", "invoice", invoice.number())
        .after("correction", notice.correction())
        .after("way", way);
    audit.record(reason.map(why -> entry.after("reason", why)).orElse(entry));
    return way;
  }

  /** Whether it may leave now; what is out already passes, so that it is written down. */
  @Transactional
  public Passage passage(CorrectionNoticeId id, String process) {
    var notice = required(id);
    var invoice = invoice(notice);
    var isOut = effects.stateOf(new EffectKey(notice.key())).filter(Effects.State.CONFIRMED::equals).isPresent();
    var message =
        new ClientMessage(notice.key(), Channel.EMAIL, invoice.client(), process, id.toString(), Optional.empty());
    var passage = isOut
        ? Passage.OPEN
        : messages.passage(message, new Bound(Bound.Purpose.DOCUMENT, mails.recipients(invoice).addresses()));
    if (passage == Passage.DROPPED) {
      notices.choose(id, Way.HAND, Optional.of(HandReason.DROPPED));
      audit.record(AuditEntry.of(Actor.ENGINE, "correction-way", "invoice", invoice.number())
          .after("correction", notice.correction())
          .after("way", Way.HAND)
          .after("reason", HandReason.DROPPED));
    }
    return passage;
  }

  /** When one that is kept back is to be looked at again; nothing says so while a pause stands over it. */
  @Transactional(readOnly = true)
  public Optional<Instant> waitsUntil(CorrectionNoticeId id) {
    return messages.waitsUntil(required(id).key());
  }

  /** Empty when no billing contact has an address that takes mail any more. */
  @Transactional(readOnly = true)
  public Optional<Message> mail(CorrectionNoticeId id) {
    var notice = required(id);
    return mails.recipients(invoice(notice)).addresses().isEmpty() ? Optional.empty() : Optional.of(mails.of(notice));
  }

  /** The vendor has it. */
  @Transactional
  public void sent(CorrectionNoticeId id) {
    var notice = required(id);
    messages.left(notice.key());
    told(notice, today(), DeliveredBy.EMAIL, Actor.ENGINE);
  }

  /** A person has brought it; not before it was made, nor on a day that has not come. */
  @Transactional
  public Brought byHand(CorrectionNoticeId id, LocalDate on, Actor by) {
    var notice = held(id);
    if (notice.isDone()) {
      return Brought.NOT_WAITING;
    }
    if (on.isAfter(today()) || on.isBefore(earliest(notice))) {
      return Brought.IMPOSSIBLE_DAY;
    }
    told(notice, on, DeliveredBy.HAND, by);
    tasks.brought(id, false, by);
    return Brought.DONE;
  }

  /** A person has it sent by e-mail after all. */
  @Transactional
  public Brought byEmailAfterAll(CorrectionNoticeId id, Actor by) {
    var notice = held(id);
    if (notice.isDone() || notice.handReason().filter(HandReason::mayChange).isEmpty()) {
      return Brought.NOT_WAITING;
    }
    if (mails.recipients(invoice(notice)).addresses().isEmpty()) {
      return Brought.STILL_NOBODY;
    }
    again(notice, by);
    tasks.brought(id, true, by);
    return Brought.DONE;
  }

  /** It came back, and the address is mended: it goes once more. What of it waits already does. */
  @Transactional
  void cameBack(String messageKey, InvoiceNumber number, Actor by) {
    invoices.lock(number);
    notices.of(number).stream()
        .filter(notice -> notice.isDone() && notice.key().equals(messageKey))
        .findFirst()
        .ifPresent(notice -> {
          again(notice, by);
          events.publishEvent(new CorrectionNoticeBegun(notice.id()));
        });
  }

  @Transactional(readOnly = true)
  public CorrectionNotice required(CorrectionNoticeId id) {
    return notices.find(id).orElseThrow(() -> new IllegalStateException("there is no notice " + id));
  }

  @Transactional(readOnly = true)
  public List<CorrectionNotice> of(InvoiceNumber number) {
    return notices.of(number);
  }

  /** From which day on it can have been brought. */
  @Transactional(readOnly = true)
  public LocalDate earliest(CorrectionNotice notice) {
    return corrections.required(notice.correction())
        .decidedAt()
        .orElseThrow()
        .atZone(directory.firm().zone())
        .toLocalDate();
  }

  private void again(CorrectionNotice notice, Actor by) {
    if (notices.again(notice)) {
      audit.record(AuditEntry.of(by, "correction-again", "invoice", notice.invoice())
          .after("correction", notice.correction())
          .after("attempt", notice.attempt() + 1));
    }
  }

  private void told(CorrectionNotice notice, LocalDate on, DeliveredBy by, Actor who) {
    if (!notices.told(notice.id(), on, by, who, clock.instant())) {
      return;
    }
    var correction = corrections.required(notice.correction());
    var document = documents.find(correction.id(), notice.invoice()).orElseThrow();
    audit.record(AuditEntry.of(who, "correction-told", "invoice", notice.invoice())
        .after("correction", correction.id())
        .after("by", by)
        .after("toldOn", on)
        .after("document", document.sha256()));
    filings.told(notice, correction, on, by, document.sha256());
  }

  private Optional<HandReason> handReason(Invoice invoice) {
    var client = directory.required(invoice.client());
    var went = invoice.deliveredBy().filter(by -> by != DeliveredBy.ELSEWHERE);
    if (went.filter(DeliveredBy.PORTAL::equals).isPresent()) {
      return Optional.of(HandReason.INVOICE_IN_PORTAL);
    }
    if (went.filter(by -> by != DeliveredBy.EMAIL).isPresent()) {
      return Optional.of(HandReason.INVOICE_BY_HAND);
    }
    if (went.isEmpty() && client.delivery() != Client.Delivery.EMAIL) {
      return Optional.of(HandReason.NOT_BY_EMAIL);
    }
    return mails.recipients(invoice).addresses().isEmpty() ? Optional.of(HandReason.NO_RECIPIENT) : Optional.empty();
  }

  private CorrectionNotice held(CorrectionNoticeId id) {
    invoices.lock(required(id).invoice());
    return required(id);
  }

  private Invoice invoice(CorrectionNotice notice) {
    return invoices.find(notice.invoice()).orElseThrow();
  }

  private LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  /** What became of a person's word on it. */
  public enum Brought {
    DONE,
    NOT_WAITING,
    IMPOSSIBLE_DAY,
    STILL_NOBODY
  }
}
