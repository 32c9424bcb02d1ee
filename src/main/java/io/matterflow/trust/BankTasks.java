package io.matterflow.trust;

import io.matterflow.kernel.Actor;

/**
 * The processes about what a bank took, as the domain sees them; {@code workflow} drives them in the transaction at
 * hand.
 */
public interface BankTasks {

  /** A lawyer is to see that the bank took this. */
  void debited(BankEventId event);

  void acknowledged(BankEventId event, Actor by);

  /** The bank never did it: no lawyer is asked to see it any more. */
  void takenBack(BankEventId event);

  /** The firm owes the account money, from now on. */
  void isShort(FreezeId freeze);

  void cured(FreezeId freeze, Actor by);

  /** Nothing is owed, as what had made it so was taken back. */
  void notShort(FreezeId freeze);
}
