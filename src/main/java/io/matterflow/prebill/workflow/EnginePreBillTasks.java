package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillProcess.APPROVAL_GIVEN;
import static io.matterflow.prebill.workflow.PreBillProcess.APPROVE_PRE_BILL;
import static io.matterflow.prebill.workflow.PreBillProcess.RESOLVE_EXCEPTIONS;
import static io.matterflow.prebill.workflow.PreBillProcess.REVIEW_PRE_BILL;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.PreBillTasks;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Moves the process of a pre-bill on by completing its tasks. */
@Component
class EnginePreBillTasks implements PreBillTasks {

  private final WorkItems workItems;

  EnginePreBillTasks(WorkItems workItems) {
    this.workItems = workItems;
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
  public void reviewPassedUp(PreBillId id) {
    workItems.reassign(PreBillProcess.ID, REVIEW_PRE_BILL, id.toString());
  }

  @Override
  public void approved(PreBillId id, Actor by) {
    complete(APPROVE_PRE_BILL, id, by, APPROVAL_GIVEN.passing(true));
  }

  @Override
  public void sentBack(PreBillId id, Actor by) {
    complete(APPROVE_PRE_BILL, id, by, APPROVAL_GIVEN.passing(false));
  }

  private void complete(String task, PreBillId id, Actor by, Map<String, Object> flags) {
    workItems.complete(PreBillProcess.ID, task, id.toString(), by, flags);
  }
}
