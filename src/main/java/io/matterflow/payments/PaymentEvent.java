package io.matterflow.payments;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentReported.Account;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The one form in which news of a payment reaches the house, from any processor or a person. (source, eventId) is its
 * identity: told twice, it is one event. The payment's reference ties the events of one payment together; they may come
 * in any order and what they come to is the same. Published inside the transaction that the reporter stores its own
 * news in.
 *
 * <p>An amount is what the processor knows of the payment by then, in all: of two receipts the larger holds, so that a
 * charge told of by two kinds of events is counted once. With an item, the charge, refund or dispute of that name is
 * meant, and items add up.
 */
public record PaymentEvent(
    Key key,
    Type type,
    Money amount,
    LocalDate on,
    Purpose purpose,
    Optional<LocalDate> answerBy) {

  public PaymentEvent {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException(
          "event %s of %s tells of no positive amount".formatted(key.eventId(), key.source()));
    }
  }

  /** What has happened to the payment. */
  public enum Type {
    /** Authorized or on its way: no money yet. */
    PENDING,
    RECEIVED,
    /** It never came, or it came and the payer's bank took it back (a returned debit). */
    FAILED,
    REFUNDED,
    /**
     * The payer contests the payment with the card's bank, and the processor holds the money back until that is
     * decided.
     */
    DISPUTE_OPENED,
    /** The money is back. */
    DISPUTE_WON,
    /** The money is gone. */
    DISPUTE_LOST,
    /** What the processor takes for its work; never a part of the payment. */
    FEE_CHARGED
  }

  /** Who told it under which id, of which payment, and of which charge, refund or dispute of it. */
  public record Key(String source, String eventId, String paymentRef, Optional<String> item) {

    public static Key of(String source, String eventId, String paymentRef) {
      return new Key(source, eventId, paymentRef, Optional.empty());
    }

    public Key item(String name) {
      return new Key(source, eventId, paymentRef, Optional.of(name));
    }
  }

  /**
   * What the payer meant and how it was paid, as far as the event says so; of a fee, the account that it was taken
   * from.
   */
  public record Purpose(
      Optional<String> invoiceNumber, Optional<ClientId> client, Optional<String> method, Optional<Account> account) {

    public static final Purpose UNSAID =
        new Purpose(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static Purpose invoice(String number, PaymentMethod method, Account account) {
      return new Purpose(Optional.of(number), Optional.empty(), Optional.of(method.name()), Optional.of(account));
    }
  }

  /** For events that say only what happened: to which invoice the money goes, the payment's other events say. */
  public static PaymentEvent of(Type type, Key key, Money amount, LocalDate on) {
    return new PaymentEvent(key, type, amount, on, Purpose.UNSAID, Optional.empty());
  }

  public PaymentEvent meant(Purpose what) {
    return new PaymentEvent(key, type, amount, on, what, answerBy);
  }

  /** Of a dispute: the last day on which the processor takes evidence. */
  public PaymentEvent answeredBy(LocalDate day) {
    return new PaymentEvent(key, type, amount, on, purpose, Optional.of(day));
  }

  /** Whether the other telling means the same; the day and the wording of the method may differ, the money may not. */
  public boolean isTheSameAs(PaymentEvent other) {
    return key.equals(other.key)
        && type == other.type
        && amount.equals(other.amount)
        && purpose.invoiceNumber().equals(other.purpose.invoiceNumber())
        && purpose.client().equals(other.purpose.client())
        && purpose.account().equals(other.purpose.account());
  }
}
