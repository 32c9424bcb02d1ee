package io.matterflow.invoicing;

import java.util.Optional;

/** What invoicing shows of the way into a client's portal; {@code ebilling} implements it. */
public interface PortalProgress {

  /** Who has to move while its case in the portal goes on, and how; empty when it is accepted, or in no portal. */
  Optional<InvoiceStanding> of(Invoice invoice);

  /** Whether it waits for a person because no portal would take its file. */
  boolean lacksItsFile(InvoiceNumber number);
}
