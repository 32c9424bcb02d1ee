package io.matterflow.prebill.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.BillingMark;
import io.matterflow.prebill.BillingMark.Part;
import io.matterflow.prebill.BillingMarkId;
import io.matterflow.prebill.BillingMarks;
import io.matterflow.rest.Problem;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Where the billing office has the entries of a billing run shown as billed in a practice system that cannot be told.
 */
@ModelTask(
    name = "Mark entries billed by hand",
    does = "Where the billing office has the entries of a billing run shown as billed in a practice system that "
        + "cannot be told.")
@Component
class MarkBilled implements TaskDesk {

  private final BillingMarks marks;

  MarkBilled(BillingMarks marks) {
    this.marks = marks;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return Assignment.toRole(Role.BILLING_COORDINATOR,
        mark(task).billed() ? "Mark entries billed in " + system() : "Free voided entries in " + system());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var mark = mark(task);
    var parts = marks.parts(mark.id());
    return new TaskSheet(
        mark.billed()
            ? "Put the entries of these invoices on bills in %s, so that nobody bills them there again."
                .formatted(system())
            : "Take the entries of these voided invoices off their bills in %s.".formatted(system()),
        "It cannot be told from here. The task ends by itself when %s shows all of them so; invoices of the same run join it until then."
            .formatted(system()),
        parts.stream().map(MarkBilled::fact).toList(),
        parts.stream().filter(part -> !part.invoice().isEmpty())
            .map(part -> new Link("invoice", "Invoice " + part.invoice(), "/api/invoices/" + part.invoice())).toList(),
        List.of(Choice.of("DONE", "Done there")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    if (!marks.done(BillingMarkId.of(task.businessKey()), actor)) {
      throw Problem.conflict("ALREADY_ANSWERED", "All of them are marked.", "Look at the task list again.");
    }
  }

  private static Fact fact(Part part) {
    return new Fact("Matter %s, invoice %s".formatted(part.matter(), part.invoice()),
        "%d %s, %d seen".formatted(part.entries(), part.entries() == 1 ? "entry" : "entries", part.seen()));
  }

  private String system() {
    var name = marks.system();
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private BillingMark mark(TaskAtHand task) {
    return marks.find(BillingMarkId.of(task.businessKey())).orElseThrow();
  }
}
