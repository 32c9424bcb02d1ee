package io.matterflow.payments.stripe;

import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentMethod;
import io.matterflow.payments.PaymentReported.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A payment as it stands at Stripe, told in the house's events. What each says follows from what was read alone, and so
 * does its id: read again, told again, it is the same news. Money that is only on its way (a bank debit for some days)
 * is not received.
 */
final class PaymentNews {

  static final String SOURCE = "stripe";

  private final PaymentIntent payment;
  private final String invoice;
  private final ZoneId zone;
  private final List<PaymentEvent> events = new ArrayList<>();

  private PaymentNews(PaymentIntent payment, String invoice, ZoneId zone) {
    this.payment = payment;
    this.invoice = invoice;
    this.zone = zone;
  }

  /**
   * What there is to tell of a payment that one of our checkouts made; its invoice is the one that its metadata names.
   */
  static List<PaymentEvent> of(
      PaymentIntent payment, String invoice, List<Refund> refunds, List<Dispute> disputes, ZoneId zone) {
    var news = new PaymentNews(payment, invoice, zone);
    Optional.ofNullable(payment.getLatestChargeObject()).ifPresent(news::charged);
    refunds.forEach(news::refunded);
    disputes.forEach(news::disputed);
    return List.copyOf(news.events);
  }

  private void charged(Charge charge) {
    var purpose = Purpose.invoice(invoice, method(charge), Account.OPERATING);
    switch (charge.getStatus()) {
    case "pending" -> add(Type.PENDING, charge.getId(), charge.getId(), money(charge.getAmount(), charge.getCurrency()),
          charge.getCreated(), purpose);
      case "succeeded" -> {
        var captured = money(charge.getAmountCaptured(), charge.getCurrency());
        if (captured.isPositive()) {
          add(Type.RECEIVED, charge.getId(), charge.getId(), captured, charge.getCreated(), purpose);
        }
        feeOf(charge);
      }
      case "failed" -> failed(charge, purpose);
      default -> throw new IllegalArgumentException(
          "Stripe names the unknown state %s of a charge".formatted(charge.getStatus()));
    }
  }

  /** A card that was declined never was a payment; a bank debit was under way before it failed. */
  private void failed(Charge charge, Purpose purpose) {
    if (method(charge) == PaymentMethod.ACH) {
      add(Type.FAILED, charge.getId(), charge.getId(), money(charge.getAmount(), charge.getCurrency()),
          charge.getCreated(), purpose);
    }
  }

  private void feeOf(Charge charge) {
    Optional.ofNullable(charge.getBalanceTransactionObject())
        .filter(booked -> booked.getFee() != null && booked.getFee() > 0)
        .ifPresent(booked -> add(Type.FEE_CHARGED, booked.getId(), booked.getId(),
            money(booked.getFee(), booked.getCurrency()),
            booked.getCreated(),
            new Purpose(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Account.OPERATING))));
  }

  /** A refund that we asked for is known by our reference; one that somebody made at Stripe, by its id there. */
  private void refunded(Refund refund) {
    if ("succeeded".equals(refund.getStatus())) {
      var reference = Optional.ofNullable(refund.getMetadata()).map(metadata -> metadata.get(StripeApi.REFERENCE));
      add(Type.REFUNDED, refund.getId(), reference.orElse(refund.getId()),
          money(refund.getAmount(), refund.getCurrency()),
          refund.getCreated(), Purpose.UNSAID);
    }
  }

  /** An inquiry takes no money; a dispute does, until it is won. */
  private void disputed(Dispute dispute) {
    var opened = List.of("needs_response", "under_review", "won", "lost").contains(dispute.getStatus());
    if (!opened) {
      return;
    }
    var amount = money(dispute.getAmount(), dispute.getCurrency());
    var event = PaymentEvent.of(Type.DISPUTE_OPENED, key(Type.DISPUTE_OPENED, dispute.getId(), dispute.getId()), amount,
        day(dispute.getCreated()));
    events.add(answerBy(dispute).map(event::answeredBy).orElse(event));
    if ("won".equals(dispute.getStatus())) {
      add(Type.DISPUTE_WON, dispute.getId(), dispute.getId(), amount, dispute.getCreated(), Purpose.UNSAID);
    } else if ("lost".equals(dispute.getStatus())) {
      add(Type.DISPUTE_LOST, dispute.getId(), dispute.getId(), amount, dispute.getCreated(), Purpose.UNSAID);
    }
  }

  private Optional<LocalDate> answerBy(Dispute dispute) {
    return Optional.ofNullable(dispute.getEvidenceDetails())
        .map(Dispute.EvidenceDetails::getDueBy)
        .filter(moment -> moment > 0)
        .map(this::day);
  }

  private void add(Type type, String object, String item, Money amount, long created, Purpose purpose) {
    events.add(PaymentEvent.of(type, key(type, object, item), amount, day(created)).meant(purpose));
  }

  /** The object's id and what is told of it, so that each is told once whatever Stripe's own events say. */
  private Key key(Type type, String object, String item) {
    return Key.of(SOURCE, object + ":" + type, payment.getId()).item(item);
  }

  private static Money money(long units, String currency) {
    return MinorUnits.money(units, currency);
  }

  private LocalDate day(long moment) {
    return Instant.ofEpochSecond(moment).atZone(zone).toLocalDate();
  }

  private static PaymentMethod method(Charge charge) {
    var details = charge.getPaymentMethodDetails();
    var type = details == null || details.getType() == null ? "" : details.getType();
    return switch (type) {
      case "card" -> PaymentMethod.CARD;
      case "us_bank_account", "ach_debit" -> PaymentMethod.ACH;
      default -> PaymentMethod.OTHER;
    };
  }
}
