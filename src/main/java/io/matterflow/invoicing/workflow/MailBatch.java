package io.matterflow.invoicing.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.PrintBatch;
import io.matterflow.invoicing.PrintBatchId;
import io.matterflow.invoicing.PrintProblems;
import io.matterflow.invoicing.PrintQueue;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A person prints a day's post, mails it, and says on which day; from then the reminders of its invoices count. */
@ModelTask(
    name = "Print and mail a batch",
    does = "A person prints a day's post, mails it, and says on which day; from then the reminders of its "
        + "invoices count.",
    form = "mail-batch")
@Component
class MailBatch implements TaskDesk {

  private static final String MAILED = "MAILED";
  private static final String MAILED_ON = "mailedOn";
  private static final String NOT_MAILED = "notMailed:";

  private final PrintQueue queue;

  MailBatch(PrintQueue queue) {
    this.queue = queue;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var batch = batch(task);
    var assignment = Assignment.toRole(Role.BILLING_COORDINATOR, "Print and mail batch %s".formatted(batch.id()));
    return batch.dueAt().map(assignment::dueAt).orElse(assignment);
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var batch = batch(task);
    return new TaskSheet(
        "Print the batch, mail it, then say on which day it went out.",
        "These clients take their invoices on paper. Invoices join the batch until it is printed; the reminders of each count "
            + "from the day on which it was mailed. What is not mailed waits in the next batch.",
        List.of(
            new TaskSheet.Fact("Batch", batch.id().value()),
            new TaskSheet.Fact("Invoices", Integer.toString(batch.toMail().size()))),
        List.of(new TaskSheet.Link("self", "Batch", "/api/print-queue/%s".formatted(batch.id()))),
        List.of(TaskSheet.Choice.of(MAILED, "Mailed")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var mailing = queue.mail(id(task), mailedOn(outcome), notMailed(outcome), actor);
    PrintProblems.mailed(mailing, "/answers/" + MAILED_ON);
  }

  private static LocalDate mailedOn(TaskOutcome outcome) {
    try {
      return LocalDate.parse(outcome.answers().getOrDefault(MAILED_ON, ""));
    } catch (DateTimeParseException noDay) {
      throw Problem.malformed("The day of mailing is not a date.")
          .at("/answers/" + MAILED_ON, "a date such as 2026-06-30");
    }
  }

  private static Map<InvoiceNumber, String> notMailed(TaskOutcome outcome) {
    return outcome.answers().entrySet().stream()
        .filter(answer -> answer.getKey().startsWith(NOT_MAILED))
        .collect(Collectors.toMap(
            answer -> PrintProblems.number(answer.getKey().substring(NOT_MAILED.length()), "/answers"),
            answer -> PrintProblems.reason(answer.getValue(), "/answers/" + answer.getKey())));
  }

  private PrintBatch batch(TaskAtHand task) {
    return queue.find(id(task)).orElseThrow();
  }

  private static PrintBatchId id(TaskAtHand task) {
    return new PrintBatchId(task.businessKey());
  }
}
