package io.matterflow.capture.workflow;

import io.matterflow.capture.BilledThere;
import io.matterflow.capture.BilledThere.Answered;
import io.matterflow.capture.BilledThereId;
import io.matterflow.capture.BillsOverThere;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where the billing office says what holds of time that the practice system has on a bill of its own. */
@ModelTask(
    name = "Say whether it was billed there",
    does = "Where the billing office says what holds of time that the practice system has on a bill of its own.")
@Component
class AnswerBilledThere implements TaskDesk {

  private final BillsOverThere bills;
  private final Titles titles;

  AnswerBilledThere(BillsOverThere bills, Titles titles) {
    this.bills = bills;
    this.titles = titles;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var entry = bills.time(question(task)).entry();
    return Assignment.toRole(Role.BILLING_COORDINATOR, titles.of("Billed there?", entry.matter(), entry.workDate()));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var question = question(task);
    var time = bills.time(question);
    var entry = time.entry();
    return new TaskSheet(
        "Take the time off the bill in %s, and this task ends by itself; or say what holds."
            .formatted(question.system()),
        "It was held back from its pre-bill here, and no bill takes it before this is answered, so that the client does not pay "
            + "the same time twice.",
        List.of(
            new Fact("Matter", entry.matter().value()),
            new Fact("Timekeeper", entry.timekeeper().value()),
            new Fact("Date", entry.workDate().toString()),
            new Fact("Hours", entry.hours().plain()),
            new Fact("Amount", entry.amount().toString())),
        List.of(
            new Link("entry", "The entry", "/api/time-entries/" + entry.id()),
            new Link("matter", "The matter", "/api/matters/" + entry.matter())),
        List.of(
            Choice.of(Answered.BILLED_THERE.name(), "It is billed there: never bill it here"),
            Choice.withReason(Answered.BILL_HERE.name(), "It is not billed there: bill it here")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var id = BilledThereId.of(task.businessKey());
    Replies.orProblem(bills.answer(id, Answered.valueOf(outcome.outcome()), outcome.reason(), actor), id);
  }

  private BilledThere question(TaskAtHand task) {
    var id = BilledThereId.of(task.businessKey());
    return bills.find(id).orElseThrow(() -> new IllegalStateException("there is no question " + id));
  }
}
