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
    Optional<String> share,
    List<Line> lines,
    List<Cost> costs,
    List<TimekeeperTotal> timekeepers,
    List<Sum> sums,
    String total,
    Optional<String> payLink) {

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
