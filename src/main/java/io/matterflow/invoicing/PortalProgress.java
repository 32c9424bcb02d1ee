package io.matterflow.invoicing;

/** What invoicing shows of the way into a client's portal; {@code ebilling} implements it. */
public interface PortalProgress {

  /** Whether it waits for a person because no portal would take its file. */
  boolean lacksItsFile(InvoiceNumber number);
}
