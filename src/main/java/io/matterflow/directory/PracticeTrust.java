package io.matterflow.directory;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * What the practice system last said that a matter has in trust; a figure with its date, never a balance to draw on.
 */
public interface PracticeTrust {

  Optional<Told> of(MatterId matter, Currency currency);

  /** What was agreed about the retainers of these matters and what is left of them; a matter without one is absent. */
  Map<MatterId, Retainer> retainers(Collection<MatterId> matters);

  /** An amount on an account, as it was told at that moment. */
  record Told(String account, Money amount, Instant at) {}

  /**
   * Under the floor it is to be filled up, to the target where one is agreed. Amounts are in the client's currency.
   * What kind of retainer was agreed is a word of the decision {@code retainer-kind}; empty where nothing was said.
   */
  record Retainer(
      String agreedAs,
      Optional<BigDecimal> floor,
      Optional<BigDecimal> target,
      Optional<BigDecimal> balance,
      Instant at) {}
}
