package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.ReceiptNoticeProcess.AGAIN;
import static io.matterflow.trust.workflow.ReceiptNoticeProcess.ID;
import static io.matterflow.trust.workflow.ReceiptNoticeProcess.TELL_OF_RECEIPT;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.trust.DepositId;
import io.matterflow.trust.ReceiptTasks;
import org.springframework.stereotype.Component;

/** Ends the task about a client who could not be told by mail. */
@Component
class EngineReceiptTasks implements ReceiptTasks {

  private final WorkItems workItems;

  EngineReceiptTasks(WorkItems workItems) {
    this.workItems = workItems;
  }

  @Override
  public void told(DepositId deposit, boolean again, Actor by) {
    workItems.complete(ID, TELL_OF_RECEIPT, deposit.toString(), by, AGAIN.passing(again));
  }
}
