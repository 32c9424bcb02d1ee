package io.matterflow.absence.workflow;

import static io.matterflow.absence.workflow.AbsenceProcess.ABSENCE;

import io.matterflow.absence.Absences;
import io.matterflow.engine.ModelStep;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.UserId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The person is back: what the substitute still has open is offered anew. */
@ModelStep(
    name = "Return open tasks",
    does = "Offers what a substitute still has open to the person who is back.",
    nextAction = "Find the cause in the log by the absence's id, mend it, then retry this step.",
    alsoAtOnce = true)
@Component
class ReturnTasks implements JavaDelegate {

  private final Absences absences;
  private final WorkItems workItems;

  ReturnTasks(Absences absences, WorkItems workItems) {
    this.absences = absences;
    this.workItems = workItems;
  }

  @Override
  public void execute(DelegateExecution execution) {
    absences.passed(ABSENCE.from(execution)).substitute()
        .ifPresent(substitute -> workItems.offerAnew(new UserId(substitute.value())));
  }
}
