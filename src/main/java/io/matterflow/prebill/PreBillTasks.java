package io.matterflow.prebill;

import io.matterflow.kernel.Actor;

/** The pre-bill's process as this module sees it: what people did moves it on, in the transaction at hand. */
public interface PreBillTasks {

  /** Nothing holds the pre-bill any more: its lines are checked once more and it goes to review. */
  void exceptionsResolved(PreBillId id, Actor by);

  /** Other people have the next answer to give. */
  void exceptionOwnersChanged(PreBillId id);

  void reviewed(PreBillId id, Actor by);

  /** A step has begun: somebody is reminded at its deadline, and others are asked after it. */
  void deadlineSet(PreBillId id);

  /** The step is done: nobody is reminded any more. */
  void deadlineOver(PreBillId id);

  /** The open task is offered to one more person. */
  void askedToo(PreBillId id);

  /** One of several levels is signed: on to the next. */
  void signed(PreBillId id, Actor by);

  /** The approval was recalled before the invoice was made. */
  void recalled(PreBillId id, Actor by);

  /** Nobody waits for a recall any more. */
  void released(PreBillId id, Actor by);

  /** The last level is signed. */
  void approved(PreBillId id, Actor by);

  /** From approval back to review. */
  void sentBack(PreBillId id, Actor by);
}
