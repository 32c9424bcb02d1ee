package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.DirectoryLoaded;
import io.matterflow.directory.Matter;
import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.prebill.Answer.Done;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The end of a matter. The practice system closes matters, so a closing there is not refused: what is left over stands
 * among the exceptions, with the responsible attorney, until it is billed or gone. Who asks here before closing is
 * refused while anything is open, and told what.
 */
@Service
public class MatterClosing implements BlockedWork {

  private static final String KIND = "closing";
  private static final int AT_ONCE = 200;

  private final JdbcClosedMatters closed;
  private final LeftOver leftOver;
  private final PreBillPeople people;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  MatterClosing(
      JdbcClosedMatters closed,
      LeftOver leftOver,
      PreBillPeople people,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.closed = closed;
    this.leftOver = leftOver;
    this.people = people;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** A matter that is open again has no end to look after. */
  @EventListener
  @Transactional
  public void on(DirectoryLoaded loaded) {
    loaded.closed().forEach(matter -> closed.insert(matter, clock.instant()));
    closed.delete(loaded.reopened());
  }

  /** Nothing is left over of these any more; work that comes later is billed by the night's completion run. */
  @Transactional
  public void forgetSettled() {
    var known = closed.all().keySet();
    var left = leftOver.of(directory.matters(known).values());
    closed.delete(known.stream().filter(matter -> !left.containsKey(matter)).toList());
  }

  /** What of the matter is left to answer or to bill, in sentences; what is in trust is none of it. */
  @Transactional(readOnly = true)
  public List<String> leftToBill(Matter matter) {
    return leftOver.toBill(List.of(matter)).getOrDefault(matter.id(), List.of());
  }

  /**
   * What of the matter's costs and fees no bill has, and whether a bill is on its way, in sentences; unanswered prompts
   * are none of it.
   */
  @Transactional(readOnly = true)
  public List<String> chargesLeft(Matter matter) {
    return leftOver.charges(List.of(matter)).getOrDefault(matter.id(), List.of());
  }

  /** The matter may be closed in the practice system; refused while anything of it is open. */
  @Transactional
  public Answer<MatterId> clear(Matter matter, Actor by) {
    if (!people.mayHold(by, matter)) {
      return Answer.refused(Refusal.NOT_YOURS_TO_CLOSE,
          "A matter is cleared for closing by its attorneys, the billing coordinator or the billing admin.");
    }
    var left = leftOver.of(List.of(matter)).getOrDefault(matter.id(), List.of());
    if (!left.isEmpty()) {
      return Answer.refused(Refusal.MATTER_NOT_SETTLED,
          "Matter %s cannot be closed yet. It has %s.".formatted(matter.id(), String.join("; ", left)));
    }
    audit.record(AuditEntry.of(by, "cleared-for-closing", "matter", matter.id()).after("status", matter.status()));
    return new Done<>(matter.id());
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor) {
    return blockedFor(actor, new Wanted(Optional.empty(), Optional.empty(), Optional.empty(), Integer.MAX_VALUE));
  }

  /** Of the matters that were asked for, some at once, until there are as many as were asked for. */
  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor, Wanted wanted) {
    if (wanted.kind().filter(kind -> !kind.equals(KIND)).isPresent()) {
      return List.of();
    }
    var since = closed.all();
    var matters = directory.matters(since.keySet());
    var asked = since.keySet().stream()
        .flatMap(id -> Optional.ofNullable(matters.get(id)).stream())
        .filter(matter -> matter.status() == Matter.Status.CLOSED && people.readsAll(actor, matter))
        .filter(matter -> wanted.takes(blocked(matter, Objects.requireNonNull(since.get(matter.id())), List.of())))
        .toList();
    var found = new ArrayList<Blocked>();
    for (var from = 0; from < asked.size() && found.size() < wanted.most(); from += AT_ONCE) {
      var some = asked.subList(from, Math.min(from + AT_ONCE, asked.size()));
      var left = leftOver.of(some);
      some.stream().filter(matter -> left.containsKey(matter.id()))
          .map(matter -> blocked(matter, Objects.requireNonNull(since.get(matter.id())),
              left.getOrDefault(matter.id(), List.of())))
          .forEach(found::add);
    }
    return found.stream().limit(wanted.most()).toList();
  }

  private static Blocked blocked(Matter matter, Instant since, List<String> left) {
    return new Blocked(
        KIND + ":" + matter.id(),
        KIND,
        Subject.of("matter", matter.id()),
        "The matter is closed in the practice system and has " + String.join("; ", left) + ".",
        matter.responsibleAttorney().value(),
        since,
        "See that it is answered, billed in the final bill, or paid back; or open the matter again in the practice system.",
        "GET /api/matters/" + matter.id());
  }
}
