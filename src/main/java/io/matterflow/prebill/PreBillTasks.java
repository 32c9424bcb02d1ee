package io.matterflow.prebill;

import io.matterflow.kernel.Actor;

/** The pre-bill's process as this module sees it: what people did moves it on, in the transaction at hand. */
public interface PreBillTasks {

  /** Nothing holds the pre-bill any more: its lines are checked once more and it goes to review. */
  void exceptionsResolved(PreBillId id, Actor by);

  /** Other people have the next answer to give. */
  void exceptionOwnersChanged(PreBillId id);

  void reviewed(PreBillId id, Actor by);

  /** The review is offered to more people than before. */
  void reviewPassedUp(PreBillId id);

  void approved(PreBillId id, Actor by);

  /** From approval back to review. */
  void sentBack(PreBillId id, Actor by);
}
