package io.matterflow.absence.workflow;

import static io.matterflow.absence.workflow.AbsenceProcess.ABSENCE;

import io.matterflow.absence.Absences;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.UserId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What is open is offered anew: to whoever stands in today. */
@Component
class MoveTasks implements JavaDelegate {

  private final Absences absences;
  private final WorkItems workItems;

  MoveTasks(Absences absences, WorkItems workItems) {
    this.absences = absences;
    this.workItems = workItems;
  }

  @Override
  public void execute(DelegateExecution execution) {
    workItems.offerAnew(new UserId(absences.required(ABSENCE.from(execution)).person().value()));
  }
}
