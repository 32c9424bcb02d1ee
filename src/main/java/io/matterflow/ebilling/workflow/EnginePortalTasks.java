package io.matterflow.ebilling.workflow;

import static io.matterflow.ebilling.workflow.PortalReductionProcess.ANSWER_REDUCTION;
import static io.matterflow.ebilling.workflow.PortalReductionProcess.FOLLOW_APPEAL;
import static io.matterflow.ebilling.workflow.PortalReductionProcess.LETTING_GO_AGREED;
import static io.matterflow.ebilling.workflow.PortalReductionProcess.REDUCTION_APPEALED;
import static io.matterflow.ebilling.workflow.PortalReductionProcess.SIGNATURES_NEEDED;
import static io.matterflow.ebilling.workflow.PortalSubmissionProcess.SUBMITTED_TOO_OFTEN;

import io.matterflow.ebilling.PortalTasks;
import io.matterflow.engine.WorkItems;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Begins, moves on and ends the cases of submissions and reductions. */
@Component
class EnginePortalTasks implements PortalTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;

  EnginePortalTasks(RuntimeService runtime, WorkItems workItems) {
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @Override
  public void begin(InvoiceNumber number) {
    runtime.startProcessInstanceByKey(PortalSubmissionProcess.ID, number.value());
  }

  @Override
  public void fileMended(InvoiceNumber number, Actor by) {
    workItems.complete(PortalSubmissionProcess.ID, PortalSubmissionProcess.MEND_PORTAL_FILE, number.value(), by,
        Map.of());
  }

  @Override
  public void uploaded(InvoiceNumber number, Actor by) {
    workItems.complete(PortalSubmissionProcess.ID, PortalSubmissionProcess.UPLOAD_TO_PORTAL, number.value(), by,
        Map.of());
  }

  /** An invoice that was paid and is open again has no case any more: one begins where the portal's word is awaited. */
  @Override
  public void rejected(InvoiceNumber number) {
    if (!isRunning(number)) {
      runtime.createProcessInstanceByKey(PortalSubmissionProcess.ID)
          .businessKey(number.value())
          .startBeforeActivity(PortalSubmissionProcess.AWAIT_PORTAL)
          .execute();
    }
    tell(PortalSubmissionProcess.REJECTED, number);
  }

  @Override
  public void rejectedAgain(InvoiceNumber number) {
    workItems.reassign(PortalSubmissionProcess.ID, PortalSubmissionProcess.MEND_REJECTION, number.value());
  }

  @Override
  public void takenAfterAll(InvoiceNumber number) {
    tell(PortalSubmissionProcess.TAKEN_AFTER_ALL, number);
  }

  @Override
  public void mended(InvoiceNumber number, boolean tooOften, Actor by) {
    workItems.complete(PortalSubmissionProcess.ID, PortalSubmissionProcess.MEND_REJECTION, number.value(), by,
        SUBMITTED_TOO_OFTEN.passing(tooOften));
  }

  @Override
  public void partnerDecided(InvoiceNumber number, Actor by) {
    workItems.complete(PortalSubmissionProcess.ID, PortalSubmissionProcess.DECIDE_RESUBMISSION, number.value(), by,
        Map.of());
  }

  @Override
  public void reduced(InvoiceNumber number) {
    runtime.startProcessInstanceByKey(PortalReductionProcess.ID, number.value());
  }

  @Override
  public void reductionAppealed(InvoiceNumber number, Actor by) {
    workItems.complete(PortalReductionProcess.ID, ANSWER_REDUCTION, number.value(), by,
        REDUCTION_APPEALED.passing(true));
  }

  @Override
  public void reductionLetGo(InvoiceNumber number, boolean signaturesNeeded, Actor by) {
    var answer = new HashMap<>(REDUCTION_APPEALED.passing(false));
    answer.putAll(SIGNATURES_NEEDED.passing(signaturesNeeded));
    workItems.complete(PortalReductionProcess.ID, ANSWER_REDUCTION, number.value(), by, answer);
  }

  @Override
  public void appealFollowed(InvoiceNumber number, boolean signaturesNeeded, Actor by) {
    workItems.complete(PortalReductionProcess.ID, FOLLOW_APPEAL, number.value(), by,
        SIGNATURES_NEEDED.passing(signaturesNeeded));
  }

  @Override
  public void lettingGoJudged(InvoiceNumber number, boolean agreed) {
    runtime.createMessageCorrelation(PortalReductionProcess.JUDGED)
        .processInstanceBusinessKey(number.value())
        .setVariables(LETTING_GO_AGREED.passing(agreed))
        .correlate();
  }

  @Override
  public void reductionSuperseded(InvoiceNumber number) {
    tell(PortalReductionProcess.SUPERSEDED, number);
  }

  @Override
  public void ended(InvoiceNumber number) {
    tell(PortalSubmissionProcess.ENDED, number);
  }

  private boolean isRunning(InvoiceNumber number) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey(PortalSubmissionProcess.ID)
        .processInstanceBusinessKey(number.value())
        .count() > 0;
  }

  /** The case may have ended: then there is nobody to tell. */
  private void tell(String message, InvoiceNumber number) {
    runtime.createMessageCorrelation(message).processInstanceBusinessKey(number.value()).correlateAll();
  }
}
