package io.matterflow.invoicing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An invoice as its reader sees it: every figure, day and name already in words. The template only puts them in place.
 */
record InvoiceSheet(
    Letterhead firm,
    Addressee client,
    String number,
    String invoiceDate,
    String dueDate,
    String terms,
    String matterNumber,
    String matterName,
    Optional<String> clientMatterNumber,
    String periodEnd,
    Optional<String> share,
    List<Line> lines,
    List<Cost> costs,
    List<TimekeeperTotal> timekeepers,
    List<Sum> sums,
    String total,
    Optional<String> payLink) {

  private static final int LAST_ROWS = 2;
  private static final int LONG = 1000;

  /** The same invoice with its services in another order. */
  InvoiceSheet with(List<Line> ordered) {
    return new InvoiceSheet(firm, client, number, invoiceDate, dueDate, terms, matterNumber, matterName,
        clientMatterNumber, periodEnd,
        share, ordered, costs, timekeepers, sums, total, payLink);
  }

  /** The services, and apart the last of them, which stay on one page with the sums: those never stand alone. */
  public List<Rows<Line>> lineGroups() {
    return costs.isEmpty() ? withTheLastApart(lines, Line::narrative) : List.of(new Rows<>(lines, false));
  }

  /** The costs likewise. */
  public List<Rows<Cost>> costGroups() {
    return withTheLastApart(costs, Cost::narrative);
  }

  /** What has many words may break anywhere, lest a page stay empty before it. */
  private static <T> List<Rows<T>> withTheLastApart(List<T> rows, Function<T, String> words) {
    var at = Math.max(0, rows.size() - LAST_ROWS);
    var last = rows.subList(at, rows.size());
    var end = new Rows<>(last, last.stream().map(words).mapToInt(String::length).sum() < LONG);
    return at == 0 ? List.of(end) : List.of(new Rows<>(rows.subList(0, at), false), end);
  }

  /** Rows of a table that stand together on one page, or may break between any two. */
  record Rows<T>(List<T> all, boolean together) {}

  /** Who sends it. */
  record Letterhead(String name, List<String> address, String taxId, Optional<String> email) {}

  /** Who gets it: the client, for the attention of its billing contacts, and where. */
  record Addressee(String name, List<String> attention, List<String> address) {}

  /** A service: work of a person by the hour, or an agreed fee, which has neither person nor hours. */
  record Line(
      String date,
      Optional<String> timekeeper,
      String narrative,
      Optional<String> codes,
      Optional<String> hours,
      Optional<String> rate,
      String amount) {}

  /** A cost: so many of something at a price. */
  record Cost(
      String date,
      String narrative,
      String code,
      String quantity,
      String price,
      String amount) {}

  record TimekeeperTotal(String name, String title, String hours, String rate, String amount) {}

  /** A row on the way to the total. */
  record Sum(String label, String amount) {}
}
