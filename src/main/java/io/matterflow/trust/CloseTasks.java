package io.matterflow.trust;

import io.matterflow.kernel.Actor;
import java.time.Instant;

/** The process of each period's end, as the domain sees it; {@code workflow} drives it in the transaction at hand. */
public interface CloseTasks {

  void begun(CloseId close, Instant lateAt);

  /** Compared anew, by the form or past it. */
  void reconciled(CloseId close, boolean balanced, Actor by);

  /** A lawyer does not sign it as it is. */
  void returned(CloseId close, Actor by);

  /** This period is locked, by its own signature or by that of a later one. */
  void signed(CloseId close, Actor by);

  /** Others see it too from now on. */
  void late(CloseId close);
}
