package io.matterflow.payments.local;

import io.matterflow.kernel.Money;
import io.matterflow.payments.PayableRequests;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentMethod;
import io.matterflow.payments.PaymentReported.Account;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/**
 * A payment on the pay page, as the processor keeps it. The attempt is made when the page is shown: a double click is
 * one.
 */
record CardPayment(UUID attempt, String invoiceNumber, String amount, String currency, LocalDate receivedOn) {

  static final String SOURCE = "payments.local";

  static CardPayment of(UUID attempt, String invoiceNumber, Money amount, LocalDate today) {
    return new CardPayment(attempt, invoiceNumber, amount.plain(), amount.currency().getCurrencyCode(), today);
  }

  PaymentEvent reported() {
    var key = Key.of(SOURCE, attempt.toString(), attempt.toString());
    return PaymentEvent.of(Type.RECEIVED, key, Money.of(amount, Currency.getInstance(currency)), receivedOn)
        .meant(Purpose.invoice(invoiceNumber, PaymentMethod.CARD,
            invoiceNumber.startsWith(PayableRequests.MARK) ? Account.TRUST : Account.OPERATING));
  }
}
