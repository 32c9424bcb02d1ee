package io.matterflow.prebill;

import io.matterflow.kernel.Actor;

/** The open task over what the practice system is to show as billed. */
public interface BillingMarkTasks {

  /** Nothing of it is left to do. */
  void marked(BillingMarkId mark, Actor by);
}
