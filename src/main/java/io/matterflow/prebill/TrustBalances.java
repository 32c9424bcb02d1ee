package io.matterflow.prebill;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/** What a matter has in trust, to be shown beside its bill: whoever keeps the books of trust says so. */
public interface TrustBalances {

  Optional<Balance> of(MatterId matter, Currency currency);

  /** The figure with the account and the moment for which it holds. */
  record Balance(String account, Money amount, Instant asOf) {}
}
