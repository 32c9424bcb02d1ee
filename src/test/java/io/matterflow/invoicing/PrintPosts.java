package io.matterflow.invoicing;

import io.matterflow.kernel.Actor;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The post of a test: the batch that holds its invoice, closed against those of others. */
@Component
public class PrintPosts {

  private final PrintQueue queue;
  private final TaskService tasks;

  PrintPosts(PrintQueue queue, TaskService tasks) {
    this.queue = queue;
    this.tasks = tasks;
  }

  /** The next invoice opens a batch of its own. */
  public void closeWhatCollects() {
    queue.open().stream()
        .filter(batch -> batch.state() == PrintBatch.State.COLLECTING)
        .forEach(batch -> queue.print(batch.id(), Actor.ENGINE));
  }

  /** The open batch in which the invoice waits. */
  public String holding(InvoiceNumber number) {
    return queue.open().stream()
        .filter(batch -> batch.items().stream().anyMatch(item -> item.number().equals(number)))
        .map(batch -> batch.id().value())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no open batch holds " + number));
  }

  public void mail(String batch, LocalDate on) {
    var id = new PrintBatchId(batch);
    queue.print(id, Actor.ENGINE);
    queue.mail(id, on, Map.of(), Actor.ENGINE);
  }

  public Optional<Task> openTask(String batch) {
    return Optional.ofNullable(tasks.createTaskQuery()
        .processDefinitionKey("print-batch")
        .processInstanceBusinessKey(batch)
        .taskDefinitionKey("mailBatch").singleResult());
  }
}
