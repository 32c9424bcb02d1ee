package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.directory.DirectoryLoading;
import io.matterflow.directory.DirectoryLoading.Rejection;
import io.matterflow.kernel.Actor;
import io.matterflow.practice.clio.Taker.Unfit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Brings items into the directory, links what was taken, and tells which of Clio's records were not. */
final class DirectoryUpdates {

  private static final Pattern INDEX = Pattern.compile("^(?:/firm/timekeepers|/clients|/matters)/(\\d+)");

  private final DirectoryLoading loading;
  private final JdbcLinks links;

  DirectoryUpdates(DirectoryLoading loading, JdbcLinks links) {
    this.loading = loading;
    this.links = links;
  }

  List<Unfit> bring(LinkKind kind, List<Change> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    var document = JsonNodeFactory.instance.objectNode();
    var section = switch (kind) {
      case TIMEKEEPER -> document.putObject("firm").putArray("timekeepers");
      case CLIENT -> document.putArray("clients");
      case MATTER -> document.putArray("matters");
      case TASK_CODE, ACTIVITY_CODE -> throw new IllegalArgumentException("codes are not in the directory");
    };
    changes.forEach(change -> section.add(change.item()));

    var unfit = new ArrayList<Unfit>();
    var refused = new HashSet<Long>();
    for (var rejection : loading.update(document, Actor.ENGINE).rejected()) {
      var change = changes.get(index(rejection));
      refused.add(change.clioId());
      unfit.add(new Unfit(change.clioId(), "%s: %s".formatted(rejection.pointer(), rejection.detail())));
    }
    changes.stream().filter(change -> !refused.contains(change.clioId())).forEach(change -> link(kind, change));
    return unfit;
  }

  private void link(LinkKind kind, Change change) {
    if (links.ours(kind, change.clioId()).isEmpty()) {
      links.link(kind, change.clioId(), change.item().path("id").asText());
    }
    links.back(kind, change.clioId());
  }

  private static int index(Rejection rejection) {
    var index = INDEX.matcher(rejection.pointer());
    if (!index.find()) {
      throw new IllegalStateException("a rejection points at no item: " + rejection.pointer());
    }
    return Integer.parseInt(index.group(1));
  }

  /** What becomes of an item of ours, because of which record over there. */
  record Change(long clioId, ObjectNode item) {

    static Change of(Map.Entry<Long, ObjectNode> entry) {
      return new Change(entry.getKey(), entry.getValue());
    }
  }
}
