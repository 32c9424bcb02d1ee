package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustReplenishmentProcess.ENDED;
import static io.matterflow.trust.workflow.TrustReplenishmentProcess.FOLLOW_UP_REQUEST;
import static io.matterflow.trust.workflow.TrustReplenishmentProcess.ID;
import static io.matterflow.trust.workflow.TrustReplenishmentProcess.RELEASE_REQUEST;
import static io.matterflow.trust.workflow.TrustReplenishmentProcess.REQUEST_RELEASED;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.trust.ReplenishmentTasks;
import io.matterflow.trust.TrustRequestId;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Drives the process of each request, in the transaction that decided, followed up or ended it. */
@Component
class OpenRequests implements ReplenishmentTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;

  OpenRequests(RuntimeService runtime, WorkItems workItems) {
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @Override
  public void decided(TrustRequestId request, boolean released, Actor by) {
    workItems.complete(ID, RELEASE_REQUEST, request.toString(), by, REQUEST_RELEASED.passing(released));
  }

  @Override
  public void followedUp(TrustRequestId request, Actor by) {
    workItems.complete(ID, FOLLOW_UP_REQUEST, request.toString(), by, Map.of());
  }

  @Override
  public void ended(TrustRequestId request) {
    runtime.createMessageCorrelation(ENDED).processInstanceBusinessKey(request.toString()).correlateAll();
  }
}
