package io.matterflow.capture.workflow;

import io.matterflow.capture.ActivitySignal;
import io.matterflow.capture.Candidate;
import io.matterflow.capture.MatterAssignment;
import io.matterflow.capture.RejectReasons;
import io.matterflow.capture.SignalId;
import io.matterflow.directory.Matter;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where a person says which matter a signal belongs to, or that it is no work at all. */
@ModelTask(
    name = "Confirm the matter",
    does = "Where a person says which matter a signal belongs to, or that it is no work at all.",
    form = "confirm-matter")
@Component
class ConfirmMatter implements TaskDesk {

  private static final String CONFIRM = "CONFIRM";
  private static final String DISMISS = "DISMISS";

  private final MatterAssignment assignment;
  private final RejectReasons reasons;
  private final Titles titles;

  ConfirmMatter(MatterAssignment assignment, RejectReasons reasons, Titles titles) {
    this.assignment = assignment;
    this.reasons = reasons;
    this.titles = titles;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var signal = signal(task);
    var suggested = assignment.suggested(signal);
    var title = suggested.map(Matter::id)
        .map(matter -> titles.of("Confirm matter", matter, signal.kind(), signal.at()))
        .orElseGet(() -> titles.of("Confirm matter", signal.kind(), signal.at()));
    if (!signal.isNobodys()) {
      return Assignment.to(signal.standing().timekeeper().orElseThrow(), title);
    }
    return suggested
        .map(matter -> Assignment.toRole(Role.RESPONSIBLE_ATTORNEY, matter.responsibleAttorney(), title))
        .orElseGet(() -> Assignment.toRole(Role.BILLING_COORDINATOR, title));
  }

  @Override
  public boolean isPersonal() {
    return true;
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var signal = signal(task);
    var facts = new ArrayList<>(List.of(
        new Fact("Activity", signal.kind().noun() + " of " + titles.when(signal.at())),
        new Fact("Subject", signal.subject()),
        new Fact("With", String.join(", ", signal.participants().addresses())),
        new Fact("Asked because", signal.standing().reason())));
    signal.standing().candidates()
        .forEach(candidate -> facts.add(new Fact(candidate.matter().value(), evidence(candidate))));
    return new TaskSheet(
        "Choose the matter this belongs to, or say that it is no work to record.",
        "Nothing points clearly enough to one matter, so it is asked rather than guessed.",
        facts,
        List.of(new Link("self", "The activity with its candidates", "/api/activity-signals/" + signal.id())),
        List.of(
            Choice.of(CONFIRM, "Confirm the matter"),
            Choice.withReasonOf(DISMISS, "Not to be recorded", reasons.namesFor(signal.kind()))));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var id = SignalId.of(task.businessKey());
    if (outcome.outcome().equals(DISMISS)) {
      Replies.orProblem(assignment.dismiss(id, outcome.reason().orElse(""), actor), id);
      return;
    }
    var matter = answer(outcome, "matterId").map(MatterId::new)
        .or(() -> assignment.suggested(signal(task)).map(Matter::id))
        .orElseThrow(() -> Problem.refused("MATTER_REQUIRED", "No matter is preselected.", "Choose a matter.")
            .at("/answers/matterId", "is required here"));
    var whose = answer(outcome, "timekeeperId").map(TimekeeperId::new);
    Replies.orProblem(assignment.confirm(id, matter, whose, actor), id);
  }

  private ActivitySignal signal(TaskAtHand task) {
    return assignment.required(SignalId.of(task.businessKey()));
  }

  private static Optional<String> answer(TaskOutcome outcome, String name) {
    return Optional.ofNullable(outcome.answers().get(name)).filter(value -> !value.isBlank());
  }

  private static String evidence(Candidate candidate) {
    var because = candidate.evidence().stream().map(one -> one.clue().sentence()).toList();
    return "%d points: %s".formatted(candidate.points(), String.join("; ", because));
  }
}
