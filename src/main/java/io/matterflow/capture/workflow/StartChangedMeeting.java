package io.matterflow.capture.workflow;

import io.matterflow.capture.MeetingChanged;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens a case for each question about a meeting that its calendar tells otherwise. */
@Component
class StartChangedMeeting {

  private final RuntimeService runtime;

  StartChangedMeeting(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(MeetingChanged changed) {
    runtime.startProcessInstanceByKey(ChangedMeetingProcess.ID, changed.signal().toString());
  }
}
