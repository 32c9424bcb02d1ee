package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.engine.EffectKey;
import io.matterflow.invoicing.DeliveryFailure.Outcome;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.MessageFailed;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.OutgoingMessages;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invoices and reminders that did not reach somebody: each becomes one person's work, once. */
@Service
public class DeliveryFailures {

  private final JdbcDeliveryFailures failures;
  private final Invoices invoices;
  private final Deliveries deliveries;
  private final DeliveryDays days;
  private final CorrectionNotices notices;
  private final OutgoingMessages outgoing;
  private final Addresses addresses;
  private final Directory directory;
  private final FailureTasks tasks;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DeliveryFailures(
      JdbcDeliveryFailures failures,
      Invoices invoices,
      Deliveries deliveries,
      DeliveryDays days,
      CorrectionNotices notices,
      OutgoingMessages outgoing,
      Addresses addresses,
      Directory directory,
      FailureTasks tasks,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.failures = failures;
    this.invoices = invoices;
    this.deliveries = deliveries;
    this.days = days;
    this.notices = notices;
    this.outgoing = outgoing;
    this.addresses = addresses;
    this.directory = directory;
    this.tasks = tasks;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What went to some of its people was refused for others: they are somebody's work now, unless that is done already.
   */
  @Transactional
  public void afterSending(EffectKey message) {
    outgoing.failuresOf(message.value()).stream().filter(this::isStillTheirs).forEach(this::note);
  }

  /** A message came back; one that is about no invoice is none of ours. */
  @Transactional
  public void note(MessageFailed failed) {
    invoiceOf(failed.messageKey()).ifPresent(number -> note(number, failed));
  }

  private void note(InvoiceNumber number, MessageFailed failed) {
    var id = DeliveryFailureId.next();
    if (!failures.insert(id, number, failed)) {
      return;
    }
    audit.record(AuditEntry.of(Actor.ENGINE, "not-reached", "invoice", number)
        .after("message", failed.messageKey())
        .after("by", failed.channel())
        .after("failure", failed.failure())
        .after("code", failed.code()));
    var failure = failures.find(id).orElseThrow();
    if (failure.isOfDelivery()) {
      days.cameBack(number);
    }
    if (isOfNoUse(failure)) {
      needsNobody(id, number, failed.messageKey());
      return;
    }
    events.publishEvent(new DeliveryFailed(id, number));
  }

  /**
   * A person has dealt with it. An invoice or a correction whose address was mended, or is right, is sent again; a
   * reminder is not: the next step of its ladder goes to the right place. An invoice that reached nobody counts as
   * delivered when its client was reached otherwise.
   */
  @Transactional
  public void settle(DeliveryFailureId id, Outcome outcome, Optional<String> words, Actor by) {
    var failure = required(id);
    if (!failures.settle(id, outcome, by, clock.instant())) {
      return;
    }
    var entry = AuditEntry.of(by, "address-mended", "invoice", failure.invoice())
        .after("message", failure.messageKey())
        .after("outcome", outcome);
    audit.record(words.map(said -> entry.text("comment", said)).orElse(entry));
    if (outcome == Outcome.RIGHT) {
      addresses.isRight(failure.channel(), failure.address());
    }
    if (failure.isOfDelivery()) {
      delivered(failure.invoice(), outcome, by);
    }
    if (outcome != Outcome.REACHED && failure.isOfCorrection()) {
      notices.cameBack(failure.messageKey(), failure.invoice(), by);
    }
    tasks.settled(id, by);
  }

  private void delivered(InvoiceNumber number, Outcome outcome, Actor by) {
    if (outcome == Outcome.REACHED) {
      deliveries.reachedOtherwise(number, by);
    } else {
      deliveries.request(number, Optional.empty(), Optional.of("It did not reach everybody."), by);
    }
  }

  /** Whether a billing contact of the client still has the address that the message did not reach. */
  @Transactional(readOnly = true)
  public boolean isStillNamed(DeliveryFailure failure) {
    return invoices.find(failure.invoice()).stream()
        .flatMap(invoice -> directory.required(invoice.client()).billingContacts().stream())
        .flatMap(contact -> (failure.channel() == Channel.EMAIL ? contact.email() : contact.phone()).stream())
        .anyMatch(failure.address()::equalsIgnoreCase);
  }

  /** The invoice counts no more: nobody has to mend an address for its sake. The address is left alone all the same. */
  @Transactional
  public void voided(InvoiceNumber number) {
    failures.of(number).stream().filter(failure -> !failure.isSettled()).forEach(failure -> {
      needsNobody(failure.id(), number, failure.messageKey());
      tasks.settled(failure.id(), Actor.ENGINE);
    });
  }

  /** What comes back after the void, but for the word of the void itself. */
  private boolean isOfNoUse(DeliveryFailure failure) {
    return !failure.isOfCorrection()
        && invoices.find(failure.invoice()).filter(invoice -> invoice.state() == Invoice.State.VOIDED).isPresent();
  }

  private void needsNobody(DeliveryFailureId id, InvoiceNumber number, String messageKey) {
    failures.settle(id, Outcome.VOIDED, Actor.ENGINE, clock.instant());
    audit.record(AuditEntry.of(Actor.ENGINE, "address-not-mended", "invoice", number)
        .after("message", messageKey)
        .after("outcome", Outcome.VOIDED));
  }

  @Transactional(readOnly = true)
  public DeliveryFailure required(DeliveryFailureId id) {
    return failures.find(id).orElseThrow(() -> new IllegalArgumentException("there is no delivery failure " + id));
  }

  @Transactional(readOnly = true)
  public List<DeliveryFailure> of(InvoiceNumber number) {
    return failures.of(number);
  }

  private boolean isStillTheirs(MessageFailed failed) {
    return failed.channel() != Channel.EMAIL || invoiceOf(failed.messageKey())
        .flatMap(invoices::find)
        .map(invoice -> directory.required(invoice.client()))
        .filter(client -> client.billingContacts().stream()
            .flatMap(contact -> contact.email().stream())
            .anyMatch(failed.address()::equalsIgnoreCase))
        .isPresent();
  }

  /** Messages about an invoice name it after their kind, whoever sends them: {@code reminder:10001:day10}. */
  private Optional<InvoiceNumber> invoiceOf(String messageKey) {
    var facts = messageKey.split(":");
    return facts.length < 2
        ? Optional.empty()
        : invoices.find(new InvoiceNumber(facts[1])).map(Invoice::number);
  }
}
