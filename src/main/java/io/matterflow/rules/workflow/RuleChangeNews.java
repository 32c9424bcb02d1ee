package io.matterflow.rules.workflow;

import static io.matterflow.rules.workflow.RuleChangeProcess.CHANGE_RELEASED;
import static io.matterflow.rules.workflow.RuleChangeProcess.ID;
import static io.matterflow.rules.workflow.RuleChangeProcess.RELEASE_DUE_AT;
import static io.matterflow.rules.workflow.RuleChangeProcess.RELEASE_RULE_CHANGE;

import io.matterflow.engine.WorkItems;
import io.matterflow.rules.RuleChangeAnswered;
import io.matterflow.rules.RuleChangeProposed;
import io.matterflow.rules.RuleChangeWithdrawn;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each proposed change is a case, until somebody has answered it or it was withdrawn. */
@Component
class RuleChangeNews {

  private final RuntimeService runtime;
  private final WorkItems workItems;

  RuleChangeNews(RuntimeService runtime, WorkItems workItems) {
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @EventListener
  void on(RuleChangeProposed news) {
    runtime.startProcessInstanceByKey(ID, news.id().toString(), RELEASE_DUE_AT.passing(news.dueAt()));
  }

  @EventListener
  void on(RuleChangeAnswered news) {
    workItems.complete(ID, RELEASE_RULE_CHANGE, news.id().toString(), news.by(),
        CHANGE_RELEASED.passing(news.released()));
  }

  @EventListener
  void on(RuleChangeWithdrawn news) {
    runtime.createMessageCorrelation(RuleChangeProcess.WITHDRAWN)
        .processInstanceBusinessKey(news.id().toString())
        .correlate();
  }
}
