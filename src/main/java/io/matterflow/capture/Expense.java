package io.matterflow.capture;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A cost that the firm has had for a matter, on its way to a bill. The amount is units times the cost of one. */
public record Expense(
    ExpenseId id,
    Origin origin,
    MatterId matter,
    Optional<TimekeeperId> timekeeper,
    LocalDate date,
    String code,
    BigDecimal units,
    BigDecimal unitCost,
    Money amount,
    Evidence evidence,
    String narrative,
    List<String> possibleDuplicates) {

  /** Where it comes from: the system and its id there, and the signal for a cost that a signal tells of. */
  public record Origin(String system, String id, Optional<SignalId> signal) {}

  /** What stands behind it: the receipt and its amount, who was paid, and the client's approval. */
  public record Evidence(
      Optional<BigDecimal> receiptAmount,
      Optional<String> receipt,
      Optional<String> vendor,
      Optional<String> preApprovalRef) {

    static final Evidence NONE =
        new Evidence(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The same with what somebody adds; what they leave out stays. */
    Evidence with(Evidence more) {
      return new Evidence(more.receiptAmount.or(() -> receiptAmount), more.receipt.or(() -> receipt),
          more.vendor.or(() -> vendor), more.preApprovalRef.or(() -> preApprovalRef));
    }
  }
}
