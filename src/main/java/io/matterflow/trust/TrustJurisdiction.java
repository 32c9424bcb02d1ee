package io.matterflow.trust;

import io.matterflow.engine.Between;
import io.matterflow.engine.Decided.RuleReference;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.OutputMisfit;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the jurisdiction of a trust account asks for, as {@code dmn/trust-jurisdiction.dmn} says. Days that a rule calls
 * prompt are numbers there, so that somebody is told in time.
 */
public record TrustJurisdiction(
    @Between(most = "100") int retentionYears,
    RetentionFrom retentionFrom,
    int noticeDays,
    int payoutWarnDays,
    int payoutDays,
    int earnedDays,
    int reconciliationMonths,
    int unidentifiedDays,
    int staleChequeDays,
    int dormantDays) {

  static final DecisionTable<Facts, TrustJurisdiction> TABLE =
      DecisionTable.of("trust-jurisdiction", Facts.class, TrustJurisdiction.class);

  private static final String A_DAY = "day is the least, for a duty that may be longer and never nothing";
  private static final String SHORTEST = "month is the shortest span to reconcile";

  /** A table may ask for longer, never for nothing. */
  public TrustJurisdiction {
    OutputMisfit.allOf(
        () -> OutputMisfit.least("retentionYears", retentionYears, 1, "year is the least that records are kept"),
        () -> OutputMisfit.least("noticeDays", noticeDays, 1, A_DAY),
        () -> OutputMisfit.least("payoutWarnDays", payoutWarnDays, 1, A_DAY),
        () -> OutputMisfit.least("payoutDays", payoutDays, 1, A_DAY),
        () -> mustWarnInTime(payoutWarnDays, payoutDays),
        () -> OutputMisfit.least("earnedDays", earnedDays, 1, A_DAY),
        () -> OutputMisfit.least("reconciliationMonths", reconciliationMonths, 1, SHORTEST),
        () -> OutputMisfit.least("unidentifiedDays", unidentifiedDays, 1, A_DAY),
        () -> OutputMisfit.least("staleChequeDays", staleChequeDays, 1, A_DAY),
        () -> OutputMisfit.least("dormantDays", dormantDays, 1, A_DAY));
  }

  private static void mustWarnInTime(int payoutWarnDays, int payoutDays) {
    if (payoutDays > 0 && payoutWarnDays > payoutDays) {
      throw new OutputMisfit("payoutWarnDays",
          "a warning after %d days is too late, the money is to be paid out after %d"
              .formatted(payoutWarnDays, payoutDays));
    }
  }

  record Facts(String jurisdiction) {}

  /** From when the years are counted for which records are kept. */
  public enum RetentionFrom {
    /** Each record from the event that it records. */
    EVENT("the event that a record is about"),
    /** From the day on which the last of the money was paid out. */
    DISBURSEMENT("the day on which the last of the money was paid out"),
    CONCLUSION("the end of the representation");

    private final String words;

    RetentionFrom(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * The first day on which nothing obliges the firm to keep what is there now; empty while that cannot be said, as the
   * years have not begun to run. Nobody tells the product when a representation ends: a closed matter's last posting is
   * the earliest day.
   */
  public Optional<LocalDate> keptUntil(Optional<LocalDate> lastPosting, boolean open, boolean holdsMoney) {
    var runs = switch (retentionFrom) {
      case EVENT -> true;
      case DISBURSEMENT -> !holdsMoney;
      case CONCLUSION -> !open && !holdsMoney;
    };
    return lastPosting.filter(day -> runs).map(day -> day.plusYears(retentionYears).plusDays(1));
  }

  /** For how long, in words: {@code 5 years from the end of the representation}. */
  public String retention() {
    return "%d years from %s".formatted(retentionYears, retentionFrom.words());
  }

  /** A jurisdiction's row, and whether it is one of its own. */
  public record Named(String jurisdiction, TrustJurisdiction rule, RuleReference row) {

    private static final String STRICTEST = "anyOther";

    public boolean isKnown() {
      return !row.rule().equals(STRICTEST);
    }
  }
}
