package io.matterflow.prebill;

import io.matterflow.capture.Expense.Evidence;
import io.matterflow.capture.ExpenseId;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.Charge.Cost;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the facts of the costs on one bill, under its profile and with what stands behind each of them today; judges
 * nothing.
 */
record ExpenseFactFinder(GuidelineProfile profile, Map<ExpenseId, Evidence> evidence, LocalDate asOf) {

  private static final Evidence NO_EVIDENCE =
      new Evidence(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Earlier in the list is earlier on the bill: what repeats it is the later one. */
  List<ExpenseUnderCheck> checked(List<PreBillLine> costs) {
    var first = new HashMap<SameCost, PreBillLine>();
    var checked = new ArrayList<ExpenseUnderCheck>();
    for (var line : costs) {
      var cost = line.cost().orElseThrow();
      var before = first.putIfAbsent(SameCost.of(line, cost), line);
      checked.add(new ExpenseUnderCheck(line, facts(line, cost, Optional.ofNullable(before))));
    }
    return checked;
  }

  private ExpenseFacts facts(PreBillLine line, Cost cost, Optional<PreBillLine> repeated) {
    var limits = profile.bills();
    var proof = evidence.getOrDefault(cost.expense(), NO_EVIDENCE);
    return new ExpenseFacts(
        profile.tested(),
        !line.narrative().isBlank(),
        cost.code(),
        cost.units(),
        cost.unitCost(),
        line.amount().amount(),
        proof.receipt().isPresent(),
        proof.receiptAmount(),
        limits.receiptFrom(),
        limits.copyRate(),
        limits.mealsPerDay(),
        proof.vendor().isPresent(),
        limits.vendorFrom(),
        proof.preApprovalRef().isPresent(),
        (int) ChronoUnit.DAYS.between(line.workDate(), asOf),
        limits.costStaleDays(),
        repeated.map(earlier -> "line " + earlier.position()).orElse(""));
  }

  private record SameCost(LocalDate day, String code, Money amount, String words) {

    static SameCost of(PreBillLine line, Cost cost) {
      return new SameCost(line.workDate(), cost.code(), cost.gross(), new Narrative(line.narrative()).normal());
    }
  }
}
