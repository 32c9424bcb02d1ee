package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.invoicing.Delivery.Channel;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.MessageFailed;
import io.matterflow.messaging.OutgoingMessages;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Since when a client has an invoice: since the first delivery that reached anybody. Word that none did may come late.
 */
@Component
public class DeliveryDays {

  private final JdbcInvoices invoices;
  private final JdbcDeliveries deliveries;
  private final OutgoingMessages outgoing;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  DeliveryDays(
      JdbcInvoices invoices,
      JdbcDeliveries deliveries,
      OutgoingMessages outgoing,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.invoices = invoices;
    this.deliveries = deliveries;
    this.outgoing = outgoing;
    this.audit = audit;
    this.events = events;
  }

  /** A delivery is done: where nobody had the invoice before, the client has it since that day. */
  void done(Delivery delivery, LocalDate on, DeliveredBy by, Actor actor) {
    var earlier = made(delivery.number()).stream().filter(one -> one.request() < delivery.request()).toList();
    if (earlier.stream().allMatch(this::cameBack)) {
      countsFrom(delivery.number(), on, by, !earlier.isEmpty(), actor);
    }
  }

  /**
   * A mail with the invoice did not reach somebody. Where another delivery did, the client has it since then; where
   * none did, it is not delivered. One on which nothing is open stays as it is: whoever has settled it needs it no
   * more.
   */
  @Transactional
  public void cameBack(InvoiceNumber number) {
    invoices.lock(number);
    var invoice = invoices.find(number).orElseThrow();
    if (invoice.deliveredOn().isEmpty() || invoice.isSettled()) {
      return;
    }
    var made = made(number);
    var reached = made.stream().filter(delivery -> !cameBack(delivery)).findFirst();
    if (reached.isPresent()) {
      reached.flatMap(Delivery::deliveredOn)
          .filter(day -> !invoice.deliveredOn().equals(Optional.of(day)) && cameBack(made.get(0)))
          .ifPresent(day -> countsFrom(number, day, by(reached.get()), true, Actor.ENGINE));
    } else if (!made.isEmpty()) {
      invoices.notDelivered(number);
      audit.record(AuditEntry.of(Actor.ENGINE, "came-back", "invoice", number)
          .before("deliveredOn", invoice.deliveredOn().get()));
      events.publishEvent(new InvoiceCameBack(number));
    }
  }

  /**
   * The day from which an invoice counts as delivered that had come back before; empty where its first delivery counts.
   */
  @Transactional(readOnly = true)
  public Optional<LocalDate> anew(Invoice invoice) {
    return made(invoice.number()).stream().findFirst()
        .filter(first -> !first.deliveredOn().equals(invoice.deliveredOn()))
        .flatMap(first -> invoice.deliveredOn());
  }

  /** Whether it went out, reached nobody, and is not on its way again. */
  @Transactional(readOnly = true)
  public boolean reachedNobody(Invoice invoice) {
    return invoice.deliveredOn().isEmpty()
        && deliveries.latest(invoice.number())
            .filter(delivery -> delivery.isDone() && delivery.deliveredOn().isPresent())
            .isPresent();
  }

  private void countsFrom(InvoiceNumber number, LocalDate day, DeliveredBy by, boolean afterAll, Actor actor) {
    invoices.delivered(number, day, by);
    if (afterAll) {
      audit.record(AuditEntry.of(actor, "delivered-after-all", "invoice", number).after("deliveredOn", day));
    }
    events.publishEvent(new InvoiceDelivered(number, day, by));
  }

  private List<Delivery> made(InvoiceNumber number) {
    return deliveries.of(number).stream()
        .filter(delivery -> delivery.isDone() && delivery.deliveredOn().isPresent())
        .toList();
  }

  /** From everybody to whom it went. */
  private boolean cameBack(Delivery delivery) {
    var returned = outgoing.failuresOf(delivery.key()).stream().map(MessageFailed::address).collect(Collectors.toSet());
    return delivery.channel().filter(Channel.EMAIL::equals).isPresent()
        && outgoing.find(delivery.key()).filter(mail -> returned.containsAll(mail.recipients())).isPresent();
  }

  private static DeliveredBy by(Delivery delivery) {
    return DeliveredBy.valueOf(delivery.channel().orElseThrow().name());
  }
}
