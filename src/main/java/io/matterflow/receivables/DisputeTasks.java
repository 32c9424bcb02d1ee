package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;

/** The process of a dispute, as the domain sees it; {@code workflow} drives it in the transaction at hand. */
public interface DisputeTasks {

  void raised(InvoiceNumber invoice);

  void resolved(InvoiceNumber invoice, Actor by);
}
