package io.matterflow.ownsteps.workflow;

import static io.matterflow.ownsteps.workflow.OwnStepsProcess.MESSAGE;

import io.matterflow.engine.ModelField;
import io.matterflow.engine.ModelStep;
import io.matterflow.ownsteps.ClientNotes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The message goes out as a case of its own: one that cannot be sent holds up nothing here. */
@ModelStep(
    name = "Send client message",
    does = "Sends the client a message about the invoice of the case, once, by e-mail to the billing contacts. It waits while messages to "
        + "the client are paused, and comes to a person where no address takes it; the case goes on meanwhile. The words are rows of the "
        + "table message-texts.",
    kind = ModelStep.Kind.SEND,
    fields = @ModelField(name = "message", label = "Message", from = ModelField.Choice.CLIENT_MESSAGES, pattern = ".+"),
    nextAction = "Choose a message in the model that is sent about an invoice, or take the step out; then try the step again.")
@Component
class SendClientMessage implements JavaDelegate {

  private final ClientNotes notes;

  SendClientMessage(ClientNotes notes) {
    this.notes = notes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notes.ask(execution.getProcessBusinessKey(), MESSAGE.from(execution));
  }
}
