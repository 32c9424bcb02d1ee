package io.matterflow.trust;

import io.matterflow.kernel.Actor;

/** The task of telling a client of a deposit, as the domain sees it. */
public interface ReceiptTasks {

  /** Told by a person, or to be sent once more. */
  void told(DepositId deposit, boolean again, Actor by);
}
