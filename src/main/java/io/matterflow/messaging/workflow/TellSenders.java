package io.matterflow.messaging.workflow;

import static io.matterflow.messaging.workflow.MessagePauseProcess.PAUSE;

import io.matterflow.messaging.ClientMessages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
