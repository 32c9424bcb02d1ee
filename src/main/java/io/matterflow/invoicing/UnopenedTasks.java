package io.matterflow.invoicing;

import io.matterflow.kernel.Actor;

/** The task about an invoice of which nothing was heard, as the domain sees it. */
public interface UnopenedTasks {

  void settled(InvoiceNumber number, Actor by);
}
