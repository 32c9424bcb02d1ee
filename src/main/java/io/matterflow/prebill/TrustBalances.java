package io.matterflow.prebill;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What a matter has in trust, to be shown beside its bill: whoever keeps the books of trust says so. */
public interface TrustBalances {

  Optional<Balance> of(MatterId matter, Currency currency);

  /**
   * What of it is on its way to or from the bank, or to a lawyer, in sentences; nothing where the books are not ours.
   */
  default List<String> unsettled(MatterId matter) {
    return List.of();
  }

  /** The figure with the account and the moment for which it holds. */
  record Balance(String account, Money amount, Instant asOf) {}
}
