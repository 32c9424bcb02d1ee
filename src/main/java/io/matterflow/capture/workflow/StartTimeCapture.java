package io.matterflow.capture.workflow;

import io.matterflow.capture.ActivityReceived;
import io.matterflow.capture.PromptReopened;
import io.matterflow.capture.SignalId;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens a case for a signal, and another one when the timekeeper reopens its prompt: today's rules hold for it. */
@Component
class StartTimeCapture {

  private final RuntimeService runtime;

  StartTimeCapture(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(ActivityReceived received) {
    start(received.signal());
  }

  @EventListener
  void on(PromptReopened reopened) {
    start(reopened.signal());
  }

  private void start(SignalId signal) {
    runtime.startProcessInstanceByKey(TimeCaptureProcess.ID, signal.toString());
  }
}
