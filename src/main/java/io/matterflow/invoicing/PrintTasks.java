package io.matterflow.invoicing;

import io.matterflow.kernel.Actor;

/**
 * The cases that wait for the post, as the domain sees them; {@code workflow} moves them on in the transaction at hand.
 */
public interface PrintTasks {

  /** The delivery of the invoice waited for this. */
  void invoiceMailed(InvoiceNumber number);

  /** The batch's task is done. */
  void batchMailed(PrintBatchId id, Actor by);
}
