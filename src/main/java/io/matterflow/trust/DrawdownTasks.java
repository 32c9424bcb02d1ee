package io.matterflow.trust;

import io.matterflow.kernel.Actor;
import java.time.Instant;
import java.util.Optional;

/**
 * The process of a drawdown, as the domain sees it; {@code workflow} drives it in the transaction at hand. It decides
 * nothing.
 */
public interface DrawdownTasks {

  /** A proposal is stored; with a moment, the client may object until then. */
  void proposed(DrawdownId drawdown, Optional<Instant> opensAt);

  /** A lawyer has released it before the client's days to object were over. */
  void released(DrawdownId drawdown, Actor by);

  /** A lawyer has signed, and another has to. */
  void signed(DrawdownId drawdown, Actor by);

  void authorized(DrawdownId drawdown, Instant lapsesAt, Actor by);

  void refused(DrawdownId drawdown, Actor by);

  /** The cheque or the transfer was made: it is posted within this call. */
  void executed(DrawdownId drawdown, Actor by);

  /** Nobody has authorized it as it stands now. */
  void changed(DrawdownId drawdown);

  /** Objected to, withdrawn or overtaken. */
  void ended(DrawdownId drawdown);

  void cleared(DrawdownId drawdown);

  /** Others than before may sign. */
  void offeredAnew(DrawdownId drawdown);
}
