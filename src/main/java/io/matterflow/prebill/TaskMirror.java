package io.matterflow.prebill;

import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.ReviewDeadline.Step;
import java.time.Instant;
import java.util.Optional;

/**
 * Our task as one person has it in the practice system too, from when it was offered to them until it was not any more.
 * Once {@code opened}, its way over there has been gone: {@code theirs} is what it is called there, nothing where
 * nobody needed it.
 */
record TaskMirror(
    TaskMirrorId id,
    PreBillId preBill,
    Step step,
    String taskId,
    TimekeeperId person,
    Instant offeredAt,
    Optional<Instant> endedAt,
    Optional<Instant> openedAt,
    Optional<String> theirs) {

  boolean isOffered() {
    return endedAt.isEmpty();
  }
}
