package io.matterflow.messaging.workflow;

import static io.matterflow.messaging.workflow.MessagePauseProcess.PAUSE;

import io.matterflow.engine.ModelStep;
import io.matterflow.messaging.ClientMessages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Tell what waits to go on",
    does = "At the end of a pause, has each message that waits looked at again.",
    nextAction = "Try the step again: who was told before is not harmed.")
@Component
class TellSenders implements JavaDelegate {

  private final ClientMessages messages;

  TellSenders(ClientMessages messages) {
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    messages.tellOf(PAUSE.from(execution));
  }
}
