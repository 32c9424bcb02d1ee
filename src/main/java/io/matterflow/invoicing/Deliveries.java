package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.invoicing.Delivery.Channel;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.Messages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every way of an invoice to its client: asked for, decided, done once, and kept with the exact document that went. */
@Service
public class Deliveries {

  private final JdbcInvoices invoices;
  private final JdbcIssuedInvoices issued;
  private final JdbcDeliveries deliveries;
  private final InvoiceDocuments documents;
  private final Directory directory;
  private final Decisions decisions;
  private final Addresses addresses;
  private final DeliveryDays days;
  private final DeliveryTasks tasks;
  private final Filings filings;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Deliveries(
      JdbcInvoices invoices,
      JdbcIssuedInvoices issued,
      JdbcDeliveries deliveries,
      InvoiceDocuments documents,
      Directory directory,
      Decisions decisions,
      Addresses addresses,
      DeliveryDays days,
      DeliveryTasks tasks,
      Filings filings,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.invoices = invoices;
    this.issued = issued;
    this.deliveries = deliveries;
    this.documents = documents;
    this.directory = directory;
    this.decisions = decisions;
    this.addresses = addresses;
    this.days = days;
    this.tasks = tasks;
    this.filings = filings;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Asks for a delivery; while an earlier one is under way, that one is the answer. */
  @Transactional
  public Request request(InvoiceNumber number, Optional<Channel> wanted, Optional<String> reason, Actor by) {
    invoices.lock(number);
    var invoice = locked(number);
    if (invoice.isTakenOver()) {
      return new Request.NoDocument(number);
    }
    if (invoice.state() == Invoice.State.VOIDED) {
      return new Request.Voided(number);
    }
    var latest = deliveries.latest(number);
    if (wanted.filter(Channel.HAND::equals).isEmpty() && staysInPortal(number)) {
      return new Request.InPortal(number);
    }
    if (latest.filter(delivery -> !delivery.isDone()).isPresent()) {
      return new Request.UnderWay(latest.orElseThrow());
    }
    int request = latest.map(Delivery::request).orElse(0) + 1;
    deliveries.insert(number, request, wanted, reason, by, clock.instant());
    var entry = AuditEntry.of(by, "delivery-requested", "invoice", number).after("request", request);
    audit.record(reason.map(words -> entry.text("reason", words)).orElse(entry));
    events.publishEvent(new DeliveryRequested(number, request));
    return new Request.Accepted(number, request);
  }

  /** A person has it sent again. Of e-mails that is once a day: whoever did not get two would not get a third. */
  @Transactional
  public Request sendAgain(InvoiceNumber number, Optional<Channel> wanted, String reason, Actor by) {
    invoices.lock(number);
    var zone = directory.firm().zone();
    var today = today();
    var sentToday = deliveries.of(number).stream()
        .filter(delivery -> delivery.request() > 1 && delivery.isDone()
            && delivery.channel().filter(Channel.EMAIL::equals).isPresent())
        .filter(delivery -> delivery.requestedAt().atZone(zone).toLocalDate().equals(today))
        .findFirst();
    return sentToday.isPresent() && wanted.filter(way -> way != Channel.EMAIL).isEmpty()
        ? new Request.SentToday(sentToday.get())
        : request(number, wanted, Optional.of(reason), by);
  }

  /** How the invoice goes, by the decision {@code delivery-channel} over what the directory says now. */
  @Transactional
  public Channel decide(InvoiceNumber number) {
    var delivery = current(number);
    var plan = decisions.decide(DeliveryChannel.TABLE, facts(delivery), Subject.of("invoice", number)).result();
    deliveries.choose(delivery, plan, clock.instant());
    return plan.channel();
  }

  /** The vendor has the e-mail: delivered on the day it was handed over, in the firm's zone. */
  @Transactional
  public void emailed(InvoiceNumber number, String vendorId) {
    deliver(current(number), today(), DeliveredBy.EMAIL, documents.requiredPdf(number).sha256(), Optional.of(vendorId),
        Actor.ENGINE);
  }

  /** A person has delivered the document; the day may not lie in the future or before the invoice was dated. */
  @Transactional
  public ByHand byHand(InvoiceNumber number, LocalDate deliveredOn, Actor by) {
    var invoice = locked(number);
    if (deliveredOn.isAfter(today()) || deliveredOn.isBefore(invoice.invoiceDate())) {
      return new ByHand.ImpossibleDay(invoice.invoiceDate(), today());
    }
    deliver(current(number), deliveredOn, DeliveredBy.HAND, documents.requiredPdf(number).sha256(), Optional.empty(),
        by);
    tasks.deliveredByHand(number, by);
    return new ByHand.Delivered(number, deliveredOn);
  }

  /** Nobody else changes these invoices until the transaction ends; always in one order, and before the print queue. */
  void hold(List<InvoiceNumber> numbers) {
    numbers.stream().sorted(Comparator.comparing(InvoiceNumber::value)).distinct().forEach(invoices::lock);
  }

  /**
   * The client was reached otherwise than by the mails that came back: they have the invoice since today. Where
   * somebody has it, or it is on its way again, nothing happens.
   */
  @Transactional
  void reachedOtherwise(InvoiceNumber number, Actor by) {
    if (!days.reachedNobody(locked(number))) {
      return;
    }
    int request = current(number).request() + 1;
    deliveries.insert(number, request, Optional.of(Channel.HAND),
        Optional.of("It had come back; the client was reached otherwise."), by,
        clock.instant());
    deliveries.choose(current(number), DeliveryChannel.Plan.byHand(Delivery.HandReason.ASKED_FOR), clock.instant());
    deliver(current(number), today(), DeliveredBy.HAND, documents.requiredPdf(number).sha256(), Optional.empty(), by);
  }

  /**
   * The post has the document of this request; false when it was delivered before. The caller has looked at the day.
   */
  @Transactional
  boolean mailed(InvoiceNumber number, int request, LocalDate on, Actor by) {
    locked(number);
    var waiting = deliveries.latest(number).filter(delivery ->
    delivery.request() == request && !delivery.isDone()
        && delivery.channel().filter(Channel.PAPER::equals).isPresent());
    waiting.ifPresent(delivery -> deliver(delivery, on, DeliveredBy.PAPER, documents.requiredPdf(number).sha256(),
        Optional.empty(), by));
    return waiting.isPresent();
  }

  /** Hands the invoice to whoever brings it to the client's portal; it counts as delivered with {@link #uploaded}. */
  @Transactional
  public void toPortal(InvoiceNumber number) {
    events.publishEvent(new PortalDeliveryBegun(number, current(number).request()));
  }

  /** A person has brought the file of this digest to the portal, which knows it by the tracking number. */
  @Transactional
  public void uploaded(InvoiceNumber number, LocalDate on, String tracking, String sha256, Actor by) {
    deliver(current(number), on, DeliveredBy.PORTAL, sha256, Optional.of(tracking), by);
  }

  /** No portal gets it; a person delivers it otherwise. */
  @Transactional
  public void insteadOfPortal(InvoiceNumber number, String reason, Actor by) {
    invoices.lock(number);
    deliveries.latest(number).filter(delivery -> !delivery.isDone())
        .ifPresent(delivery -> deliveries.abandoned(delivery, by, clock.instant()));
    request(number, Optional.of(Channel.HAND), Optional.of(reason), by);
  }

  /** A person has corrected the directory; the decision is asked again. Nobody else is written to instead. */
  @Transactional
  public Retry tryAgain(InvoiceNumber number, Actor by) {
    invoices.lock(number);
    var isVoid = invoices.find(number).filter(invoice -> invoice.state() == Invoice.State.VOIDED).isPresent();
    var waiting = deliveries.latest(number)
        .filter(delivery -> !isVoid)
        .filter(delivery -> !delivery.isDone() && delivery.channel().filter(Channel.NO_RECIPIENT::equals).isPresent());
    if (waiting.isEmpty()) {
      return new Retry.NotWaiting(number);
    }
    var facts = facts(waiting.get());
    if (decisions.look(DeliveryChannel.TABLE, facts).stream()
        .anyMatch(plan -> plan.result().channel() == Channel.NO_RECIPIENT)) {
      return new Retry.StillNobody(number);
    }
    audit.record(AuditEntry.of(by, "recipient-named", "invoice", number).after("recipients", facts.recipients()));
    tasks.recipientNamed(number, by);
    return new Retry.DecidedAnew(number);
  }

  /** As {@link #tryAgain}, with the word of a person that the addresses from which mail came back are right. */
  @Transactional
  public Retry addressesAreRight(InvoiceNumber number, Actor by) {
    var client = directory.required(issued.find(number).orElseThrow().client());
    client.billingContacts().stream()
        .flatMap(contact -> contact.email().stream())
        .forEach(address -> addresses.isRight(Messages.Channel.EMAIL, address));
    return tryAgain(number, by);
  }

  @Transactional(readOnly = true)
  public List<Delivery> of(InvoiceNumber number) {
    return deliveries.of(number);
  }

  @Transactional(readOnly = true)
  public Delivery current(InvoiceNumber number) {
    return deliveries.latest(number).orElseThrow(
        () -> new IllegalStateException("nobody asked to deliver invoice " + number));
  }

  @Transactional(readOnly = true)
  public List<Delivery> waitingOn(Channel channel, int limit) {
    return deliveries.waiting(channel, limit);
  }

  private boolean staysInPortal(InvoiceNumber number) {
    return invoices.find(number)
        .filter(invoice -> invoice.deliveredBy().filter(DeliveredBy.PORTAL::equals).isPresent())
        .filter(invoice -> directory.required(invoice.client()).delivery() == Client.Delivery.LEDES_PORTAL)
        .isPresent();
  }

  private void deliver(
      Delivery delivery, LocalDate on, DeliveredBy by, String sha256, Optional<String> vendorId, Actor actor) {
    var number = delivery.number();
    if (!deliveries.done(delivery, on, sha256, vendorId, actor, clock.instant())) {
      return;
    }
    audit.record(AuditEntry.of(actor, "delivered", "invoice", number)
        .after("request", delivery.request())
        .after("by", by)
        .after("deliveredOn", on)
        .after("document", sha256));
    filings.delivered(delivery, on, by, sha256);
    days.done(delivery, on, by, actor);
  }

  private DeliveryChannel.Facts facts(Delivery delivery) {
    var invoice = issued.find(delivery.number()).orElseThrow();
    var client = directory.required(invoice.client());
    return DeliveryChannel.Facts.of(invoice, client, Recipients.of(client, addresses), delivery.wanted());
  }

  private Invoice locked(InvoiceNumber number) {
    invoices.lock(number);
    return invoices.find(number).orElseThrow(() -> new IllegalArgumentException("there is no invoice " + number));
  }

  private LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  /** What became of the wish to have an invoice delivered. */
  public sealed interface Request {

    /** It was taken over: its document is with whoever made it. */
    record NoDocument(InvoiceNumber number) implements Request {}

    record Accepted(InvoiceNumber number, int request) implements Request {}

    record UnderWay(Delivery delivery) implements Request {}

    /** Somebody had it sent again today. */
    record SentToday(Delivery delivery) implements Request {}

    /** It does not count: nobody gets it any more. */
    record Voided(InvoiceNumber number) implements Request {}

    /** It is in the client's portal, which gets it again only after a rejection. */
    record InPortal(InvoiceNumber number) implements Request {}
  }

  /** What became of a person's word that the invoice was delivered. */
  public sealed interface ByHand {

    record Delivered(InvoiceNumber number, LocalDate on) implements ByHand {}

    /** The day must lie between these two. */
    record ImpossibleDay(LocalDate earliest, LocalDate latest) implements ByHand {}
  }

  /** What became of a second look at the directory. */
  public sealed interface Retry {

    record DecidedAnew(InvoiceNumber number) implements Retry {}

    /** The invoice has its recipient, never lacked one, or is void. */
    record NotWaiting(InvoiceNumber number) implements Retry {}

    /** The directory still names no billing contact with an e-mail address. */
    record StillNobody(InvoiceNumber number) implements Retry {}
  }
}
