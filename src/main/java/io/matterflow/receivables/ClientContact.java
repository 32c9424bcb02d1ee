package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.UserId;
import java.time.LocalDate;

/** A person of the firm has talked or written to the client about an invoice: that day no reminder of it goes out. */
public record ClientContact(InvoiceNumber invoice, LocalDate on, Way way, UserId by) {

  /** How the client was reached. */
  public enum Way {
    PHONE,
    EMAIL,
    LETTER,
    IN_PERSON
  }
}
