package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillProcess.preBillOf;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.PreBillDesks;
import io.matterflow.prebill.PreBillProblems;
import io.matterflow.prebill.PreBillRelease;
import io.matterflow.prebill.PreBillReviews;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is about to become an invoice, for those who can still stop it. */
@ModelTask(
    name = "Recall an approval",
    does = "What is about to become an invoice, for those who can still stop it.",
    form = "recall-approval")
@Component
class RecallApproval implements TaskDesk {

  private static final String RECALL = "RECALL";

  private final PreBillDesks desks;
  private final PreBillReviews reviews;
  private final PreBillRelease release;

  RecallApproval(PreBillDesks desks, PreBillReviews reviews, PreBillRelease release) {
    this.desks = desks;
    this.reviews = reviews;
    this.release = release;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return desks.recalling(preBillOf(task));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    return new TaskSheet(
        "Nothing is to be done if all is right. Recall the approval with a reason if it is not, or send the bill now.",
        "It is approved and becomes an invoice when its time is over. From then on it has a number, and only a correction helps.",
        desks.leaving(preBillOf(task), actor),
        desks.links(preBillOf(task)),
        List.of(Choice.withReason(RECALL, "Recall the approval"), Choice.of("SEND_NOW", "Send now")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var judgement = Judgements.of(outcome);
    PreBillProblems.valueOf(RECALL.equals(outcome.outcome())
        ? reviews.recall(preBillOf(task), judgement, actor)
        : release.sendNow(preBillOf(task), judgement, actor));
  }
}
