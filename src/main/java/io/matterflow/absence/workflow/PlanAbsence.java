package io.matterflow.absence.workflow;

import static io.matterflow.absence.workflow.AbsenceProcess.ABSENCE;
import static io.matterflow.absence.workflow.AbsenceProcess.BEGINS_AT;
import static io.matterflow.absence.workflow.AbsenceProcess.ENDS_AT;
import static io.matterflow.absence.workflow.AbsenceProcess.FOR_GOOD;
import static io.matterflow.absence.workflow.AbsenceProcess.SUBSTITUTE_NAMED;

import io.matterflow.absence.Absence;
import io.matterflow.absence.Absences;
import io.matterflow.engine.ModelStep;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the days from the absence itself, whoever has started the process; one that nobody entered is refused. */
@ModelStep(
    name = "Plan the absence",
    does = "Says from when until when somebody is away.",
    sets = {"substituteNamed", "forGood", "absenceBeginsAt", "absenceEndsAt"},
    keeps = {"forGood", "absenceBeginsAt", "absenceEndsAt"})
@Component
class PlanAbsence implements JavaDelegate {

  private final Absences absences;

  PlanAbsence(Absences absences) {
    this.absences = absences;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var absence = absenceOf(execution);
    SUBSTITUTE_NAMED.pass(execution, absence.substitute().isPresent());
    FOR_GOOD.set(execution, absence.isForGood());
    BEGINS_AT.set(execution, absences.startOf(absence.from()));
    absence.to().ifPresent(last -> ENDS_AT.set(execution, absences.startOf(last.plusDays(1))));
  }

  private Absence absenceOf(DelegateExecution execution) {
    try {
      return absences.find(ABSENCE.from(execution)).filter(absence -> !absence.isOver()).orElseThrow();
    } catch (RuntimeException unknown) {
      throw new BadUserRequestException("enter the absence by POST /api/absences, which starts its process", unknown);
    }
  }
}
