package io.matterflow.absence.workflow;

import static io.matterflow.absence.workflow.AbsenceProcess.ID;
import static io.matterflow.absence.workflow.AbsenceProcess.NAME_SUBSTITUTE;

import io.matterflow.absence.Absence;
import io.matterflow.absence.AbsenceAnswer.Refused;
import io.matterflow.absence.AbsenceId;
import io.matterflow.absence.Absences;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.rest.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Somebody has left: the billing admin says who takes over, among those who know the matters. */
@ModelTask(
    name = "Name who takes over",
    does = "Somebody has left: the billing admin says who takes over, among those who know the matters.")
@Component
class NameSubstitute implements TaskDesk {

  private static final int MOST = 20;

  private final Absences absences;
  private final Directory directory;
  private final WorkItems workItems;

  NameSubstitute(Absences absences, Directory directory, WorkItems workItems) {
    this.absences = absences;
    this.directory = directory;
    this.workItems = workItems;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return Assignment.toRole(Role.BILLING_ADMIN, "Name who takes over from " + absenceOf(task).person());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var person = absenceOf(task).person();
    var matters = mattersOf(person);
    return new TaskSheet(
        "Name who takes over the tasks and matters.",
        "The login has ended. Until somebody takes over, what waits for this person waits for nobody.",
        List.of(new Fact("Who has left", name(person)), new Fact("Matters", String.valueOf(matters.size()))),
        List.of(),
        Stream.concat(
            matters.stream().flatMap(matter -> Stream.of(matter.billingPartner(), matter.responsibleAttorney())),
                directory.matters().stream().map(Matter::billingPartner))
            .distinct()
            .filter(
                other -> !other.equals(person) && directory.timekeeper(other).filter(Timekeeper::active).isPresent())
            .limit(MOST)
            .map(other -> Choice.of(other.value(), name(other)))
            .toList());
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var id = AbsenceId.of(task.businessKey());
    if (absences.nameSubstitute(id, new TimekeeperId(outcome.outcome()), actor) instanceof Refused refused) {
      throw Problem.refused(refused.refusal().name(), refused.detail(), refused.refusal().next());
    }
    workItems.complete(ID, NAME_SUBSTITUTE, task.businessKey(), actor, Map.of());
  }

  private List<Matter> mattersOf(TimekeeperId person) {
    return directory.matters().stream()
        .filter(matter -> matter.responsibleAttorney().equals(person) || matter.billingPartner().equals(person))
        .toList();
  }

  private String name(TimekeeperId person) {
    return directory.timekeeper(person).map(Timekeeper::displayName).orElse(person.value());
  }

  private Absence absenceOf(TaskAtHand task) {
    return absences.required(AbsenceId.of(task.businessKey()));
  }
}
