package io.matterflow.capture.workflow;

import io.matterflow.capture.DayReview;
import io.matterflow.capture.DayReviewId;
import io.matterflow.capture.DayReviews;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Where a timekeeper, or a delegate in their name, answers all that is open in one table. */
@ModelTask(
    name = "Review the day",
    does = "Where a timekeeper, or a delegate in their name, answers all that is open in one table.",
    form = "day-review")
@Component
class ReviewDay implements TaskDesk {

  private static final String DONE = "DONE";
  private static final String LATER = "LATER";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d", Locale.US);

  private final DayReviews reviews;

  ReviewDay(DayReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var review = review(task);
    var title = review.isDelegated()
        ? "Review time of %s, %s".formatted(review.timekeeper(), DAY.format(review.day()))
        : "Review your time, %s".formatted(DAY.format(review.day()));
    return Assignment.to(review.reviewer(), title);
  }

  @Override
  public boolean isPersonal() {
    return true;
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var review = review(task);
    return new TaskSheet(
        "Approve the time of the day, change it, or reject it.",
        review.isDelegated()
            ? "You answer for %s, and the trail says so. Nobody else sees it before it is approved."
                .formatted(review.timekeeper())
            : "All that the product saw as perhaps work of yours. Nobody else sees it before you approve it.",
        List.of(),
        List.of(new Link("self", "The review", "/api/day-reviews/" + review.id())),
        List.of(Choice.of(DONE, "All is answered"), Choice.of(LATER, "Leave the rest for the next review")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var id = review(task).id();
    Replies.orProblem(reviews.finish(id, outcome.outcome().equals(LATER), actor), id);
  }

  private DayReview review(TaskAtHand task) {
    return reviews.required(DayReviewId.of(task.businessKey()));
  }
}
