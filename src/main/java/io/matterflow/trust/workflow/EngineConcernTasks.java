package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustConcernProcess.ANSWER_CONCERN;
import static io.matterflow.trust.workflow.TrustConcernProcess.ID;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.trust.ConcernTasks;
import io.matterflow.trust.TrustConcernId;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Each concern is a case that waits for a person. */
@Component
class EngineConcernTasks implements ConcernTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;

  EngineConcernTasks(RuntimeService runtime, WorkItems workItems) {
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @Override
  public void opened(TrustConcernId concern) {
    runtime.startProcessInstanceByKey(ID, concern.toString());
  }

  @Override
  public void presses(TrustConcernId concern) {
    workItems.reassign(ID, ANSWER_CONCERN, concern.toString());
  }

  @Override
  public void closed(TrustConcernId concern, Actor by) {
    workItems.complete(ID, ANSWER_CONCERN, concern.toString(), by, Map.of());
  }
}
