package io.matterflow.reporting;

import java.util.List;
import java.util.Optional;

/**
 * The weekly report as its reader sees it, every figure in words; the mail, the PDF and the text part are made of it.
 */
public record WeeklySheet(
    String firm,
    String whose,
    String asOf,
    String currency,
    String open,
    String change,
    Optional<String> disputed,
    Optional<String> unapplied,
    List<Bar> ages,
    List<Move> moves,
    List<Overdue> overdue,
    List<Bar> trend,
    List<Figure> figures,
    List<String> formulas,
    List<String> otherCurrencies,
    String madeAt) {

  /** So many of a hundred, and a hundred is the largest; one that is not good stands out. */
  public record Bar(String label, String amount, String share, int percent, boolean late) {

    /** What is left of the row: tables of mails have no empty cells of no width. */
    public int rest() {
      return 100 - percent;
    }
  }

  /** A step from last week's open amount to this week's. */
  public record Move(String label, String amount, boolean total) {}

  public record Overdue(
      String number,
      String client,
      String open,
      String daysLate,
      String owner,
      String next,
      boolean disputed) {}

  public record Figure(String label, String value) {}
}
