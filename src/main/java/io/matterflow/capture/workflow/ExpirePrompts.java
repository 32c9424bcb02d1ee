package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.DailyRoundProcess.MORE_TO_EXPIRE;

import io.matterflow.capture.PromptExpiry;
import io.matterflow.engine.ModelStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Expire old prompts",
    does = "Ends prompts that nobody has answered for too long, a hundred at a time, and says whether more are left.",
    sets = "moreToExpire",
    nextAction = "Find the cause in the log by this id, mend it, then try the step again; nothing that was done is "
        + "done twice.")
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
