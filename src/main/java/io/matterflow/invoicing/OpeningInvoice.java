package io.matterflow.invoicing;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An invoice that somebody else has issued, as it stands when it is taken over: its balance counts here from
 * {@code asOf}. The notice is the day on which the client surely had it, where that is known.
 */
public record OpeningInvoice(
    InvoiceNumber number,
    ClientId client,
    Optional<MatterId> matter,
    LocalDate invoiceDate,
    LocalDate dueDate,
    Optional<LocalDate> noticeOn,
    Money amount,
    Money paid,
    LocalDate asOf) {

  public OpeningInvoice {
    if (!amount.isPositive() || paid.isNegative() || paid.exceeds(amount)) {
      throw new IllegalArgumentException(
          "invoice %s has no amount, or was paid more or less than it can be".formatted(number));
    }
    if (invoiceDate.isAfter(asOf) || dueDate.isBefore(invoiceDate)) {
      throw new IllegalArgumentException(
          "invoice %s is due before it is dated, or dated after %s".formatted(number, asOf));
    }
  }

  public Money open() {
    return amount.minus(paid);
  }

  /** From when its reminders count: where nobody knows when it was delivered, it was on its own date. */
  LocalDate deliveredOn() {
    return noticeOn.orElse(invoiceDate);
  }
}
