package io.matterflow.invoicing;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;

/** An issued invoice and what of it is still open, disputed or reserved: the sums of its movements. */
public record Invoice(
    InvoiceNumber number,
    State state,
    MatterId matter,
    ClientId client,
    LocalDate invoiceDate,
    LocalDate dueDate,
    Optional<LocalDate> deliveredOn,
    Optional<DeliveredBy> deliveredBy,
    Money total,
    Money open,
    Money disputed,
    Money reserved) {

  /** The published states of an invoice ({@code domain/billing-models.md} section 4). */
  public enum State {
    ISSUED,
    DELIVERED,
    PARTIALLY_PAID,
    PAID,
    DISPUTED,
    /** Credited as a whole. */
    CREDITED,
    VOIDED,
    WRITTEN_OFF
  }

  /** How the client got it. */
  public enum DeliveredBy {
    EMAIL,
    PAPER,
    HAND
  }

  public boolean isSettled() {
    return open.isZero();
  }
}
