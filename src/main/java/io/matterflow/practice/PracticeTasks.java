package io.matterflow.practice;

import io.matterflow.engine.Effect.Finding;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Work that waits here for a person, shown in the list that they have open over there, with a link to where it is done.
 * It is done here alone: what people tick off over there decides nothing.
 */
public interface PracticeTasks {

  /** Whether anybody looks at tasks over there; where nobody does, none is opened. */
  boolean areRead();

  /**
   * Opens the task and answers its id over there; one that is there under the same reference already is that one. Fails
   * with {@code NotAccepted} when it surely did not take it.
   */
  String open(WaitingTask task);

  /** Whether a task with our reference was opened. */
  Finding find(String reference);

  /**
   * Marks the task with our reference as done, and answers the id that it has; the reference itself where there is none
   * any more. Doing it twice is doing it once. Fails with {@code NotAccepted} when it surely changed nothing.
   */
  String close(String reference);

  /** A task on its way out. The title names step, matter and period, never a client or what was done. */
  record WaitingTask(
      String reference, MatterId matter, TimekeeperId assignee, String title, URI link, Optional<LocalDate> due) {}
}
