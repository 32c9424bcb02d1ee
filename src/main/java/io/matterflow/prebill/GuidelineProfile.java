package io.matterflow.prebill;

import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * What holds for the time, costs and bills of one matter: the limits of its client's guidelines with the matter's own,
 * or, where the client has none ({@code tested} is false), the firm's baseline. {@code decidedBy} names the rows that
 * say so.
 */
record GuidelineProfile(
    boolean tested,
    BigDecimal increment,
    BigDecimal blockMinHours,
    int minWords,
    BigDecimal maxHoursPerDay,
    int travelPercent,
    BigDecimal researchCapHours,
    int staleDays,
    int lateEntryDays,
    int firstYearDays,
    boolean utbmsRequired,
    Optional<Set<TimekeeperId>> roster,
    boolean autoCut,
    BillLimits bills,
    String decidedBy) {

  /**
   * The limits for costs and whole bills. Without {@code timekeepers} or {@code minimumBill} any number or amount will
   * do.
   */
  record BillLimits(
      BigDecimal receiptFrom,
      BigDecimal copyRate,
      BigDecimal mealsPerDay,
      BigDecimal vendorFrom,
      int costStaleDays,
      int invoiceLateDays,
      Optional<Integer> timekeepers,
      Optional<BigDecimal> minimumBill,
      int budgetWarnPercent) {}

  /** Without a roster everybody may work. */
  boolean lets(TimekeeperId timekeeper) {
    return roster.map(named -> named.contains(timekeeper)).orElse(true);
  }
}
