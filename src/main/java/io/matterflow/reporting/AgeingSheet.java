package io.matterflow.reporting;

import java.util.List;
import java.util.Optional;

/**
 * The ageing as its reader sees it: every figure, day and name already in words. The templates only put them in place.
 */
public record AgeingSheet(
    String firm,
    String title,
    String asOf,
    String basis,
    String currency,
    String open,
    String disputed,
    String unapplied,
    String excluded,
    boolean hasExcluded,
    Optional<String> dso,
    String formula,
    String madeAt,
    List<String> ages,
    List<Bar> bars,
    List<Line> partners,
    List<Line> clients,
    Line total,
    List<Overdue> oldest,
    List<String> otherCurrencies) {

  /** One bucket of the chart: so many of a hundred, and a hundred is the largest. */
  public record Bar(String label, String amount, int percent, String share) {}

  /** What is open of a partner or client, by age. */
  public record Line(
      String id,
      String name,
      List<String> buckets,
      String open,
      Optional<String> disputed,
      Optional<String> unapplied) {}

  /** An invoice that is long overdue. */
  public record Overdue(String number, String client, String dueDate, long daysLate, String open, boolean disputed) {}
}
