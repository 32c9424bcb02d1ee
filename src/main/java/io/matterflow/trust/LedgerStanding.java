package io.matterflow.trust;

import io.matterflow.kernel.Money;

/**
 * A ledger as of a day: what it holds by the book; what of it may be drawn, as it has cleared and was confirmed; what
 * is held back, as it is disputed; what is reserved for drawdowns that are not posted yet.
 */
public record LedgerStanding(LedgerId ledger, Money book, Money drawable, Money held, Money reserved) {

  /** What a further drawdown may take. */
  public Money free() {
    var free = drawable.minus(held).minus(reserved);
    return free.isNegative() ? Money.zero(book.currency()) : free;
  }
}
