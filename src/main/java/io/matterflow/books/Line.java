package io.matterflow.books;

import io.matterflow.kernel.Money;

/**
 * An amount from one account to another: what is debited here is credited there, so that nothing can be out of balance.
 */
public record Line(Account debit, Account credit, Money amount) {

  public Line {
    if (!amount.isPositive() || debit == credit) {
      throw new IllegalArgumentException("a line moves a positive amount between two accounts, got %s from %s to %s"
          .formatted(amount, credit, debit));
    }
  }

  /** A negative amount goes the other way. */
  static Line of(Account debit, Account credit, Money amount) {
    return amount.isNegative() ? new Line(credit, debit, amount.negated()) : new Line(debit, credit, amount);
  }

  Line turned() {
    return new Line(credit, debit, amount);
  }

  /** What the line adds to an account, debits counting up. */
  Money on(Account account) {
    if (account == debit) {
      return amount;
    }
    return account == credit ? amount.negated() : Money.zero(amount.currency());
  }
}
