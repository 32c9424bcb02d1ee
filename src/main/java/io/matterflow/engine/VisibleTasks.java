package io.matterflow.engine;

import io.matterflow.engine.TaskDesk.TaskAtHand;
import io.matterflow.engine.TaskDesk.TaskOutcome;
import io.matterflow.engine.TaskDesk.TaskSheet;
import io.matterflow.kernel.Actor;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tasks as the person at hand may see and finish them: what the engine's own authorizations show, and nothing more. */
@Service
public class VisibleTasks {

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final IdentityService identity;
  private final TaskDesks desks;

  VisibleTasks(TaskService tasks, RuntimeService runtime, IdentityService identity, TaskDesks desks) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.identity = identity;
    this.desks = desks;
  }

  /** The task with its sheet, or empty when there is none that this person may see. */
  @Transactional
  public Optional<VisibleTask> find(String taskId, Actor actor) {
    return visible(taskId, actor).map(task -> {
      var atHand = atHand(task);
      return new VisibleTask(atHand, task.getName(), Optional.ofNullable(task.getAssignee()),
          Optional.ofNullable(task.getDueDate()).map(Date::toInstant),
          desks.of(task.getTaskDefinitionKey()).sheet(atHand, actor));
    });
  }

  /** Finishes it through its desk; the person must be its assignee, or take it by this very act. */
  @Transactional
  public Finished finish(String taskId, TaskOutcome outcome, Actor actor) {
    var task = visible(taskId, actor);
    if (task.isEmpty()) {
      return Finished.UNSEEN;
    }
    var assignee = task.get().getAssignee();
    if (assignee != null && !assignee.equals(actor.user().value())) {
      return Finished.ANOTHERS;
    }
    var desk = desks.of(task.get().getTaskDefinitionKey());
    var atHand = atHand(task.get());
    if (desk.sheet(atHand, actor).outcomes().stream().noneMatch(choice -> choice.id().equals(outcome.outcome()))) {
      return Finished.NO_SUCH_OUTCOME;
    }
    try (var inHand = TaskInHand.of(taskId)) {
      desk.finish(atHand, outcome, actor);
    }
    return Finished.DONE;
  }

  private Optional<Task> visible(String taskId, Actor actor) {
    return asThe(actor, () -> Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult()));
  }

  private <T> T asThe(Actor actor, Supplier<T> question) {
    var before = identity.getCurrentAuthentication();
    identity.setAuthentication(actor.user().value(), List.copyOf(actor.groups()));
    try {
      return question.get();
    } finally {
      if (before == null) {
        identity.clearAuthentication();
      } else {
        identity.setAuthentication(before);
      }
    }
  }

  private TaskAtHand atHand(Task task) {
    var definition = task.getProcessDefinitionId();
    var instance = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
    return new TaskAtHand(
        task.getId(),
        definition.substring(0, definition.indexOf(':')),
        task.getTaskDefinitionKey(),
        instance.getBusinessKey(),
        runtime.getVariables(task.getExecutionId()));
  }

  /** A task with what its form shows. */
  public record VisibleTask(
      TaskAtHand task, String title, Optional<String> assignee, Optional<Instant> due, TaskSheet sheet) {}

  /** What became of an attempt to finish a task. */
  public enum Finished {
    DONE,
    UNSEEN,
    ANOTHERS,
    NO_SUCH_OUTCOME
  }
}
