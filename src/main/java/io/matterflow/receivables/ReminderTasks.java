package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;

/** The ladder's process, as the domain sees it; {@code workflow} begins it and completes its task in the transaction at hand. */
public interface ReminderTasks {

  void begun(InvoiceNumber invoice);

  void followedUp(InvoiceNumber invoice, Actor by);
}
