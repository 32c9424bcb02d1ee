package io.matterflow.invoicing;

import io.matterflow.directory.Client;
import io.matterflow.engine.Between;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Upshot;
import io.matterflow.prebill.ApprovedPreBill;
import java.math.BigDecimal;
import java.util.Optional;

/** The decision {@code delivery-channel}: how an invoice reaches its client. */
final class DeliveryChannel {

  static final DecisionTable<Facts, Plan> TABLE = DecisionTable.of("delivery-channel", Facts.class, Plan.class)
      .whichMeans(plan -> switch (plan.channel()) {
        case EMAIL -> Upshot.MESSAGE;
        case HAND, NO_RECIPIENT -> Upshot.TASK;
        case PAPER, PORTAL -> Upshot.NONE;
      });

  /**
   * What counts: the client's preference, who could receive it, what the product does not yet deliver, a person's
   * wish, and how much it comes to.
   */
  record Facts(
      Client.Delivery preference,
      int recipients,
      boolean paymentPlan,
      boolean unsupported,
      Optional<Delivery.Channel> wanted,
      BigDecimal total) {

    /** Of a bill that is to become an invoice; nobody can have asked for another way yet. */
    static Facts of(ApprovedPreBill bill, Client client, Recipients recipients) {
      return new Facts(
          client.delivery(),
          recipients.addresses().size(),
          client.paymentPlan(),
          !bill.unsupported().isEmpty(),
          Optional.empty(),
          bill.total().amount());
    }

    static Facts of(IssuedInvoice invoice, Client client, Recipients recipients, Optional<Delivery.Channel> wanted) {
      return new Facts(
          client.delivery(),
          recipients.addresses().size(),
          client.paymentPlan(),
          !invoice.unsupported().isEmpty(),
          wanted,
          invoice.total().amount());
    }
  }

  /**
   * The way it goes; by hand, why; for how many minutes the approval can be recalled, at once where the row says
   * nothing; and within how many business days somebody should have opened it, or else a person is asked.
   */
  record Plan(
      Delivery.Channel channel,
      Optional<Delivery.HandReason> reason,
      @Between(most = "44640", why = "which is a month of 31 days") Optional<Integer> recallMinutes,
      @Between(least = "1") Optional<Integer> openedWithinDays) {

    /** A person delivers it, and knows where it went. */
    static Plan byHand(Delivery.HandReason reason) {
      return new Plan(Delivery.Channel.HAND, Optional.of(reason), Optional.empty(), Optional.empty());
    }
  }

  private DeliveryChannel() {}
}
