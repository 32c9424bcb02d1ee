package io.matterflow.ownsteps.workflow;

import static io.matterflow.ownsteps.workflow.OwnStepsProcess.ANSWER;
import static io.matterflow.ownsteps.workflow.OwnStepsProcess.CLIENT_NOTE;
import static io.matterflow.ownsteps.workflow.OwnStepsProcess.DUE_IN_DAYS;
import static io.matterflow.ownsteps.workflow.OwnStepsProcess.OFFERED_TO;
import static io.matterflow.ownsteps.workflow.OwnStepsProcess.WAYS_OUT;
import static io.matterflow.ownsteps.workflow.OwnStepsProcess.WHAT_TO_DO;
import static io.matterflow.ownsteps.workflow.OwnStepsProcess.WHY_TO_DO;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.engine.ModelField;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.engine.WorkItems;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.ownsteps.ClientNotes;
import io.matterflow.ownsteps.NoteId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A task that a firm has thought of itself: who gets it, what is to be done and which ways lead out stand in the model.
 */
@ModelTask(
    name = "Give somebody a task",
    does = "Whoever has the role is asked, under the words that you write here; what they answer is known to the question behind the task.",
    underAnyId = true,
    sets = "answer",
    fields = {
        @ModelField(name = "offeredTo", label = "For whom", from = ModelField.Choice.ROLES,
            preset = "billing-coordinator", pattern = ".+"),
        @ModelField(name = "whatToDo", label = "What is to be done", pattern = ".+", longest = OwnTask.LONGEST_TITLE,
            hint = "In a few words, as the title of the task: Call the client. No names of clients or matters."),
        @ModelField(name = "whyToDo", label = "Why", from = ModelField.Choice.LINES,
            hint = "A sentence for whoever opens it."),
        @ModelField(name = "dueInDays", label = "Due in so many business days", preset = "2", pattern = "[0-9]{1,3}",
            hint = "A whole number."),
        @ModelField(name = "waysOut", label = "Ways out", preset = "Done", pattern = ".+",
            hint = "The answers to choose from, with commas between them: Done, Call again. The question behind asks ${answer == 'Call again'}.")
    })
@Component
class OwnTask implements TaskDesk {

  /** With what it concerns behind it, it is the name of a task, which is of 255 characters at most. */
  static final int LONGEST_TITLE = 150;

  private static final LocalTime END_OF_DAY = LocalTime.of(17, 0);

  private final Invoices invoices;
  private final ClientNotes notes;
  private final FirmCalendar calendar;
  private final WorkItems workItems;
  private final AuditTrail audit;
  private final Clock clock;

  OwnTask(
      Invoices invoices,
      ClientNotes notes,
      FirmCalendar calendar,
      WorkItems workItems,
      AuditTrail audit,
      Clock clock) {
    this.invoices = invoices;
    this.notes = notes;
    this.calendar = calendar;
    this.workItems = workItems;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return Assignment.toRole(
        Role.ofGroup(said(task, OFFERED_TO)), "%s, %s".formatted(said(task, WHAT_TO_DO), concerns(task)))
        .dueAt(due(said(task, DUE_IN_DAYS)));
  }

  private Instant due(String days) {
    var firm = calendar.calendar();
    return firm.plusBusinessDays(firm.dateOf(clock.instant()), Integer.parseInt(days))
        .atTime(END_OF_DAY)
        .atZone(firm.zone())
        .toInstant();
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    return new TaskSheet(
        said(task, WHAT_TO_DO),
        find(task, WHY_TO_DO).orElse(""),
        facts(task),
        links(note(task).map(note -> note.invoice().value()).orElse(task.businessKey())),
        waysOut(task).stream().map(way -> Choice.of(way, way)).toList());
  }

  private List<Fact> facts(TaskAtHand task) {
    var concerns = new Fact("Concerns", concerns(task));
    return note(task).map(note -> List.of(concerns, new Fact("Message", notes.words(note)))).orElse(List.of(concerns));
  }

  private static String concerns(TaskAtHand task) {
    return note(task).map(note -> "invoice " + note.invoice()).orElse(task.businessKey());
  }

  /** Of a message that did not reach its client, the case is the message. */
  private static Optional<NoteId> note(TaskAtHand task) {
    return task.process().equals(CLIENT_NOTE) ? Optional.of(NoteId.of(task.businessKey())) : Optional.empty();
  }

  private List<Link> links(String key) {
    return invoices.find(new InvoiceNumber(key))
        .map(invoice -> new Link("invoice", "Invoice " + key, "/api/invoices/" + key)).stream()
        .toList();
  }

  private static List<String> waysOut(TaskAtHand task) {
    return Arrays.stream(said(task, WAYS_OUT).split(","))
        .map(String::strip)
        .filter(way -> !way.isEmpty())
        .distinct()
        .toList();
  }

  @Override
  @Transactional
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var entry = AuditEntry.of(actor, "answered", "own-task", task.businessKey())
        .after("process", task.process()).after("task", task.task()).after("answer", outcome.outcome());
    audit.record(outcome.reason().map(words -> entry.text("comment", words)).orElse(entry));
    workItems.complete(task.process(), task.task(), task.businessKey(), actor, ANSWER.of(outcome.outcome()));
  }

  private static String said(TaskAtHand task, ProcessVariable<String> field) {
    return find(task, field).orElseThrow(() -> new IllegalStateException(
        "the task %s of the model %s does not say %s; fill it in there".formatted(task.task(), task.process(),
            field.name())));
  }

  private static Optional<String> find(TaskAtHand task, ProcessVariable<String> field) {
    return Optional.ofNullable(task.variables().get(field.name()))
        .map(Object::toString)
        .filter(words -> !words.isBlank());
  }
}
