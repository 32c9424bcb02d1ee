package io.matterflow.absence.workflow;

import static io.matterflow.absence.workflow.AbsenceProcess.ABSENCE;

import io.matterflow.absence.Absences;
import io.matterflow.engine.ModelStep;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.UserId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What is open is offered anew: to whoever stands in today. */
@ModelStep(
    name = "Move open tasks to the substitute",
    does = "Offers the open tasks of somebody who is away to the substitute.",
    nextAction = "Find the cause in the log by the absence's id, mend it, then retry this step.")
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
