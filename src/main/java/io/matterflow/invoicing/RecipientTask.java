package io.matterflow.invoicing;

/** What the task of an invoice that nobody is named to receive is called, wherever it is spoken of. */
public final class RecipientTask {

  private RecipientTask() {}

  public static String titleOf(Invoice invoice) {
    return "Name a recipient for invoice %s, matter %s".formatted(invoice.number(), invoice.matter().orElseThrow());
  }
}
