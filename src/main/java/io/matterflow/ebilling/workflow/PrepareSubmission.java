package io.matterflow.ebilling.workflow;

import static io.matterflow.ebilling.workflow.PortalSubmissionProcess.INVOICE;
import static io.matterflow.ebilling.workflow.PortalSubmissionProcess.PORTAL_FILE_READY;

import io.matterflow.ebilling.Submissions;
import io.matterflow.engine.ModelStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finishes the file of the next submission, and says whether a portal would take it. */
@ModelStep(
    name = "Prepare the portal's file",
    does = "Makes the file that a client's portal wants, and says whether the portal would take it.",
    sets = "portalFileReady",
    nextAction = "Find the cause in the log by the invoice's number, mend it, then retry this step.")
@Component
class PrepareSubmission implements JavaDelegate {

  private final Submissions submissions;

  PrepareSubmission(Submissions submissions) {
    this.submissions = submissions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    PORTAL_FILE_READY.pass(execution, submissions.prepare(INVOICE.from(execution)));
  }
}
