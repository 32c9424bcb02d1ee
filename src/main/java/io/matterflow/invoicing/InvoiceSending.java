package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects;
import io.matterflow.invoicing.Delivery.HandReason;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.Bound;
import io.matterflow.messaging.ClientMessage;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Passage;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The last look before an invoice leaves by e-mail: whether messages to its client may go now. One whose e-mail was
 * dropped is handed to a person, who knows how and when the client gets it.
 */
@Service
public class InvoiceSending {

  private final JdbcInvoices invoices;
  private final JdbcDeliveries deliveries;
  private final InvoiceMails mails;
  private final ClientMessages messages;
  private final Effects effects;
  private final AuditTrail audit;
  private final Clock clock;

  InvoiceSending(
      JdbcInvoices invoices,
      JdbcDeliveries deliveries,
      InvoiceMails mails,
      ClientMessages messages,
      Effects effects,
      AuditTrail audit,
      Clock clock) {
    this.invoices = invoices;
    this.deliveries = deliveries;
    this.mails = mails;
    this.messages = messages;
    this.effects = effects;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is out already passes, so that it is written down. */
  @Transactional
  public Passage passage(InvoiceNumber number, String process) {
    var delivery = deliveries.latest(number).orElseThrow();
    var isOut = effects.stateOf(new EffectKey(delivery.key())).filter(Effects.State.CONFIRMED::equals).isPresent();
    var passage = isOut ? Passage.OPEN : messages.passage(mail(delivery, process), bound(number));
    if (passage == Passage.DROPPED) {
      deliveries.choose(delivery, DeliveryChannel.Plan.byHand(HandReason.DROPPED), clock.instant());
      audit.record(AuditEntry.of(Actor.ENGINE, "delivery-by-hand", "invoice", number)
          .after("request", delivery.request())
          .after("reason", HandReason.DROPPED));
    }
    return passage;
  }

  /** When an invoice that is kept back is to be looked at again; nothing says so while a pause stands over it. */
  @Transactional(readOnly = true)
  public Optional<Instant> waitsUntil(InvoiceNumber number) {
    return messages.waitsUntil(deliveries.latest(number).orElseThrow().key());
  }

  /** The vendor has it. */
  @Transactional
  public void left(InvoiceNumber number) {
    messages.left(deliveries.latest(number).orElseThrow().key());
  }

  private Bound bound(InvoiceNumber number) {
    return new Bound(Bound.Purpose.DOCUMENT, mails.recipients(number).addresses());
  }

  private ClientMessage mail(Delivery delivery, String process) {
    var client = invoices.find(delivery.number()).orElseThrow().client();
    return new ClientMessage(delivery.key(), Channel.EMAIL, client, process, delivery.number().value(),
        Optional.empty());
  }
}
