package io.matterflow.practice.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.practice.PracticeTasks;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.util.Optional;

/** Tasks in {@code vendors/practice-tasks.jsonl}: a line opens one, or closes an earlier one. */
final class LocalTasks implements PracticeTasks {

  static final String CLOSES = "closes";

  private final LocalVendor vendor;
  private final boolean read;

  LocalTasks(LocalVendors vendors, boolean read) {
    this.vendor = vendors.named("practice-tasks");
    this.read = read;
  }

  @Override
  public boolean areRead() {
    return read;
  }

  @Override
  public String open(WaitingTask task) {
    return opened(task.reference()).orElseGet(() -> {
      var written = JsonNodeFactory.instance.objectNode()
          .put("matterId", task.matter().value())
          .put("assigneeId", task.assignee().value())
          .put("title", task.title())
          .put("link", task.link().toString());
      task.due().ifPresent(day -> written.put("due", day.toString()));
      return vendor.keep(task.reference(), written);
    });
  }

  /** A system that is down or hangs cannot be asked either. */
  @Override
  public Finding find(String reference) {
    return vendor.mood() == Mood.WELL || vendor.mood() == Mood.LATE
        ? opened(reference).<Finding>map(Finding.Found::new).orElseGet(Finding.Absent::new)
        : new Finding.CannotAsk();
  }

  @Override
  public String close(String reference) {
    var task = opened(reference);
    if (task.isEmpty()) {
      return reference;
    }
    if (!isClosed(task.get())) {
      vendor.keep(reference, JsonNodeFactory.instance.objectNode().put(CLOSES, task.get()));
    }
    return task.get();
  }

  private Optional<String> opened(String reference) {
    return vendor.entries().stream()
        .filter(line -> line.key().equals(reference) && !line.content().has(CLOSES))
        .map(LocalVendor.Entry::id)
        .findFirst();
  }

  private boolean isClosed(String id) {
    return vendor.entries().stream().anyMatch(line -> id.equals(line.content().path(CLOSES).asText()));
  }
}
