package io.matterflow.capture;

import io.matterflow.kernel.TimekeeperId;
import java.time.Instant;
import java.util.Optional;

/**
 * Is the time that came in from elsewhere the same work as an entry of ours? Asked of the timekeeper; until the
 * answer neither is billed. What is not yet {@code asked} waits for the posting of ours, which asks on the prompt if
 * it still can.
 */
public record TimeQuestion(
    TimeQuestionId id,
    TimeEntryId entry,
    PromptId prompt,
    TimekeeperId timekeeper,
    boolean asked,
    Instant raisedAt,
    Optional<Answered> answer) {

  /** What a person says, or what the answer to another question has made of it. */
  public enum Answered {
    /** Two pieces of work: both count. */
    KEEP_BOTH,
    /** The same work: the one from elsewhere does not count. */
    DROP_OTHER,
    /** The same work: ours is taken away, here and in the practice system. */
    WITHDRAW_OURS,
    /** Asked on the prompt instead, before ours was posted. */
    ON_THE_PROMPT,
    /** One of the two counts no more for another reason. */
    SETTLED
  }

  boolean isOpen() {
    return answer.isEmpty();
  }
}
