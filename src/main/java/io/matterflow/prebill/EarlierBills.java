package io.matterflow.prebill;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/** What a matter's client owes and was billed last; {@code invoicing}, which knows the invoices, implements it. */
public interface EarlierBills {

  Account of(MatterId matter, Currency currency);

  /** Those of the matters on whose invoices something is open. */
  Set<MatterId> unpaid(Collection<MatterId> matters);

  /** What is open on the matter's invoices in the currency, and the last of them. */
  record Account(Money open, Optional<PriorBill> last) {}

  record PriorBill(String number, LocalDate date, String state, Money total, Money open) {}
}
