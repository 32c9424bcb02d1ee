package io.matterflow.invoicing;

import java.util.List;
import java.util.Optional;

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
    List<Line> lines,
    List<TimekeeperTotal> timekeepers,
    String hours,
    String value,
    Optional<String> adjustments,
    String total,
    Optional<String> payLink) {

  /** Who sends it. */
  record Letterhead(String name, String taxId, Optional<String> email) {}

  /** Who gets it: the client, for the attention of its billing contacts. */
  record Addressee(String name, List<String> attention) {}

  record Line(
      String date,
      String timekeeper,
      String narrative,
      Optional<String> codes,
      String hours,
      String rate,
      String value,
      Optional<String> adjustment) {}

  record TimekeeperTotal(String name, String title, String hours, String rate, String value) {}
}
