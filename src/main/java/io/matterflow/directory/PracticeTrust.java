package io.matterflow.directory;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/** What the practice system last said that a matter has in trust; a figure with its date, never a balance to draw on. */
public interface PracticeTrust {

  Optional<Told> of(MatterId matter, Currency currency);

  /** An amount on an account, as it was told at that moment. */
  record Told(String account, Money amount, Instant at) {}
}
