package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.DailyRoundProcess.MORE_TO_EXPIRE;

import io.matterflow.capture.PromptExpiry;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class ExpirePrompts implements JavaDelegate {

  private final PromptExpiry expiry;

  ExpirePrompts(PromptExpiry expiry) {
    this.expiry = expiry;
  }

  @Override
  public void execute(DelegateExecution execution) {
    MORE_TO_EXPIRE.pass(execution, expiry.expireSome());
  }
}
