package io.matterflow.invoicing;

import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;

/** What a payment plan asks for of an invoice; {@code receivables} implements it. */
public interface PlanDue {

  /** What of the plan that stands over the invoice is to be paid by today, or else its next instalment. */
  Optional<Due> of(Invoice invoice);

  /** So much, by this day. */
  record Due(Money amount, LocalDate day) {}
}
