package io.matterflow.capture.workflow;

import io.matterflow.capture.ActivityReceived;
import io.matterflow.capture.PromptReopened;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens a case for a signal, and opens it again at the prompt when its timekeeper asks for that. */
@Component
class StartTimeCapture {

  private final RuntimeService runtime;

  StartTimeCapture(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(ActivityReceived received) {
    runtime.startProcessInstanceByKey(TimeCaptureProcess.ID, received.signal().toString());
  }

  @EventListener
  void on(PromptReopened reopened) {
    runtime.startProcessInstanceByMessage(TimeCaptureProcess.REOPENED, reopened.signal().toString());
  }
}
