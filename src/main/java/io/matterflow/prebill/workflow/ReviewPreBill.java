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
    name = "Review a pre-bill",
    does = "The reviewer corrects; lines are saved as they are edited.",
    form = "review-pre-bill")
@Component
class ReviewPreBill implements TaskDesk {

  private final PreBillDesks desks;
  private final PreBillReviews reviews;

  ReviewPreBill(PreBillDesks desks, PreBillReviews reviews) {
    this.desks = desks;
    this.reviews = reviews;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return desks.reviewing(preBillOf(task));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    return new TaskSheet(
        "Read the lines, correct what needs it, and pass the pre-bill on for approval.",
        "You are responsible for the matter: the client is billed what you leave standing. The billing partner signs afterwards.",
        desks.facts(preBillOf(task), actor),
        desks.links(preBillOf(task)),
        List.of(Choice.of("REVIEWED", "Pass on for approval")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    PreBillProblems.valueOf(reviews.review(preBillOf(task), Judgements.of(outcome), actor));
  }
}
