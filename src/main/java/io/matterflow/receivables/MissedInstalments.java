package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.PlanDue.Due;
import java.util.Optional;

/** What a message about missed instalments asks for. */
interface MissedInstalments {

  /** All that was missed of the plan that stands over the invoice and has not come, with the day of the latest. */
  Optional<Due> missed(Invoice invoice);
}
