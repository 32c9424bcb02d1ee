package io.matterflow.capture;

import io.matterflow.kernel.Actor;

/** The task in which a review is done; it ends in the transaction of the act that ends the review. */
public interface DayReviewTasks {

  void reviewed(DayReview review, Actor by);

  /** The delegate may no longer see what is in it. */
  void withdrawn(DayReview review);
}
