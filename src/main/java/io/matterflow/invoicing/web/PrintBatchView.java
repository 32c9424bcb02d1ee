package io.matterflow.invoicing.web;

import io.matterflow.invoicing.PrintBatch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A batch as the post room sees it: what is in it, where it goes, who printed it and how often. */
record PrintBatchView(
    String id,
    LocalDate day,
    PrintBatch.State state,
    Instant openedAt,
    Optional<Instant> dueAt,
    Optional<LocalDate> mailedOn,
    Optional<String> mailedBy,
    List<Printing> printings,
    List<Item> invoices) {

  static PrintBatchView of(PrintBatch batch, Function<PrintBatch.Item, Names> names) {
    return new PrintBatchView(
        batch.id().value(), batch.day(), batch.state(), batch.openedAt(), batch.dueAt(), batch.mailedOn(),
        batch.mailedBy().map(user -> user.value()),
        batch.printings().stream().map(one -> new Printing(one.printing(), one.by().value(), one.at())).toList(),
        batch.items().stream().map(item -> Item.of(item, names.apply(item))).toList());
  }

  /** Whose invoice it is and where it goes. */
  record Names(String client, List<String> address) {}

  record Printing(int printing, String by, Instant at) {}

  record Item(
      String number,
      String matterId,
      String clientId,
      String clientName,
      List<String> address,
      LocalDate invoiceDate,
      String total,
      String currency,
      Instant since,
      Instant dueAt,
      Optional<String> notMailedBecause) {

    static Item of(PrintBatch.Item item, Names names) {
      return new Item(
          item.number().value(), item.matter().value(), item.client().value(), names.client(), names.address(),
          item.invoiceDate(), item.total().plain(), item.total().currency().getCurrencyCode(), item.since(),
          item.dueAt(),
          item.notMailedBecause());
    }
  }
}
