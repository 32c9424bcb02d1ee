package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillProcess.preBillOf;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.PreBillDesks;
import io.matterflow.prebill.PreBillProblems;
import io.matterflow.prebill.PreBillReviews;
import java.util.List;
import org.springframework.stereotype.Component;

@ModelTask(
    name = "Approve a pre-bill",
    does = "Signs the exact content of a version; nobody signs alone what they wrote down, and nobody signs twice.",
    form = "approve-pre-bill")
@Component
class ApprovePreBill implements TaskDesk {

  private static final String RETURN = "RETURN";

  private final PreBillDesks desks;
  private final PreBillReviews reviews;

  ApprovePreBill(PreBillDesks desks, PreBillReviews reviews) {
    this.desks = desks;
    this.reviews = reviews;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return desks.approving(preBillOf(task));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    return new TaskSheet(
        "Sign the pre-bill as it stands, or return it with a reason.",
        "Your signature is under this version's exact content: it becomes the invoice.",
        desks.facts(preBillOf(task), actor),
        desks.links(preBillOf(task)),
        List.of(Choice.of("APPROVE", "Approve"), Choice.withReason(RETURN, "Return for changes")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var judgement = Judgements.of(outcome);
    PreBillProblems.valueOf(RETURN.equals(outcome.outcome())
        ? reviews.sendBack(preBillOf(task), judgement, actor)
        : reviews.approve(preBillOf(task), judgement, actor));
  }
}
