package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.practice.PracticeTasks;
import io.matterflow.practice.clio.JdbcTasks.Opening;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tasks in Clio, which takes the same one twice without a word: each carries our mark in its description, what was
 * meant to be opened is kept before it goes out, and is looked for before it is tried again (ADR 0026).
 */
final class ClioTasks implements PracticeTasks {

  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

  private final ClioApi api;
  private final JdbcLinks links;
  private final JdbcTasks tasks;
  private final ClioSettings settings;
  private final Clock clock;

  ClioTasks(ClioApi api, JdbcLinks links, JdbcTasks tasks, ClioSettings settings, Clock clock) {
    this.api = api;
    this.links = links;
    this.tasks = tasks;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public boolean areRead() {
    return true;
  }

  /** The first try looks nowhere: what is to be opened is kept before anything is sent, so nothing can be there. */
  @Override
  public String open(WaitingTask task) {
    var opening = opening(task);
    var there = tasks.find(task.reference())
        .map(tried -> Writes.beforeAnythingIsSent(() -> ids(tried)))
        .orElse(List.of());
    if (there.size() > 1) {
      throw new IllegalStateException("Clio holds %d tasks marked %s".formatted(there.size(), opening.mark().value()));
    }
    return there.isEmpty() ? create(opening, task) : there(opening, there.get(0));
  }

  @Override
  public Finding find(String reference) {
    var tried = tasks.find(reference);
    var there = tried.map(this::ids)
        .orElseGet(() -> ids(Mark.of(reference), Map.of("query", Mark.of(reference).value())));
    if (there.size() > 1) {
      return new Finding.CannotAsk();
    }
    if (there.size() == 1) {
      tried.ifPresent(opening -> there(opening, there.get(0)));
      return new Finding.Found(Long.toString(there.get(0)));
    }
    if (tried.filter(opening -> !opening.answered()).filter(this::isTooEarlyToTell).isPresent()) {
      throw new IllegalStateException(
          "it is too early to tell whether Clio took the task marked " + Mark.of(reference).value());
    }
    return new Finding.Absent();
  }

  /** Whoever ticked it off over there, or threw it away, has done the same. */
  @Override
  public String close(String reference) {
    var ids = Writes.beforeAnythingIsSent(() -> tasks.find(reference).map(this::ids).orElse(List.of()));
    for (var id : ids) {
      Writes.beforeAnythingIsSent(() -> api.record(ClioTask.COLLECTION, id, ClioTask.FIELDS, Urgency.REPEATED))
          .map(ClioTask::new)
          .filter(task -> !task.isComplete())
          .ifPresent(this::complete);
    }
    return ids.stream().findFirst().map(id -> Long.toString(id)).orElse(reference);
  }

  private void complete(ClioTask task) {
    var data = JsonNodeFactory.instance.objectNode().put("status", ClioTask.COMPLETE);
    Writes.sent(() -> api.change(ClioTask.COLLECTION, task.id(), task.etag(), ClioTask.FIELDS, data, Urgency.REPEATED));
  }

  private String create(Opening opening, WaitingTask task) {
    tasks.trying(opening);
    try {
      var created = Writes.sent(() ->
          api.create(ClioTask.COLLECTION, ClioTask.FIELDS, written(opening, task), Urgency.REPEATED));
      return there(opening, new ClioTask(created).id());
    } catch (NotAccepted refused) {
      tasks.answered(opening.reference(), Optional.empty());
      throw refused;
    }
  }

  private String there(Opening opening, long id) {
    if (opening.id().isEmpty()) {
      tasks.answered(opening.reference(), Optional.of(id));
    }
    return Long.toString(id);
  }

  private List<Long> ids(Opening tried) {
    return tried.id().map(List::of).orElseGet(() -> tried.answered() ? List.of() : ids(tried.mark(), around(tried)));
  }

  private static Map<String, String> around(Opening tried) {
    return Map.of(
        "matter_id", Long.toString(tried.matter()),
        "created_since", tried.triedAt().minus(CLOCKS_DIFFER_BY).toString());
  }

  private List<Long> ids(Mark mark, Map<String, String> filters) {
    var page = api.first(ClioTask.COLLECTION, ClioTask.FIELDS, new LinkedHashMap<>(filters), Urgency.REPEATED);
    var found = new ArrayList<>(page.records());
    while (page.next().isPresent()) {
      page = api.next(page.next().get(), Urgency.REPEATED);
      found.addAll(page.records());
    }
    return found.stream().map(ClioTask::new).filter(task -> task.carries(mark)).map(ClioTask::id).toList();
  }

  private boolean isTooEarlyToTell(Opening tried) {
    return clock.instant().isBefore(tried.triedAt().plus(settings.settle()));
  }

  private Opening opening(WaitingTask task) {
    return new Opening(
        task.reference(),
        theirs(LinkKind.TIMEKEEPER, task.assignee().value()),
        theirs(LinkKind.MATTER, task.matter().value()),
        clock.instant(),
        false,
        Optional.empty());
  }

  private long theirs(LinkKind kind, String ours) {
    return links.theirs(kind, ours)
        .orElseThrow(() -> new NotAccepted("Clio has no record of %s %s".formatted(kind.word(), ours)));
  }

  /** Our own mails tell people of their work: Clio is to show it, and not to write to them once more. */
  private static ObjectNode written(Opening opening, WaitingTask task) {
    var data = JsonNodeFactory.instance.objectNode()
        .put("name", task.title())
        .put("description", opening.mark().under("It is done here: " + task.link()))
        .put("notify_assignee", false);
    task.due().ifPresent(day -> data.put("due_at", day.toString()));
    data.putObject("assignee").put("id", opening.user()).put("type", "User");
    data.putObject("matter").put("id", opening.matter());
    return data;
  }
}
