package io.matterflow.receivables.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.receivables.RefundId;
import io.matterflow.receivables.Refunds;
import io.matterflow.rest.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where no processor is connected, the bookkeeper pays it back and names the transfer or the check. */
@ModelTask(
    name = "Refund by hand",
    does = "Where no processor is connected, the bookkeeper pays it back and names the transfer or the check.")
@Component
class RefundByHand implements TaskDesk {

  private static final String PAID_BACK = "PAID_BACK";
  private static final int LONGEST_REFERENCE = 100;

  private final Refunds refunds;
  private final RefundSheets sheets;

  RefundByHand(Refunds refunds, RefundSheets sheets) {
    this.refunds = refunds;
    this.sheets = sheets;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return Assignment.toRole(Role.BOOKKEEPER, "Pay back the refund" + sheets.about(refund(task)));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var refund = refunds.required(refund(task));
    return new TaskSheet(
        "Pay %s back to the payer, from the operating account.".formatted(Wording.of(refund.amount())),
        "The refund is authorized, and no connected processor can make it. Name the transfer or the check as the reason.",
        sheets.facts(refund),
        sheets.links(refund),
        List.of(Choice.withReason(PAID_BACK, "It is paid back, under this number")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var reference = outcome.reason().filter(words -> words.length() <= LONGEST_REFERENCE)
        .orElseThrow(() -> Problem.malformed("Name the transfer or the check, in at most %d characters."
            .formatted(LONGEST_REFERENCE)).at("/reason", "the number of the transfer or the check"));
    if (!refunds.madeByHand(refund(task), reference, actor)) {
      throw Problem.conflict("ALREADY_DECIDED", "This refund does not wait any more.", "Read the payment again.");
    }
  }

  private static RefundId refund(TaskAtHand task) {
    return RefundId.of(task.businessKey());
  }
}
