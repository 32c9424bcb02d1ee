package io.matterflow.receivables.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.receivables.RefundAnswer;
import io.matterflow.receivables.RefundId;
import io.matterflow.receivables.Refunds;
import io.matterflow.rest.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** Somebody else than who asked for it agrees that money goes back. */
@ModelTask(
    name = "Authorize a refund",
    does = "Somebody else than who asked for it agrees that money goes back.")
@Component
class AuthorizeRefund implements TaskDesk {

  private static final String AUTHORIZE = "AUTHORIZE";
  private static final String REFUSE = "REFUSE";

  private final Refunds refunds;
  private final RefundSheets sheets;

  AuthorizeRefund(Refunds refunds, RefundSheets sheets) {
    this.refunds = refunds;
    this.sheets = sheets;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var title = "Authorize the refund" + sheets.about(refund(task));
    return refunds.insteadOfAdmin(refund(task))
        .map(partner -> Assignment.toRole(Role.BILLING_PARTNER, partner, title))
        .orElseGet(() -> Assignment.toRole(Role.BILLING_ADMIN, title));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var refund = refunds.required(refund(task));
    return new TaskSheet(
        "Agree that %s go back to the payer.".formatted(Wording.of(refund.amount())),
        "Nothing goes out before somebody else than who asked for it agrees. What the payment settled is open again afterwards, and "
            + "its reminders go on.",
        sheets.facts(refund),
        actor.has(Role.BILLING_ADMIN) ? sheets.links(refund) : sheets.invoices(refund),
        List.of(Choice.of(AUTHORIZE, "Refund it"), Choice.withReason(REFUSE, "Do not refund it")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    if (outcome.outcome().equals(REFUSE) && outcome.reason().isEmpty()) {
      throw Problem.malformed("Say why it is not refunded.").at("/reason", "required for REFUSE");
    }
    var answer = refunds.decide(refund(task), outcome.outcome().equals(AUTHORIZE), outcome.reason(), actor);
    if (answer instanceof RefundAnswer.OwnRequest) {
      throw Problem.refused("OWN_REQUEST", "Who asked for a refund does not authorize it.", "Ask a colleague who may.");
    }
    if (answer instanceof RefundAnswer.AlreadyDecided) {
      throw Problem.conflict("ALREADY_DECIDED", "This refund was decided before.", "Read the payment again.");
    }
  }

  private static RefundId refund(TaskAtHand task) {
    return RefundId.of(task.businessKey());
  }
}
