package io.matterflow.receivables;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Invoice;
import org.springframework.stereotype.Component;

/** What the directory tells of a client's payment plan: that there is one, and nothing of its instalments. */
@Component
class PlansOfTheDirectory implements PaymentPlans {

  private final Directory directory;

  PlansOfTheDirectory(Directory directory) {
    this.directory = directory;
  }

  @Override
  public Standing of(Invoice invoice) {
    return directory.required(invoice.client()).paymentPlan() ? Standing.KEPT : Standing.NONE;
  }
}
