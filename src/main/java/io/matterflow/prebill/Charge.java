package io.matterflow.prebill;

import io.matterflow.capture.ClientApproval;
import io.matterflow.capture.Expense;
import io.matterflow.capture.ExpenseId;
import io.matterflow.capture.TimeEntry;
import io.matterflow.capture.TimeEntryId;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** What a line charges for: hours of a person, a cost the firm has had, or a fee that was agreed. */
public sealed interface Charge {

  Kind kind();

  /** How much of it: hours of time, units of a cost, one fee. */
  BigDecimal quantity();

  /** What one of it costs. */
  BigDecimal unitCost();

  /** What it comes to as it is billed, before anything is written down. */
  Money gross();

  /** What it comes to untouched. */
  Money worth();

  /** The words of a bill for it. */
  enum Kind {
    TIME,
    EXPENSE,
    FEE
  }

  /**
   * Hours at a rate. What was worked, and the rate that its day gave, never change; what is billed may. Without an
   * entry it was added on the pre-bill.
   */
  record Time(
      Optional<TimeEntryId> entry,
      TimekeeperId timekeeper,
      BilledTime worked,
      BilledTime hours,
      Money resolvedRate,
      Money rate,
      ClientApproval approval)
      implements Charge {

    static Time of(TimeEntry entry) {
      return untouched(Optional.of(entry.id()), entry.timekeeper(), entry.hours(), entry.rate(), entry.approval());
    }

    static Time untouched(
        Optional<TimeEntryId> entry, TimekeeperId timekeeper, BilledTime hours, Money rate, ClientApproval approval) {
      return new Time(entry, timekeeper, hours, hours, rate, rate, approval);
    }

    Time billedAs(BilledTime otherHours, Money otherRate) {
      return new Time(entry, timekeeper, worked, otherHours, resolvedRate, otherRate, approval);
    }

    /** Neither other hours than were worked, nor at another rate than its day gave. */
    boolean isUntouched() {
      return hours.equals(worked) && rate.equals(resolvedRate);
    }

    @Override
    public Kind kind() {
      return Kind.TIME;
    }

    @Override
    public BigDecimal quantity() {
      return hours.hours();
    }

    @Override
    public BigDecimal unitCost() {
      return rate.amount();
    }

    @Override
    public Money gross() {
      return hours.at(rate);
    }

    @Override
    public Money worth() {
      return worked.at(resolvedRate);
    }
  }

  /** A cost: so many units at the cost of one, as it was recorded. */
  record Cost(ExpenseId expense, String code, BigDecimal units, BigDecimal unitCost, Currency currency)
      implements Charge {

    static Cost of(Expense expense) {
      return new Cost(expense.id(), expense.code(), expense.units(), expense.unitCost(), expense.amount().currency());
    }

    @Override
    public Kind kind() {
      return Kind.EXPENSE;
    }

    @Override
    public BigDecimal quantity() {
      return units;
    }

    @Override
    public Money gross() {
      return Money.rounded(units.multiply(unitCost), currency);
    }

    @Override
    public Money worth() {
      return gross();
    }
  }

  /** An agreed sum: a flat or milestone fee, a period of a subscription, a share of a success. */
  record Fee(FixedFeeId fee, FixedFee.Kind agreed, Money amount) implements Charge {

    static Fee of(FixedFee fee) {
      return new Fee(fee.id(), fee.kind(), fee.amount());
    }

    @Override
    public Kind kind() {
      return Kind.FEE;
    }

    @Override
    public BigDecimal quantity() {
      return BigDecimal.ONE;
    }

    @Override
    public BigDecimal unitCost() {
      return amount.amount();
    }

    @Override
    public Money gross() {
      return amount;
    }

    @Override
    public Money worth() {
      return amount;
    }
  }
}
