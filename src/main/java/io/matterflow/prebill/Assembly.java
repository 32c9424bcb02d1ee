package io.matterflow.prebill;

import static java.util.stream.Collectors.toMap;

import io.matterflow.capture.Expenses;
import io.matterflow.capture.TimeEntries;
import io.matterflow.directory.FeeArrangement;
import io.matterflow.directory.FeeArrangement.Lines;
import io.matterflow.kernel.MatterId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * What a pre-bill is made of: approved time of the matter, its costs and the agreed sums that have become due, as far
 * as its arrangement bills them. Whatever a pre-bill takes is locked to it until it is given back or billed.
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

  /**
   * Takes what is there up to and on the date for all of these at once: time first, then fees, then costs, each in the
   * order of its dates. A draft for which there is nothing is not in the answer.
   */
  Map<PreBillId, List<PreBillLine>> lines(Collection<Draft> drafts, LocalDate upTo) {
    var claimedTime = time.claim(matters(drafts, Lines::billHours), upTo);
    var claimedFees = fees.claim(drafts.stream().filter(bills(Lines::billAnything))
        .collect(toMap(Draft::id, Draft::matter)), upTo);
    var claimedCosts = expenses.claim(matters(drafts, Lines::billAnything), upTo);
    var lines = new HashMap<PreBillId, List<PreBillLine>>();
    for (var draft : drafts) {
      var taken = new ArrayList<PreBillLine>();
      claimedTime.getOrDefault(draft.id().value(), List.of())
          .forEach(entry -> taken.add(PreBillLine.of(entry, taken.size() + 1)));
      claimedFees.getOrDefault(draft.id(), List.of()).forEach(fee -> taken.add(PreBillLine.of(fee, taken.size() + 1)));
      claimedCosts.getOrDefault(draft.id().value(), List.of())
          .forEach(cost -> taken.add(PreBillLine.of(cost, taken.size() + 1)));
      if (!taken.isEmpty()) {
        lines.put(draft.id(), List.copyOf(taken));
      }
    }
    return lines;
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

  /** The invoice counts no more: all that was billed is unbilled again. */
  void unbilled(PreBillId preBill) {
    time.unbilled(preBill.value());
    expenses.unbilled(preBill.value());
    fees.unbilled(preBill);
  }

  private void releaseTimeAndCosts(PreBillId preBill, List<PreBillLine> lines) {
    time.release(preBill.value(), lines.stream().flatMap(line -> line.entry().stream()).toList());
    expenses.release(preBill.value(),
        lines.stream().flatMap(line -> line.cost().stream()).map(Charge.Cost::expense).toList());
  }

  private static Map<UUID, MatterId> matters(Collection<Draft> drafts, Predicate<FeeArrangement.Lines> wanted) {
    return drafts.stream()
        .filter(bills(wanted))
        .collect(toMap(draft -> draft.id().value(), draft -> draft.matter().id()));
  }

  private static Predicate<Draft> bills(Predicate<FeeArrangement.Lines> wanted) {
    return draft -> wanted.test(draft.arrangement().lines());
  }
}
