package io.matterflow.receivables.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.receivables.ReminderDraft;
import io.matterflow.receivables.ReminderDrafts;
import io.matterflow.receivables.ReminderDrafts.Answer;
import io.matterflow.receivables.TakenStep;
import io.matterflow.rest.Problem;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A person reads a reminder before the client does, and lets it go as it stands or leaves it out. */
@ModelTask(
    name = "Approve a reminder",
    does = "A person reads a reminder before the client does, and lets it go as it stands or leaves it out.",
    form = "approve-reminder")
@Component
class ApproveReminder implements TaskDesk {

  private static final String APPROVE = "APPROVE";
  private static final String SKIP = "SKIP";
  private static final String SHA256 = "sha256";

  private final ReminderDrafts drafts;
  private final Invoices invoices;
  private final Directory directory;

  ApproveReminder(ReminderDrafts drafts, Invoices invoices, Directory directory) {
    this.drafts = drafts;
    this.invoices = invoices;
    this.directory = directory;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var draft = draft(task);
    return Assignment.toRole(drafts.approverOf(draft).orElse(Role.BILLING_ADMIN),
            "Approve the reminder of invoice %s, %s".formatted(draft.invoice(), TakenStep.words(draft.step())))
        .dueAt(draft.expiresAt());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var draft = draft(task);
    var invoice = invoices.find(draft.invoice()).orElseThrow();
    var number = invoice.number();
    return new TaskSheet(
        "Read the message below and let it go to the client, or leave it out.",
        "It goes out exactly as it stands here, or not at all. If nobody answers by the due date, it is left out.",
        List.of(
            new Fact("Client", directory.required(invoice.client()).name()),
            new Fact("Open", "%s of %s".formatted(Wording.of(invoice.open()), Wording.of(invoice.total()))),
            new Fact("To", String.join(", ", draft.to()))),
        List.of(
            new Link("draft", "The message", "/api/invoices/%s/reminders/draft".formatted(number)),
            new Link("page", "The message as the client sees it",
                "/api/invoices/%s/reminders/draft?format=html".formatted(number)),
            new Link("invoice", "Invoice " + number, "/api/invoices/" + number),
            new Link("pdf", "Invoice as PDF", "/api/invoices/%s?format=pdf".formatted(number))),
        List.of(Choice.of(APPROVE, "Send it as it stands"), Choice.withReason(SKIP, "Leave it out")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var number = new InvoiceNumber(task.businessKey());
    if (outcome.outcome().equals(SKIP)) {
      var reason = outcome.reason().orElseThrow(() ->
          Problem.malformed("Say why the message is left out.").at("/reason", "required for SKIP"));
      check(drafts.skip(number, reason, actor));
      return;
    }
    var shown = Optional.ofNullable(outcome.answers().get(SHA256)).orElseThrow(() ->
    Problem.malformed("Name the message that was read by its digest.")
        .at("/answers/" + SHA256, "required for APPROVE"));
    check(drafts.approve(number, shown, actor));
  }

  static void check(Answer answer) {
    if (answer == Answer.CHANGED) {
      throw Problem.conflict("DRAFT_CHANGED", "The message reads otherwise by now.", "Read it again.");
    }
    if (answer == Answer.NOTHING_OPEN) {
      throw Problem.conflict("NOTHING_TO_APPROVE", "No message of the invoice waits for an approval.",
          "Read the invoice again.");
    }
  }

  private ReminderDraft draft(TaskAtHand task) {
    return drafts.draft(new InvoiceNumber(task.businessKey())).orElseThrow();
  }
}
