package io.matterflow.engine;

import io.matterflow.engine.TaskDesk.Assignment;
import io.matterflow.engine.TaskDesk.TaskAtHand;
import io.matterflow.kernel.UserId;
import java.util.Set;

/**
 * An open task waits for these people by name from now on: for its assignee where it has one, else for everybody whom
 * it is offered to. For nobody once it is done or gone. Told in the transaction that changes it; the same may be told
 * twice.
 */
public record TaskOffered(String process, String task, String taskId, String businessKey, Set<UserId> people) {

  public TaskOffered {
    people = Set.copyOf(people);
  }

  static TaskOffered to(Assignment assignment, TaskAtHand task) {
    return new TaskOffered(task.process(), task.task(), task.taskId(), task.businessKey(),
        assignment.assignee().map(Set::of).orElse(assignment.candidates()));
  }
}
