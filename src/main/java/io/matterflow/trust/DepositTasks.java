package io.matterflow.trust;

import io.matterflow.kernel.Actor;
import java.time.Instant;
import java.util.Optional;

/** The process of a deposit, as the domain sees it; {@code workflow} drives it in the transaction at hand. */
public interface DepositTasks {

  /** It is known whose it is. */
  void received(DepositId deposit);

  /** Nobody knows yet whose it is, which is too long from this moment on. */
  void receivedForNobody(DepositId deposit, Instant overdueAt);

  /** Somebody has said whose money it is. */
  void identified(DepositId deposit, Actor by);

  /** Confirmed, and drawable from this moment on. */
  void confirmed(DepositId deposit, boolean drawable, Instant from, Actor by);

  /** A lawyer is asked to let it be drawn before it has cleared. */
  void releaseAsked(DepositId deposit);

  void releaseDecided(DepositId deposit, Actor by);

  /** The bank took it back: nothing of it waits any more. */
  void returned(DepositId deposit);

  /** It never was taken back: it waits for what it waited for, be it its day. */
  void standsAgain(DepositId deposit, Optional<Instant> drawableFrom);

  /** Nobody has said for days whose money it is. */
  void overdue(DepositId deposit);
}
