package io.matterflow.rules.workflow;

import static io.matterflow.rules.workflow.RuleChangeProcess.CHANGE;

import io.matterflow.engine.ModelStep;
import io.matterflow.rules.RuleChanges;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Remind of a change that waits",
    does = "Tells those who may release the change of a rule that it waits for them. It stays theirs to answer.")
@Component
class RemindReleasers implements JavaDelegate {

  private final RuleChanges changes;

  RemindReleasers(RuleChanges changes) {
    this.changes = changes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    changes.remind(CHANGE.from(execution));
  }
}
