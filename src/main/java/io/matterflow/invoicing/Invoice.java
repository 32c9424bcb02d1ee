package io.matterflow.invoicing;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An invoice and what of it is still open, disputed or reserved: the sums of its movements. One that was taken over
 * from elsewhere may have no matter. In a client's e-billing portal it has a state of its own, and since its acceptance
 * the day from which its reminders count.
 */
public record Invoice(
    InvoiceNumber number,
    State state,
    Optional<MatterId> matter,
    ClientId client,
    LocalDate invoiceDate,
    LocalDate dueDate,
    Optional<LocalDate> deliveredOn,
    Optional<DeliveredBy> deliveredBy,
    Money total,
    Money open,
    Money disputed,
    Money reserved,
    Optional<PortalState> inPortal,
    Optional<LocalDate> acceptedOn) {

  /** The published states of an invoice ({@code domain/billing-models.md} section 4). */
  public enum State {
    ISSUED,
    DELIVERED,
    SUBMITTED,
    ACCEPTED,
    REJECTED,
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
    HAND,
    PORTAL,
    /** By whoever billed before us: the invoice was taken over. */
    ELSEWHERE
  }

  /** What the client's e-billing portal has made of it. */
  public enum PortalState {
    SUBMITTED,
    ACCEPTED,
    REJECTED
  }

  /** Issued by whoever billed before us: there is no document of ours. */
  public boolean isTakenOver() {
    return deliveredBy.filter(DeliveredBy.ELSEWHERE::equals).isPresent();
  }

  public boolean isSettled() {
    return open.isZero();
  }

  /** What of the open amount is neither disputed nor to be drawn from trust. */
  public Money unreserved() {
    return open.minus(disputed).minus(reserved);
  }

  /** What the client is asked to pay now: not what is to be drawn from trust. */
  public Money askedFor() {
    return open.minus(reserved.atMost(open));
  }

  /** All that is open is to be drawn from trust. */
  public boolean isWhollyReserved() {
    return reserved.isPositive() && !open.exceeds(reserved);
  }
}
