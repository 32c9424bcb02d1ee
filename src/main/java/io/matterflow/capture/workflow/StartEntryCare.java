package io.matterflow.capture.workflow;

import io.matterflow.capture.BilledThereRaised;
import io.matterflow.capture.TimeCorrected;
import io.matterflow.capture.TimeQuestionRaised;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens a case for each question about an entry, whether it is known twice or stands on a bill over there, and for each
 * correction that the practice system is to take.
 */
@Component
class StartEntryCare {

  private final RuntimeService runtime;

  StartEntryCare(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(TimeQuestionRaised raised) {
    runtime.startProcessInstanceByKey(DuplicateQuestionProcess.ID, raised.question().toString());
  }

  @EventListener
  void on(BilledThereRaised raised) {
    runtime.startProcessInstanceByKey(BilledThereProcess.ID, raised.question().toString());
  }

  @EventListener
  void on(TimeCorrected corrected) {
    runtime.startProcessInstanceByKey(TimeCorrectionProcess.ID, corrected.correction().toString());
  }
}
