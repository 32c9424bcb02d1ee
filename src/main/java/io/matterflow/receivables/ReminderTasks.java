package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;

/** The ladder's user task, as the domain sees it; {@code workflow} completes it in the transaction at hand. */
public interface ReminderTasks {

  void followedUp(InvoiceNumber invoice, Actor by);
}
