package io.matterflow.payments.local;

import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentMethod;
import io.matterflow.payments.PaymentReported;
import io.matterflow.payments.PaymentReported.Account;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
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

  PaymentReported reported() {
    return new PaymentReported(SOURCE, attempt.toString(), Optional.of(invoiceNumber), Optional.empty(),
        Money.of(amount, Currency.getInstance(currency)), receivedOn, PaymentMethod.CARD.name(), Account.OPERATING);
  }
}
