package io.matterflow.messaging.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.ClientMessages.NotPaused;
import io.matterflow.messaging.MessagePause;
import io.matterflow.rest.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** While messages to clients are paused the billing office has this task: what waits is released or dropped here. */
@ModelTask(
    name = "Release or drop messages",
    does = "While messages to clients are paused the billing office has this task: what waits is released or "
        + "dropped here.",
    form = "release-messages")
@Component
class ReleaseMessages implements TaskDesk {

  private static final String RELEASE = "RELEASE";
  private static final String DROP = "DROP";

  private final ClientMessages messages;

  ReleaseMessages(ClientMessages messages) {
    this.messages = messages;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return new Assignment(
        "Messages to clients are paused: " + pause(task).scope().words(),
        Optional.empty(),
        Set.of(),
        Set.of(Role.BILLING_ADMIN, Role.BILLING_COORDINATOR),
        Optional.empty());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var pause = pause(task);
    return new TaskSheet(
        "Say when messages may go out again, and what becomes of those that wait.",
        "Paused is: %s. A released message is read anew: it goes out if it still holds, and of several reminders of an invoice only the latest."
            .formatted(pause.scope().words()),
        List.of(
            new Fact("Reason", pause.reason()),
            new Fact("Paused by", pause.by().value()),
            new Fact("Waiting", Integer.toString(messages.waiting(pause.scope()).size()))),
        List.of(new Link("queue", "What waits", "/api/client-messages?state=WAITING&scope=" + pause.scope())),
        List.of(
            Choice.withReason(RELEASE, "Release what waits"),
            Choice.withReason(DROP, "End the pause and drop what waits")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var reason = outcome.reason().orElseThrow(() -> Problem.malformed("Say why.").at("/reason", "required"));
    var scope = pause(task).scope();
    var answer = outcome.outcome().equals(DROP)
        ? messages.releaseNothing(scope, reason, actor)
        : messages.release(scope, reason, actor);
    if (answer instanceof NotPaused) {
      throw Problem.conflict("NOT_PAUSED", "The pause has ended.", "Read the list of tasks again.");
    }
  }

  private MessagePause pause(TaskAtHand task) {
    return messages.pause(UUID.fromString(task.businessKey()));
  }
}
