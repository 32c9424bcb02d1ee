package io.matterflow.ledes;

import java.util.List;

/** What a file says: its invoices, if it is valid, and what was found in it in any case. */
public record LedesReading(LedesReport report, List<LedesInvoice> invoices) {

  public LedesReading {
    invoices = List.copyOf(invoices);
  }
}
