package io.matterflow.prebill;

import io.matterflow.capture.Expenses;
import io.matterflow.capture.TimeEntries;
import io.matterflow.directory.Matter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a pre-bill is made of: all approved time of the matter, its costs and the agreed sums that have become due. Whatever a
 * pre-bill takes is locked to it until it is given back or billed.
 */
@Component
class Assembly {

  private final TimeEntries time;
  private final Expenses expenses;
  private final FixedFees fees;

  Assembly(TimeEntries time, Expenses expenses, FixedFees fees) {
    this.time = time;
    this.expenses = expenses;
    this.fees = fees;
  }

  /** Takes what is there up to and on the date: time first, then fees, then costs, each in the order of their dates. */
  List<PreBillLine> lines(PreBillId preBill, Matter matter, LocalDate upTo) {
    var lines = new ArrayList<PreBillLine>();
    time.claim(preBill.value(), matter.id(), upTo).forEach(entry -> lines.add(PreBillLine.of(entry, lines.size() + 1)));
    fees.claim(preBill, matter, upTo).forEach(fee -> lines.add(PreBillLine.of(fee, lines.size() + 1)));
    expenses.claim(preBill.value(), matter.id(), upTo)
        .forEach(expense -> lines.add(PreBillLine.of(expense, lines.size() + 1)));
    return List.copyOf(lines);
  }

  /** Gives back all that a pre-bill has taken that was not made after all. */
  void release(PreBillId preBill, List<PreBillLine> lines) {
    releaseTimeAndCosts(preBill, lines);
    fees.release(preBill);
  }

  /** The pre-bill became an invoice: what was held back is free for the next one, the rest is billed. */
  void billed(PreBill preBill) {
    releaseTimeAndCosts(preBill.id(), preBill.lines().stream().filter(PreBillLine::held).toList());
    time.billed(preBill.id().value());
    expenses.billed(preBill.id().value());
    fees.billed(preBill.id());
  }

  private void releaseTimeAndCosts(PreBillId preBill, List<PreBillLine> lines) {
    time.release(preBill.value(), lines.stream().flatMap(line -> line.entry().stream()).toList());
    expenses.release(preBill.value(), lines.stream().flatMap(line -> line.cost().stream()).map(Charge.Cost::expense).toList());
  }
}
