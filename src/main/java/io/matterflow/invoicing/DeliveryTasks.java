package io.matterflow.invoicing;

import io.matterflow.kernel.Actor;

/** The delivery's user tasks, as the domain sees them; {@code workflow} completes them in the transaction at hand. */
public interface DeliveryTasks {

  void deliveredByHand(InvoiceNumber number, Actor by);

  void recipientNamed(InvoiceNumber number, Actor by);
}
