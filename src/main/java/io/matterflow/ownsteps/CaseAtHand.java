package io.matterflow.ownsteps;

import io.matterflow.directory.Matter;
import io.matterflow.engine.Subject;
import io.matterflow.invoicing.Invoice;
import io.matterflow.kernel.ClientId;
import java.util.Optional;

/**
 * What a case is about, as its key says: an invoice, with its matter unless it was taken over without one, or a matter.
 */
record CaseAtHand(Subject subject, ClientId client, Optional<Invoice> invoice, Optional<Matter> matter) {}
