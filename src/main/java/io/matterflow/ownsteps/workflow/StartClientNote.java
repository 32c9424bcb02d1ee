package io.matterflow.ownsteps.workflow;

import static io.matterflow.ownsteps.workflow.OwnStepsProcess.CLIENT_NOTE;

import io.matterflow.ownsteps.ClientNoteAsked;
import io.matterflow.ownsteps.ClientNotes;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each message is a case of its own. Two that are asked for at once end as one mail, for it leaves under one key. */
@Component
class StartClientNote {

  private final RuntimeService runtime;
  private final ClientNotes notes;

  StartClientNote(RuntimeService runtime, ClientNotes notes) {
    this.runtime = runtime;
    this.notes = notes;
  }

  @EventListener
  void on(ClientNoteAsked asked) {
    var key = asked.note().toString();
    boolean isUnderWay = runtime.createProcessInstanceQuery()
        .processDefinitionKey(CLIENT_NOTE)
        .processInstanceBusinessKey(key)
        .count() > 0;
    if (!isUnderWay && !notes.hasLeft(asked.note())) {
      runtime.startProcessInstanceByKey(CLIENT_NOTE, key);
    }
  }
}
