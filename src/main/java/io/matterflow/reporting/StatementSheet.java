package io.matterflow.reporting;

import io.matterflow.invoicing.ClientPaper;
import java.util.List;
import java.util.Optional;

/**
 * A statement of account as its reader sees it: every figure, day and name already in words. The template only puts
 * them in place.
 */
public record StatementSheet(
    ClientPaper paper,
    String from,
    String firstDay,
    String asOf,
    String currency,
    String opening,
    String charged,
    String settled,
    String closing,
    String due,
    Optional<String> disputed,
    Optional<String> unapplied,
    List<Row> rows,
    List<Open> open,
    List<Age> ages,
    List<String> otherCurrencies) {

  /** A change of the account, in the column of what is more or of what is less. */
  public record Row(String date, String words, String more, String less, String balance) {}

  /** An invoice on which something is open. */
  public record Open(
      String number,
      Optional<String> matter,
      String date,
      String dueDate,
      String late,
      String total,
      String open,
      boolean disputed) {}

  /** What is open of one age. */
  public record Age(String label, String amount) {}
}
