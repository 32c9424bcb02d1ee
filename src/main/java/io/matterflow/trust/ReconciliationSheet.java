package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import java.util.List;
import java.util.Optional;

/** A reconciliation in words, as its packet has it. */
public record ReconciliationSheet(
    String firm,
    String account,
    String jurisdiction,
    String periodStart,
    String periodEnd,
    String currency,
    boolean balanced,
    String bank,
    List<Line> shown,
    String receiptsTotal,
    String paymentsTotal,
    List<Line> inTransit,
    String inTransitTotal,
    List<Line> outstanding,
    String outstandingTotal,
    List<Line> errors,
    String errorsTotal,
    String adjusted,
    String book,
    List<Line> ledgers,
    String ledgersTotal,
    String difference,
    String bookLessLedgers,
    List<String> hints,
    String preparedBy,
    String preparedAt,
    Optional<Signed> signed,
    String id,
    String hash) {

  /** A row; what a column has no place for is empty. */
  public record Line(String date, String dated, String what, String who, String reference, String amount) {

    static Line of(String date, String what, String who, String reference, Money amount) {
      return new Line(date, "", what, who, reference, Wording.of(amount));
    }
  }

  /** The lawyer who answers for it, with the bar admission by which authority was granted. */
  public record Signed(String lawyer, String bar, String at, String grant) {}
}
