package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.BillsOverThere;
import io.matterflow.capture.TimeEntries;
import io.matterflow.capture.TimeEntryId;
import io.matterflow.capture.TimeSeenThere;
import io.matterflow.engine.Effect;
import io.matterflow.engine.EffectKey;
import io.matterflow.kernel.Actor;
import io.matterflow.practice.PracticeBills;
import io.matterflow.practice.PracticeBills.BilledEntries;
import io.matterflow.practice.PracticeSystem;
import io.matterflow.prebill.BillingMark.Answered;
import io.matterflow.prebill.BillingMark.Part;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has the practice system show what was billed here: it marks the entries itself where it can be told; else one task
 * for each billing run asks a person, and ends by itself when the practice system shows all of them.
 */
@Service
public class BillingMarks {

  private final JdbcBillingMarks marks;
  private final TimeEntries entries;
  private final BillsOverThere there;
  private final PracticeSystem practice;
  private final BillingMarkTasks tasks;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BillingMarks(
      JdbcBillingMarks marks,
      TimeEntries entries,
      BillsOverThere there,
      PracticeSystem practice,
      BillingMarkTasks tasks,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.marks = marks;
    this.entries = entries;
    this.there = there;
    this.practice = practice;
    this.tasks = tasks;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The pre-bill became its invoices; what the practice system keeps of it is billed. */
  void billed(PreBillId preBill) {
    var kept = new LinkedHashMap<>(entries.keptThere(preBill.value(), practice.name()));
    if (!kept.isEmpty()) {
      endIfAllIsSeen(marks.drop(kept.keySet(), false));
      kept.keySet().removeAll(there.shown(kept.keySet()));
      ask(practice.bills().takeMarks() ? preBill.value() : marks.runOf(preBill), preBill, kept, true);
    }
  }

  /** Its invoices were voided: what is marked, or may be, is to be marked no more. */
  void unbilled(PreBillId preBill) {
    var before = marks.marked(preBill);
    var kept = entries.keptThere(preBill.value(), practice.name());
    if (!kept.isEmpty()) {
      endIfAllIsSeen(marks.drop(kept.keySet(), true));
      ask(preBill.value(), preBill, before, false);
    }
  }

  /** The practice system shows an entry as billed, or as not billed. */
  @EventListener
  void on(TimeSeenThere seen) {
    var waiting = marks.waitingFor(seen.entry(), seen.billed());
    waiting.forEach(mark -> marks.seen(mark.id(), seen.entry(), clock.instant()));
    endIfAllIsSeen(waiting);
  }

  @Transactional(readOnly = true)
  public Optional<BillingMark> find(BillingMarkId id) {
    return marks.find(id);
  }

  /** By invoice, in the order of matters. */
  @Transactional(readOnly = true)
  public List<Part> parts(BillingMarkId id) {
    return marks.parts(id);
  }

  /** The name of the practice system in which it is to be done. */
  public String system() {
    return practice.name();
  }

  /** A person has seen to it over there; false when nothing of it was left to do. */
  @Transactional
  public boolean done(BillingMarkId id, Actor by) {
    return end(id, Answered.SAID, by);
  }

  /** What leaves the house. */
  @Transactional(readOnly = true)
  public MarkEffect marking(BillingMarkId id) {
    var mark = marks.find(id).orElseThrow(() -> new IllegalStateException("there is no billing mark " + id));
    var key = EffectKey.of("billing-mark", id);
    var mentions = List.copyOf(marks.entries(id).values());
    return new MarkEffect(key, new Marking(practice.bills(), new BilledEntries(key.value(), mentions, mark.billed())));
  }

  /** The practice system took it. */
  @Transactional
  public void marked(BillingMarkId id) {
    answered(id, Answered.MARKED, Actor.ENGINE);
  }

  public record MarkEffect(EffectKey key, Effect effect) {}

  private void ask(UUID run, PreBillId preBill, Map<TimeEntryId, String> kept, boolean billed) {
    if (kept.isEmpty()) {
      return;
    }
    var byHand = !practice.bills().takeMarks();
    var joined = byHand ? marks.open(run, billed) : Optional.<BillingMark>empty();
    var mark = joined.orElseGet(() ->
        new BillingMark(BillingMarkId.next(), run, billed, byHand, clock.instant(), Optional.empty()));
    if (joined.isEmpty()) {
      marks.insert(mark);
    }
    marks.add(mark.id(), preBill, kept);
    audit.record(AuditEntry.of(Actor.ENGINE, billed ? "to be marked" : "to be unmarked", "pre-bill", preBill)
        .after("mark", mark.id())
        .after("entries", kept.size())
        .after("system", practice.name()));
    if (joined.isEmpty()) {
      events.publishEvent(new BillingMarkOpened(mark.id(), byHand));
    }
  }

  private void endIfAllIsSeen(List<BillingMark> some) {
    some.stream()
        .filter(BillingMark::byHand)
        .filter(mark -> marks.isAllSeen(mark.id()))
        .forEach(mark -> end(mark.id(), Answered.SEEN, Actor.ENGINE));
  }

  private boolean end(BillingMarkId id, Answered answer, Actor by) {
    var ended = answered(id, answer, by);
    if (ended) {
      tasks.marked(id, by);
    }
    return ended;
  }

  private boolean answered(BillingMarkId id, Answered answer, Actor by) {
    var answered = marks.answer(id, answer, by.user(), clock.instant());
    if (answered) {
      audit.record(AuditEntry.of(by, "answered", "billing-mark", id).after("answer", answer));
    }
    return answered;
  }

  /** Marks them there, and asks by our reference after a doubt. */
  private record Marking(PracticeBills bills, BilledEntries entries) implements Effect {

    @Override
    public String send() {
      return bills.mark(entries);
    }

    @Override
    public Finding ask() {
      return bills.find(entries.reference());
    }
  }
}
