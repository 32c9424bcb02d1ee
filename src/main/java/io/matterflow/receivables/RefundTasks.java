package io.matterflow.receivables;

import io.matterflow.kernel.Actor;

/** The process of a refund, as the domain sees it; {@code workflow} drives it in the transaction at hand. */
public interface RefundTasks {

  /** The refund is stored; where a person has decided about it already, it goes out. */
  void begin(RefundId refund, boolean authorized);

  void decided(RefundId refund, boolean authorized, Actor by);

  /** A person has made it, where no processor is connected. */
  void made(RefundId refund, Actor by);
}
