package io.matterflow.invoicing;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects;
import io.matterflow.invoicing.Delivery.HandReason;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.ClientMessage;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Passage;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The last look before an invoice leaves by e-mail: whether messages to its client may go now. One whose e-mail was dropped is
 * handed to a person, who knows how and when the client gets it.
 */
@Service
public class InvoiceSending {

  private final JdbcInvoices invoices;
  private final JdbcDeliveries deliveries;
  private final ClientMessages messages;
  private final Effects effects;
  private final AuditTrail audit;
  private final Clock clock;

  InvoiceSending(
      JdbcInvoices invoices,
      JdbcDeliveries deliveries,
      ClientMessages messages,
      Effects effects,
      AuditTrail audit,
      Clock clock) {
    this.invoices = invoices;
    this.deliveries = deliveries;
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
    var passage = isOut ? Passage.OPEN : messages.passage(mail(delivery, process));
    if (passage == Passage.DROPPED) {
      deliveries.choose(
          delivery, new DeliveryChannel.Plan(Delivery.Channel.HAND, Optional.of(HandReason.DROPPED), Optional.empty()), clock.instant());
      audit.record(AuditEntry.of(Actor.ENGINE, "delivery-by-hand", "invoice", number)
          .after("request", delivery.request())
          .after("reason", HandReason.DROPPED));
    }
    return passage;
  }

  /** The vendor has it. */
  @Transactional
  public void left(InvoiceNumber number) {
    messages.left(deliveries.latest(number).orElseThrow().key());
  }

  private ClientMessage mail(Delivery delivery, String process) {
    var client = invoices.find(delivery.number()).orElseThrow().client();
    return new ClientMessage(delivery.key(), Channel.EMAIL, client, process, delivery.number().value(), Optional.empty());
  }
}
