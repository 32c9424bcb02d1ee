package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.receivables.Payment.Allocation.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What payments come to for whoever keeps the operating books, and which of them are none of theirs. */
public interface OperatingMoney {

  /** The payment as all its events tell it by now. */
  Standing of(PaymentId id);

  /** Whether the payment's money belongs into a trust account. */
  boolean isInTrust(PaymentId id);

  /** The row of this reference: money that went somewhere, or came back. */
  Moved row(String reference);

  /** All rows of the payment that concern no invoice, in their order. */
  List<Moved> rowsOf(PaymentId id);

  /** The payment whose money this movement of an invoice is, where it is one's. */
  Optional<PaymentId> behind(String reference);

  /** The next payments after this one in the order of their ids; empty begins anew. */
  List<PaymentId> after(Optional<PaymentId> last, int limit);

  /**
   * By day what came in, and what was taken for fees and by disputes from the firm's own account; so many events tell
   * it.
   */
  record Standing(
      PaymentId id,
      int events,
      boolean inTrust,
      Currency currency,
      SortedMap<LocalDate, Money> received,
      SortedMap<LocalDate, Money> fees,
      SortedMap<LocalDate, Money> chargedBack,
      Optional<InvoiceNumber> invoice,
      Optional<ClientId> client) {}

  /** What comes back to the row of the trust account may never have left it. */
  record Moved(
      PaymentId payment,
      String reference,
      Target target,
      Money amount,
      boolean stoodInTrust,
      Instant at,
      UserId by) {}
}
