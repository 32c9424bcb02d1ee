package io.matterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasks of one moment, page by page as Tasklist asks for them. */
@ProductTest
@Tag("both-databases")
class SteadyQueuesTest {

  private static final int TASKS = 100;
  private static final int PAGE = 15;
  private static final String NAME = "of one moment";

  @Autowired private TaskService tasks;

  @AfterEach
  void done() {
    tasks.deleteTasks(tasks.createTaskQuery().taskName(NAME).list().stream().map(Task::getId).toList(), true);
  }

  @Test
  void eachStandsOnOnePage() {
    var made = IntStream.range(0, TASKS).mapToObj(this::task).toList();
    var newestFirst = tasks.createTaskQuery().taskName(NAME).orderByTaskCreateTime().desc();

    var listed = IntStream.iterate(0, from -> from < TASKS, from -> from + PAGE)
        .mapToObj(from -> newestFirst.listPage(from, PAGE))
        .flatMap(List::stream)
        .map(Task::getId)
        .toList();

    assertThat(listed).containsExactlyInAnyOrderElementsOf(made);
  }

  private String task(int priority) {
    var task = (TaskEntity) tasks.newTask();
    task.setName(NAME);
    task.setPriority(priority);
    task.setCreateTime(Date.from(Instant.parse("2026-06-30T17:00:00Z")));
    tasks.saveTask(task);
    return task.getId();
  }
}
