package io.matterflow.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the directory up to date with what the practice-management system says. A bad item is rejected and the rest go
 * on; an item that says what is known already changes nothing and leaves no trace, but that its trust was told again.
 */
@Service
public class DirectoryLoading {

  private final JdbcItems items;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  DirectoryLoading(JdbcItems items, AuditTrail audit, ApplicationEventPublisher events) {
    this.items = items;
    this.audit = audit;
    this.events = events;
  }

  /** Loads {@code firm}, {@code clients} and {@code matters} of the document, each of which may be absent. */
  @Transactional
  public Loaded load(JsonNode document, Actor actor) {
    return load(document, new DirectoryLoad(items, new LoadAudit(audit, actor), false));
  }

  /**
   * As {@link #load}, from a source that knows only a part of each item: members that it does not bring stay as they
   * are, and those that it brings as null go.
   */
  @Transactional
  public Loaded update(JsonNode document, Actor actor) {
    return load(document, new DirectoryLoad(items, new LoadAudit(audit, actor), true));
  }

  private Loaded load(JsonNode document, DirectoryLoad load) {
    items.lock();
    var loaded = load.of(document);
    load.news().ifPresent(events::publishEvent);
    return loaded;
  }

  /** How many items were taken, stored or known already, and which were not. */
  public record Loaded(int timekeepers, int clients, int matters, List<Rejection> rejected) {

    public Loaded {
      rejected = List.copyOf(rejected);
    }
  }

  /** An item that was not taken: the JSON pointer of the spot, and what is wrong there. */
  public record Rejection(String pointer, String detail) {}
}
