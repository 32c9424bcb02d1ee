package io.matterflow.trust;

import io.matterflow.kernel.Actor;

/** The process of a closing, as the domain sees it; {@code workflow} drives it in the transaction at hand. */
public interface ClosingTasks {

  void asked(ClosingId closing);

  /** A person says that the open pieces are to be looked at again, or gives the closing up. */
  void settled(ClosingId closing, boolean givenUp, Actor by);

  /** An attorney has signed, or sends it back to be looked at again. */
  void signed(ClosingId closing, boolean isCleared, Actor by);
}
