package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.engine.Effects;
import io.matterflow.invoicing.Recipients;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.Bound;
import io.matterflow.messaging.ClientMessage;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.MessageFailed;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.Passage;
import io.matterflow.trust.ReceiptNotice.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells each client of money that came into trust for them, once for a deposit, as soon as it is known whose it is. By
 * when at the latest {@code trust-jurisdiction} says; whoever cannot be told by mail until then is a person's work.
 */
@Service
public class ReceiptNotices {

  static final String ENTITY = "receipt-notice";
  private static final Duration LONGEST_WAIT = Duration.ofDays(7);

  private final JdbcReceiptNotices rows;
  private final Deposits deposits;
  private final TrustAccounts days;
  private final TrustJurisdictions jurisdictions;
  private final ReceiptMails mails;
  private final ClientMessages messages;
  private final OutgoingMessages outgoing;
  private final Effects effects;
  private final Addresses addresses;
  private final Directory directory;
  private final ReceiptTasks tasks;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReceiptNotices(
      JdbcReceiptNotices rows,
      Deposits deposits,
      TrustAccounts days,
      TrustJurisdictions jurisdictions,
      ReceiptMails mails,
      ClientMessages messages,
      OutgoingMessages outgoing,
      Effects effects,
      Addresses addresses,
      Directory directory,
      ReceiptTasks tasks,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.deposits = deposits;
    this.days = days;
    this.jurisdictions = jurisdictions;
    this.mails = mails;
    this.messages = messages;
    this.outgoing = outgoing;
    this.effects = effects;
    this.addresses = addresses;
    this.directory = directory;
    this.tasks = tasks;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Money stands on a client's ledger that was not there before; the firm's own is nobody's to be told of, and what
   * came before the journal was.
   */
  @EventListener
  @Transactional
  public void on(TrustPosted posted) {
    if (posted.kind() == PostingKind.DEPOSIT || posted.kind() == PostingKind.IDENTIFIED) {
      posted.postings().stream()
          .filter(posting -> posting.credit().isLedgerOfClient())
          .flatMap(posting -> posting.deposit().stream())
          .filter(deposit -> !deposits.required(deposit).source().equals(OpeningItems.SOURCE))
          .forEach(this::begin);
    }
  }

  /** A client who was told of money that is somebody else's is no reason not to tell whose it is. */
  private void begin(DepositId id) {
    var known = rows.find(id);
    if (known.filter(notice -> !notice.state().isTold()).isPresent()) {
      return;
    }
    var deposit = deposits.required(id);
    var lastDay = deposit.receivedOn().plusDays(jurisdictions.of(deposit.account()).noticeDays());
    var dueOn = lastDay.isBefore(days.today()) ? days.today() : lastDay;
    if (known.isEmpty()) {
      rows.insert(id, dueOn, clock.instant());
    } else {
      rows.anew(id, dueOn);
      audit.record(AuditEntry.of(Actor.ENGINE, "receipt-of-another-matter", ENTITY, id)
          .before("state", known.get().state()).after("attempt", required(id).attempt()));
    }
    events.publishEvent(new ReceiptNoticeBegun(id));
  }

  /** The bank never took it back: the client who was not told for that reason is told after all. */
  void standsAgain(DepositId id) {
    rows.find(id).filter(notice -> notice.state() == State.OVERTAKEN).ifPresent(notice -> {
      rows.anew(id, notice.dueOn().isBefore(days.today()) ? days.today() : notice.dueOn());
      audit.record(AuditEntry.of(Actor.ENGINE, "receipt-stands-again", ENTITY, id)
          .after("attempt", required(id).attempt()));
      events.publishEvent(new ReceiptNoticeBegun(id));
    });
  }

  /**
   * The last look before it leaves: whether messages to the client may go now. While they are paused it waits, until
   * the last day; what is dropped, or waits on that day still, a person tells the client.
   */
  @Transactional
  public Passage passage(DepositId id, String process) {
    var notice = required(id);
    if (effects.stateOf(notice.key()).filter(Effects.State.CONFIRMED::equals).isPresent()) {
      return Passage.OPEN;
    }
    if (deposits.required(id).returnedOn().isPresent()) {
      rows.stand(id, State.OVERTAKEN);
      return Passage.OPEN;
    }
    var passage = messages.passage(
        new ClientMessage(notice.key().value(), Channel.EMAIL, client(id).id(), process, id.toString(),
            Optional.empty()),
        new Bound(Bound.Purpose.DOCUMENT, mail(id).map(Message::to).orElse(List.of())));
    var isLastDay = passage == Passage.KEPT_BACK && presses(id);
    if (isLastDay) {
      messages.overtaken(notice.key().value(),
          "It is the last day on which the client is to be told of the money: a person tells them.");
    }
    if (isLastDay || passage == Passage.DROPPED) {
      unreached(id);
      return Passage.DROPPED;
    }
    return passage;
  }

  /** When one that is kept back is looked at again, on its last day at the latest. */
  @Transactional(readOnly = true)
  public Instant waitsUntil(DepositId id) {
    var notice = required(id);
    var lastDay = notice.dueOn().atStartOfDay(directory.firm().zone()).toInstant();
    var wait = messages.waitsUntil(notice.key().value()).orElseGet(() -> clock.instant().plus(LONGEST_WAIT));
    return wait.isAfter(lastDay) ? lastDay : wait;
  }

  /** The mail as it goes out; empty when nobody takes it, or there is nothing more to tell. */
  @Transactional(readOnly = true)
  public Optional<Message> mail(DepositId id) {
    return mails.of(required(id), deposits.required(id), matter(id), client(id));
  }

  @Transactional(readOnly = true)
  public boolean isOvertaken(DepositId id) {
    return required(id).state() == State.OVERTAKEN;
  }

  /** The vendor has it; one of several recipients that it refused is a person's work. */
  @Transactional
  public void sent(DepositId id, String vendorId) {
    var notice = required(id);
    rows.sent(id, vendorId, clock.instant());
    messages.left(notice.key().value());
    audit.record(AuditEntry.of(Actor.ENGINE, "receipt-told", ENTITY, id).after("attempt", notice.attempt()));
    outgoing.failuresOf(notice.key().value()).stream().findFirst().ifPresent(this::returned);
  }

  /** No address takes it, or none may: a person's work from now on. */
  @Transactional
  public void unreached(DepositId id) {
    rows.stand(id, State.UNREACHED);
    audit.record(AuditEntry.of(Actor.ENGINE, "receipt-not-told", ENTITY, id).after("dueOn", required(id).dueOn()));
  }

  /** A mail came back; one that is no notice of ours is none, and two addresses of one are one piece of work. */
  @Transactional
  public void returned(MessageFailed failed) {
    var facts = failed.messageKey().split(":");
    if (facts.length == 3 && facts[0].equals(ReceiptNotice.KEY)) {
      rows.find(DepositId.of(facts[1]))
          .filter(one -> one.state() == State.TOLD && one.key().value().equals(failed.messageKey()))
          .ifPresent(one -> {
            rows.stand(one.deposit(), State.RETURNED);
            audit.record(AuditEntry.of(Actor.ENGINE, "receipt-notice-returned", ENTITY, one.deposit())
                .after("failure", failed.failure())
                .after("code", failed.code()));
            events.publishEvent(new ReceiptNoticeReturned(one.deposit()));
          });
    }
  }

  /** A person has corrected the address: it goes out once more. */
  @Transactional
  public Told again(DepositId id, Actor by) {
    if (!required(id).state().waitsForAPerson()) {
      return Told.NOT_WAITING;
    }
    if (Recipients.of(client(id), addresses).addresses().isEmpty()) {
      return Told.STILL_NOBODY;
    }
    rows.again(id);
    audit.record(AuditEntry.of(by, "receipt-told-again", ENTITY, id).after("attempt", required(id).attempt()));
    tasks.told(id, true, by);
    return Told.AGAIN;
  }

  /** A person has told the client, and says how. */
  @Transactional
  public Told told(DepositId id, Optional<String> how, Actor by) {
    if (!required(id).state().waitsForAPerson()) {
      return Told.NOT_WAITING;
    }
    rows.reached(id, by.user(), how, clock.instant());
    var act = AuditEntry.of(by, "receipt-told-otherwise", ENTITY, id);
    audit.record(how.map(words -> act.text("how", words)).orElse(act));
    tasks.told(id, false, by);
    return Told.TOLD;
  }

  @Transactional(readOnly = true)
  public Optional<ReceiptNotice> find(DepositId id) {
    return rows.find(id);
  }

  /** The notice to the client of a ledger, which is the one on which the deposit stands now. */
  @Transactional(readOnly = true)
  public Optional<ReceiptNotice> findOf(DepositId id, LedgerId ledger) {
    return rows.find(id).filter(notice -> deposits.required(id).ledger().filter(ledger::equals).isPresent());
  }

  @Transactional(readOnly = true)
  public ReceiptNotice required(DepositId id) {
    return rows.find(id).orElseThrow(() -> new IllegalStateException("nobody is to be told of deposit " + id));
  }

  @Transactional(readOnly = true)
  public Client client(DepositId id) {
    return directory.required(matter(id).client());
  }

  private Matter matter(DepositId id) {
    return directory.required(deposits.required(id).ledger().flatMap(LedgerId::matter).orElseThrow());
  }

  /** Whether it is the last day, or later, and the client does not know. */
  @Transactional(readOnly = true)
  public boolean presses(DepositId id) {
    LocalDate dueOn = required(id).dueOn();
    return !days.today().isBefore(dueOn);
  }

  /** What became of a person's word about a client who could not be told by mail. */
  public enum Told {
    AGAIN,
    TOLD,
    STILL_NOBODY,
    NOT_WAITING
  }
}
