package io.matterflow.absence.workflow;

import io.matterflow.absence.AbsenceEnded;
import io.matterflow.absence.AbsenceEntered;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each absence is a process, from the transaction that enters it to the one that ends it. */
@Component
class StartAbsence {

  private final RuntimeService runtime;

  StartAbsence(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(AbsenceEntered entered) {
    runtime.startProcessInstanceByKey(AbsenceProcess.ID, entered.id().toString());
  }

  @EventListener
  void on(AbsenceEnded ended) {
    runtime.createMessageCorrelation(AbsenceProcess.ENDED)
        .processInstanceBusinessKey(ended.id().toString())
        .correlateAll();
  }
}
