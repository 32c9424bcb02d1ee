package io.matterflow.invoicing;

import io.matterflow.directory.Client;
import io.matterflow.engine.DecisionTable;
import java.util.Optional;

/** The decision {@code delivery-channel}: how an invoice reaches its client. */
final class DeliveryChannel {

  static final DecisionTable<Facts, Plan> TABLE = DecisionTable.of("delivery-channel", Facts.class, Plan.class);

  /**
   * What counts: the client's preference, who could receive it, what the product does not yet deliver, a person's
   * wish.
   */
  record Facts(
      Client.Delivery preference,
      int recipients,
      boolean paymentPlan,
      boolean unsupported,
      Optional<Delivery.Channel> wanted) {

    static Facts of(IssuedInvoice invoice, Client client, Recipients recipients, Optional<Delivery.Channel> wanted) {
      return new Facts(
          client.delivery(),
          recipients.addresses().size(),
          client.paymentPlan(),
          !invoice.unsupported().isEmpty(),
          wanted);
    }
  }

  /** The way it goes and, by hand, why. */
  record Plan(Delivery.Channel channel, Optional<Delivery.HandReason> reason) {}

  private DeliveryChannel() {}
}
