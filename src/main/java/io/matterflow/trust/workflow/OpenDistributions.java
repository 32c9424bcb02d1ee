package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.SettlementDistributionProcess.CLIENT_APPROVED;
import static io.matterflow.trust.workflow.SettlementDistributionProcess.ID;
import static io.matterflow.trust.workflow.SettlementDistributionProcess.MOVED;
import static io.matterflow.trust.workflow.SettlementDistributionProcess.RECORD_CLIENTS_WORD;
import static io.matterflow.trust.workflow.SettlementDistributionProcess.RETURNED;
import static io.matterflow.trust.workflow.SettlementDistributionProcess.SETTLE_SHARES;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.trust.DistributionId;
import io.matterflow.trust.DistributionTasks;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Drives the process of each distribution, in the transaction that changed it. */
@Component
class OpenDistributions implements DistributionTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;

  OpenDistributions(RuntimeService runtime, WorkItems workItems) {
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @Override
  public void prepared(DistributionId distribution) {
    runtime.startProcessInstanceByKey(ID, distribution.toString());
  }

  @Override
  public void clientSpoke(DistributionId distribution, boolean approved, Actor by) {
    workItems.complete(ID, RECORD_CLIENTS_WORD, distribution.toString(), by, CLIENT_APPROVED.passing(approved));
  }

  /** Where it waits for others instead, that wait is over. */
  @Override
  public void settled(DistributionId distribution, Actor by) {
    if (workItems.open(ID, SETTLE_SHARES, distribution.toString()).isPresent()) {
      workItems.complete(ID, SETTLE_SHARES, distribution.toString(), by, Map.of());
    } else {
      moved(distribution);
    }
  }

  @Override
  public void moved(DistributionId distribution) {
    tell(MOVED, distribution);
  }

  @Override
  public void returned(DistributionId distribution) {
    tell(RETURNED, distribution);
  }

  private void tell(String message, DistributionId distribution) {
    runtime.createMessageCorrelation(message).processInstanceBusinessKey(distribution.toString()).correlateAll();
  }
}
