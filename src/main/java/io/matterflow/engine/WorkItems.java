package io.matterflow.engine;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.UserId;
import java.util.Map;
import java.util.Optional;

/**
 * Open user tasks, by process, task and business key; of several, the one that a person is finishing at its desk just
 * now, or else the oldest. This is the only way to complete one: whoever completes a task past it (the engine's REST
 * API, a form that submits by itself) is refused, so that no task ends without its domain change.
 */
public interface WorkItems {

  /** The id of the open task. */
  Optional<String> open(String process, String task, String businessKey);

  /** Completes the open task in the actor's name, with flags for the gateway that follows. */
  void complete(String process, String task, String businessKey, Actor by, Map<String, Object> flags);

  /**
   * As {@link #complete}, for what is done whether or not its task is open: an administrator of the engine may have
   * ended the case.
   */
  default void completeIfOpen(String process, String task, String businessKey, Actor by, Map<String, Object> flags) {
    if (open(process, task, businessKey).isPresent()) {
      complete(process, task, businessKey, by, flags);
    }
  }

  /** Ends the open task of this id: what it asks for is not asked for any more. One that is not open is left alone. */
  void overtaken(String task);

  /** Names the task, or each of several, its people and its due date anew, as its desk now says. */
  void reassign(String process, String task, String businessKey);

  /** The same for all open tasks that this person has or is offered, except those that somebody else has taken. */
  void offerAnew(UserId person);
}
