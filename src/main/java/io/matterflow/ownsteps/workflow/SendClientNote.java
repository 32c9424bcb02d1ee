package io.matterflow.ownsteps.workflow;

import static io.matterflow.ownsteps.workflow.OwnStepsProcess.CLIENT_NOTE;
import static io.matterflow.ownsteps.workflow.OwnStepsProcess.LOOK_AGAIN_AT;
import static io.matterflow.ownsteps.workflow.OwnStepsProcess.NOTE;
import static io.matterflow.ownsteps.workflow.OwnStepsProcess.PASSAGE;
import static io.matterflow.ownsteps.workflow.OwnStepsProcess.UNREACHED;

import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.messaging.Messages;
import io.matterflow.messaging.Passage;
import io.matterflow.ownsteps.ClientNotes;
import io.matterflow.ownsteps.NoteId;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Send the firm's own message",
    does = "Sends the message that a step has asked for, once; it waits while messages to the client are paused.",
    kind = ModelStep.Kind.SEND,
    sets = {"lookAgainAt", "passage"},
    keeps = "lookAgainAt",
    nextAction = "Bring the mail system back, then retry this step: one retry sends the message, once.")
@Component
class SendClientNote implements JavaDelegate {

  private final ClientNotes notes;
  private final EffectStep effects;
  private final Messages messages;

  SendClientNote(ClientNotes notes, EffectStep effects, Messages messages) {
    this.notes = notes;
    this.effects = effects;
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var note = NOTE.from(execution);
    var passage = notes.passage(note, CLIENT_NOTE);
    if (passage == Passage.OPEN) {
      send(execution, note);
    }
    if (passage == Passage.KEPT_BACK) {
      LOOK_AGAIN_AT.set(execution, notes.waitsUntil(note));
    }
    PASSAGE.pass(execution, passage);
  }

  private void send(DelegateExecution execution, NoteId note) {
    var vendorId = notes.mail(note).flatMap(mail -> effects.attempt(execution, note.key(), messages.sending(mail)));
    if (vendorId.isEmpty()) {
      notes.unreached(note);
      throw new BpmnError(UNREACHED);
    }
    notes.sent(note);
  }
}
