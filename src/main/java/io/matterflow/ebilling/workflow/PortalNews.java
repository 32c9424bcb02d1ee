package io.matterflow.ebilling.workflow;

import io.matterflow.ebilling.Submissions;
import io.matterflow.invoicing.InvoiceSettled;
import io.matterflow.invoicing.PortalDeliveryBegun;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins a submission with its delivery, and ends what is open with the payment, in the transaction of either. */
@Component
class PortalNews {

  private final Submissions submissions;

  PortalNews(Submissions submissions) {
    this.submissions = submissions;
  }

  @EventListener
  void on(PortalDeliveryBegun news) {
    submissions.begin(news.number());
  }

  @EventListener
  void on(InvoiceSettled news) {
    submissions.settled(news.number());
  }
}
