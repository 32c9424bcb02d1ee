package io.matterflow.ebilling.workflow;

import static io.matterflow.ebilling.workflow.PortalSubmissionProcess.INVOICE;
import static io.matterflow.ebilling.workflow.PortalSubmissionProcess.PORTAL_FILE_READY;

import io.matterflow.ebilling.Submissions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finishes the file of the next submission, and says whether a portal would take it. */
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
