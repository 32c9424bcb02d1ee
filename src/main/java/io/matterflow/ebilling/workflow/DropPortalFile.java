package io.matterflow.ebilling.workflow;

import static io.matterflow.ebilling.workflow.PortalSubmissionProcess.INVOICE;

import io.matterflow.ebilling.Submissions;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.portals.EbillingPortal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Drops the file for the portal, once, whatever happens on the way. */
@ModelStep(
    name = "Drop the portal's file",
    does = "Puts the file of an invoice where the client's portal takes it up, once.",
    kind = ModelStep.Kind.SEND,
    nextAction = "Make the folder portals of the data folder writable, then retry this step: one retry writes the "
        + "file, once.")
@Component
class DropPortalFile implements JavaDelegate {

  private final EffectStep effects;
  private final Submissions submissions;
  private final EbillingPortal portal;

  DropPortalFile(EffectStep effects, Submissions submissions, EbillingPortal portal) {
    this.effects = effects;
    this.submissions = submissions;
    this.portal = portal;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var invoice = INVOICE.from(execution);
    var upload = submissions.toDrop(invoice);
    var key = EffectKey.of("portal", invoice, submissions.of(invoice).size());
    submissions.dropped(invoice, effects.take(execution, key, portal.submitting(upload)));
  }
}
