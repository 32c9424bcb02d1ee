package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillProcess.APPROVAL;
import static io.matterflow.prebill.workflow.PreBillProcess.APPROVE_PRE_BILL;
import static io.matterflow.prebill.workflow.PreBillProcess.RECALLED;
import static io.matterflow.prebill.workflow.PreBillProcess.RECALL_APPROVAL;
import static io.matterflow.prebill.workflow.PreBillProcess.RESOLVE_EXCEPTIONS;
import static io.matterflow.prebill.workflow.PreBillProcess.REVIEW_PRE_BILL;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.PreBillTasks;
import io.matterflow.prebill.workflow.PreBillProcess.Approval;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Moves the process of a pre-bill on by completing its tasks. */
@Component
class EnginePreBillTasks implements PreBillTasks {

  private static final List<String> TASKS = List.of(RESOLVE_EXCEPTIONS, REVIEW_PRE_BILL, APPROVE_PRE_BILL);

  private final WorkItems workItems;
  private final RuntimeService runtime;

  EnginePreBillTasks(WorkItems workItems, RuntimeService runtime) {
    this.workItems = workItems;
    this.runtime = runtime;
  }

  @Override
  public void exceptionsResolved(PreBillId id, Actor by) {
    complete(RESOLVE_EXCEPTIONS, id, by, Map.of());
  }

  @Override
  public void exceptionOwnersChanged(PreBillId id) {
    workItems.reassign(PreBillProcess.ID, RESOLVE_EXCEPTIONS, id.toString());
  }

  @Override
  public void reviewed(PreBillId id, Actor by) {
    complete(REVIEW_PRE_BILL, id, by, Map.of());
  }

  @Override
  public void deadlineSet(PreBillId id) {
    runtime.startProcessInstanceByKey(PreBillLadderProcess.ID, id.toString());
  }

  @Override
  public void deadlineOver(PreBillId id) {
    runtime.createMessageCorrelation(PreBillLadderProcess.STEP_DONE)
        .processInstanceBusinessKey(id.toString())
        .correlateAll();
  }

  @Override
  public void askedToo(PreBillId id) {
    TASKS.stream()
        .filter(task -> workItems.open(PreBillProcess.ID, task, id.toString()).isPresent())
        .forEach(task -> workItems.reassign(PreBillProcess.ID, task, id.toString()));
  }

  @Override
  public void signed(PreBillId id, Actor by) {
    complete(APPROVE_PRE_BILL, id, by, APPROVAL.passing(Approval.NEXT_LEVEL));
  }

  @Override
  public void approved(PreBillId id, Actor by) {
    complete(APPROVE_PRE_BILL, id, by, APPROVAL.passing(Approval.GIVEN));
  }

  @Override
  public void sentBack(PreBillId id, Actor by) {
    complete(APPROVE_PRE_BILL, id, by, APPROVAL.passing(Approval.RETURNED));
  }

  @Override
  public void recalled(PreBillId id, Actor by) {
    complete(RECALL_APPROVAL, id, by, RECALLED.passing(true));
  }

  @Override
  public void released(PreBillId id, Actor by) {
    complete(RECALL_APPROVAL, id, by, RECALLED.passing(false));
  }

  private void complete(String task, PreBillId id, Actor by, Map<String, Object> flags) {
    workItems.complete(PreBillProcess.ID, task, id.toString(), by, flags);
  }
}
