package io.matterflow.ebilling.workflow;

import io.matterflow.ebilling.PortalReductions;
import io.matterflow.ebilling.Submissions;
import io.matterflow.invoicing.Correction;
import io.matterflow.invoicing.CorrectionDone;
import io.matterflow.invoicing.CorrectionUpheld;
import io.matterflow.invoicing.Corrections;
import io.matterflow.invoicing.InvoiceSettled;
import io.matterflow.invoicing.PortalDeliveryBegun;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Begins a submission with its delivery, ends what is open with the payment, and follows signatures, in the transaction
 * of each.
 */
@Component
class PortalNews {

  private final Submissions submissions;
  private final PortalReductions reductions;
  private final Corrections corrections;

  PortalNews(Submissions submissions, PortalReductions reductions, Corrections corrections) {
    this.submissions = submissions;
    this.reductions = reductions;
    this.corrections = corrections;
  }

  @EventListener
  void on(PortalDeliveryBegun news) {
    submissions.begin(news.number());
  }

  @EventListener
  void on(InvoiceSettled news) {
    submissions.settled(news.number());
  }

  @EventListener
  void on(CorrectionDone news) {
    var correction = corrections.required(news.id());
    if (correction.kind() == Correction.Kind.PORTAL_REDUCTION) {
      reductions.signed(news.number(), correction.amount(), news.by());
    }
  }

  @EventListener
  void on(CorrectionUpheld news) {
    if (corrections.required(news.id()).kind() == Correction.Kind.PORTAL_REDUCTION) {
      reductions.notSigned(news.number());
    }
  }
}
