package io.matterflow.invoicing;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Invoices that are printed together and mailed together, those of one client one after the other. */
public record PrintBatch(
    PrintBatchId id,
    LocalDate day,
    State state,
    Instant openedAt,
    Optional<Instant> closedAt,
    Optional<LocalDate> mailedOn,
    Optional<UserId> mailedBy,
    List<Item> items,
    List<Printing> printings) {

  public PrintBatch {
    items = List.copyOf(items);
    printings = List.copyOf(printings);
  }

  /** It takes further invoices until it is printed, and ends when it is mailed, or when nothing is left in it. */
  public enum State {
    COLLECTING,
    PRINTED,
    MAILED,
    /** All that was in it was voided before it was mailed. */
    EMPTIED
  }

  /** What is still to be mailed with it; of one that was mailed, what was. */
  public List<Item> toMail() {
    return items.stream().filter(item -> item.notMailedBecause().isEmpty()).toList();
  }

  /** By when all of it is to be mailed. */
  public Optional<Instant> dueAt() {
    return toMail().stream().map(Item::dueAt).min(Comparator.naturalOrder());
  }

  /** An invoice in the batch: since when it waits for paper, in whichever batch, and by when it is to be mailed. */
  public record Item(
      InvoiceNumber number,
      int request,
      MatterId matter,
      ClientId client,
      LocalDate invoiceDate,
      Money total,
      boolean coverSheet,
      boolean duplex,
      Instant since,
      Instant dueAt,
      Optional<String> notMailedBecause) {}

  /** One time that a person printed it. */
  public record Printing(int printing, UserId by, Instant at) {}
}
