package io.matterflow.engine.web;

import io.matterflow.engine.TaskDesk.TaskOutcome;
import io.matterflow.engine.TaskDesk.TaskSheet;
import io.matterflow.engine.VisibleTasks;
import io.matterflow.kernel.Actor;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a form needs of its task, and the one way to finish it. */
@Tag(name = "Tasks")
@RestController
@RequestMapping("/api/tasks")
class TaskController {

  private final VisibleTasks tasks;

  TaskController(VisibleTasks tasks) {
    this.tasks = tasks;
  }

  @Operation(summary = "What a task is about, and its outcomes")
  @GetMapping("/{taskId}")
  Sheet sheet(@PathVariable String taskId, Actor actor) {
    var visible = tasks.find(taskId, actor).orElseThrow(() -> Problem.notFound("open task", taskId));
    return new Sheet(
        taskId,
        visible.title(),
        visible.task().process(),
        visible.task().task(),
        visible.task().businessKey(),
        visible.assignee(),
        visible.assignee().filter(actor.user().value()::equals).isPresent(),
        visible.due(),
        visible.sheet());
  }

  @Operation(summary = "Finish a task")
  @PostMapping("/{taskId}/finish")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void finish(@PathVariable String taskId, @RequestBody TaskOutcome outcome, Actor actor) {
    switch (tasks.finish(taskId, outcome, actor)) {
      case DONE -> {}
      case UNSEEN -> throw Problem.notFound("open task", taskId);
      case ANOTHERS -> throw Problem.conflict("TASK_OF_ANOTHER", "The task is assigned to another person.",
          "Ask them to finish it, or the billing admin to reassign it.");
      case NO_SUCH_OUTCOME -> throw Problem.refused("NO_SUCH_OUTCOME",
          "The task has no outcome by that name.",
          "Choose one of the outcomes that GET /api/tasks/%s lists.".formatted(taskId))
          .at("/outcome", "not among the task's outcomes");
    }
  }

  record Sheet(
      String taskId,
      String title,
      String process,
      String task,
      String businessKey,
      Optional<String> assignee,
      boolean mine,
      Optional<Instant> due,
      TaskSheet sheet) {}
}
