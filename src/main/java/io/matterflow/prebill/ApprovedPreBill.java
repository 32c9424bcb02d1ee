package io.matterflow.prebill;

import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was approved, to the letter: the hash is over this content. {@code unsupported} names what the client or matter asks
 * for and the product does not yet deliver ({@code PAPER}, {@code PORTAL}, {@code PLAN}, {@code TAX}); such an invoice is
 * delivered by hand.
 */
public record ApprovedPreBill(
    PreBillId id,
    String number,
    int version,
    String contentHash,
    MatterId matter,
    ClientId client,
    LocalDate periodEnd,
    List<Line> lines,
    Money writtenDown,
    Money total,
    List<String> unsupported) {

  /**
   * A line as the client will read it; internal notes are not here. The amount is hours times rate, rounded once, plus the
   * adjustment, which is zero or negative.
   */
  public record Line(
      int position,
      LocalDate date,
      TimekeeperId timekeeper,
      String narrative,
      Optional<String> taskCode,
      Optional<String> activityCode,
      BilledTime hours,
      Money rate,
      Money adjustment,
      Money amount) {}
}
