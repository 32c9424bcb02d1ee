package io.matterflow.access;

import io.matterflow.engine.TaskDesk;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The desk of a step that tests deploy: for the timekeeper whom the business key names, or for the billing
 * coordinators.
 */
@Component("guardedStep")
class GuardedStep implements TaskDesk {

  static final String FOR_COORDINATORS = "coordinators";

  @Override
  public Assignment assignment(TaskAtHand task) {
    return task.businessKey().startsWith(FOR_COORDINATORS)
        ? Assignment.toRole(Role.BILLING_COORDINATOR, "Secret of the firm")
        : Assignment.to(new TimekeeperId(task.businessKey()), "Secret of " + task.businessKey());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    return new TaskSheet("Secret", "Because", List.of(), List.of(), List.of(TaskSheet.Choice.of("done", "Done")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    throw new IllegalStateException("no test finishes it");
  }
}
