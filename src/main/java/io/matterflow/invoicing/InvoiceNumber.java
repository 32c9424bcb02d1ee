package io.matterflow.invoicing;

/** The number of an invoice: unique, rising, never used again. */
public record InvoiceNumber(String value) {

  public InvoiceNumber {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an invoice number is not blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
