package io.matterflow.trust;

import io.matterflow.kernel.Money;
import java.util.Currency;

/** What the clients of ledgers owe the firm for deposits that were taken back; {@code books} knows. */
public interface RecoverableDues {

  /** Below zero where the firm has more than it is owed, since a dispute was won after all. */
  Money of(LedgerId ledger, Currency currency);
}
