package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustReconciliationProcess.BALANCED;
import static io.matterflow.trust.workflow.TrustReconciliationProcess.ID;
import static io.matterflow.trust.workflow.TrustReconciliationProcess.LATE_AT;
import static io.matterflow.trust.workflow.TrustReconciliationProcess.SIGNED;
import static io.matterflow.trust.workflow.TrustReconciliationProcess.SIGNED_ELSEWHERE;
import static io.matterflow.trust.workflow.TrustReconciliationProcess.SIGN_RECONCILIATION;
import static io.matterflow.trust.workflow.TrustReconciliationProcess.TICK_OFF;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.trust.CloseId;
import io.matterflow.trust.CloseTasks;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Drives the process of each period's end, in the transaction that compared or signed. */
@Component
class OpenCloses implements CloseTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;

  OpenCloses(RuntimeService runtime, WorkItems workItems) {
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @Override
  public void begun(CloseId close, Instant lateAt) {
    runtime.startProcessInstanceByKey(ID, close.toString(), LATE_AT.passing(lateAt));
  }

  /** While a lawyer has it, their own form shows the newest. */
  @Override
  public void reconciled(CloseId close, boolean balanced, Actor by) {
    workItems.completeIfOpen(ID, TICK_OFF, close.toString(), by, BALANCED.passing(balanced));
  }

  @Override
  public void returned(CloseId close, Actor by) {
    workItems.complete(ID, SIGN_RECONCILIATION, close.toString(), by, SIGNED.passing(false));
  }

  @Override
  public void signed(CloseId close, Actor by) {
    if (workItems.open(ID, SIGN_RECONCILIATION, close.toString()).isPresent()) {
      workItems.complete(ID, SIGN_RECONCILIATION, close.toString(), by, SIGNED.passing(true));
    } else {
      runtime.createMessageCorrelation(SIGNED_ELSEWHERE).processInstanceBusinessKey(close.toString()).correlateAll();
    }
  }

  @Override
  public void late(CloseId close) {
    for (var task : List.of(TICK_OFF, SIGN_RECONCILIATION)) {
      if (workItems.open(ID, task, close.toString()).isPresent()) {
        workItems.reassign(ID, task, close.toString());
      }
    }
  }
}
