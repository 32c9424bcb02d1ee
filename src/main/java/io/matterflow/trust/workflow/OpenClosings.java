package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.MatterClosingProcess.CLOSING_GIVEN_UP;
import static io.matterflow.trust.workflow.MatterClosingProcess.CLOSING_SIGNED;
import static io.matterflow.trust.workflow.MatterClosingProcess.ID;
import static io.matterflow.trust.workflow.MatterClosingProcess.SETTLE_OPEN_PIECES;
import static io.matterflow.trust.workflow.MatterClosingProcess.SIGN_CLOSING;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.trust.ClosingId;
import io.matterflow.trust.ClosingTasks;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Drives the process of each closing, in the transaction that asked, settled or signed. */
@Component
class OpenClosings implements ClosingTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;

  OpenClosings(RuntimeService runtime, WorkItems workItems) {
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @Override
  public void asked(ClosingId closing) {
    runtime.startProcessInstanceByKey(ID, closing.toString());
  }

  @Override
  public void settled(ClosingId closing, boolean givenUp, Actor by) {
    workItems.complete(ID, SETTLE_OPEN_PIECES, closing.toString(), by, CLOSING_GIVEN_UP.passing(givenUp));
  }

  @Override
  public void signed(ClosingId closing, boolean isCleared, Actor by) {
    workItems.complete(ID, SIGN_CLOSING, closing.toString(), by, CLOSING_SIGNED.passing(isCleared));
  }
}
