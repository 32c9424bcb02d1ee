package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.ActivityCapture.Receipt;
import io.matterflow.capture.IncomingActivity.EventKey;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes several signals in, within the transaction at hand. Each is matched and judged as it comes; only what leads to
 * a prompt or a question opens a case, so that the many signals that are no work cost no process instance.
 */
@Component
class SignalIntake {

  private final JdbcSignals signals;
  private final JdbcTimePrompts prompts;
  private final ClueFinder clues;
  private final Routing routing;
  private final Threads threads;
  private final JointWork jointWork;
  private final PlannedWork planned;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SignalIntake(
      JdbcSignals signals,
      JdbcTimePrompts prompts,
      ClueFinder clues,
      Routing routing,
      Threads threads,
      JointWork jointWork,
      PlannedWork planned,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.signals = signals;
    this.prompts = prompts;
    this.clues = clues;
    this.routing = routing;
    this.threads = threads;
    this.jointWork = jointWork;
    this.planned = planned;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  List<Receipt> take(List<IncomingActivity> activities, Actor sender) {
    var batch = new Batch(signals.known(activities.stream().map(IncomingActivity::event).toList()));
    for (var activity : activities) {
      batch.find(activity.event())
          .ifPresentOrElse(first -> batch.repeat(first, activity), () -> batch.add(activity, routed(activity, batch)));
    }
    signals.insert(batch.fresh, clock.instant());
    threads.keepAnswers(batch.answers);
    planned.keep(batch.tellings);
    threads.tied(batch.fresh, batch.told).forEach(batch::replace);
    batch.fresh.forEach(signal -> batch.replace(opened(batch.now(signal))));
    batch.fresh.forEach(signal -> threads.reconsiderAnswersTo(batch.now(signal)).forEach(batch::replace));
    audit.recordAll(batch.fresh.stream().map(signal -> received(batch.now(signal), sender)).toList());
    batch.again.forEach((index, activity) ->
        planned.retell(batch.order.get(index).id(), activity).ifPresent(signal -> batch.news(index, signal)));
    return receipts(batch);
  }

  private ActivitySignal routed(IncomingActivity activity, Batch batch) {
    var answers = activity.answers();
    Set<MatterId> filed = answers.isEmpty() ? Set.of() : new HashSet<>(signals.mattersOf(answers));
    answers.stream().map(batch.filed::get).filter(matter -> matter != null).forEach(filed::add);
    return routing.routed(ActivitySignal.of(activity, clues.in(activity, filed)));
  }

  /** Puts the signal's time where it belongs: into a prompt that is there, or into a case of its own. */
  private ActivitySignal opened(ActivitySignal signal) {
    if (signal.standing().state() == SignalState.PLANNED) {
      planned.await(signal);
    }
    if (!signal.needsACase()) {
      return signal;
    }
    var merged = jointWork.takeIn(signal);
    if (merged.isPresent()) {
      return merged.get();
    }
    events.publishEvent(new ActivityReceived(signal.id()));
    return signal.opened();
  }

  private static AuditEntry received(ActivitySignal signal, Actor sender) {
    return AuditEntry.of(sender, "received", "activity-signal", signal.id())
        .after("kind", signal.kind())
        .after("state", signal.standing().state());
  }

  private List<Receipt> receipts(Batch batch) {
    var ids = batch.order.stream().map(ActivitySignal::id).distinct().toList();
    var promptOf = ids.isEmpty() ? Map.<SignalId, PromptId>of() : prompts.idsOf(ids);
    var receipts = new ArrayList<Receipt>();
    for (int index = 0; index < batch.order.size(); index++) {
      var signal = batch.now(batch.order.get(index));
      var prompt = signal.standing().mergedInto().or(() -> Optional.ofNullable(promptOf.get(signal.id())));
      receipts.add(new Receipt(signal.id(), batch.repeated.get(index), signal.standing(), prompt));
    }
    return receipts;
  }

  /** The signals of one transaction in the order sent, and which of them are known from before or from each other. */
  private static final class Batch {

    private final Map<EventKey, ActivitySignal> byEvent = new HashMap<>();
    private final Map<String, ActivitySignal> byThing = new HashMap<>();
    private final Map<SignalId, ActivitySignal> now = new HashMap<>();
    private final Map<String, MatterId> filed = new HashMap<>();
    private final Map<SignalId, List<String>> answers = new HashMap<>();
    private final List<ActivitySignal> fresh = new ArrayList<>();
    private final List<ActivitySignal> order = new ArrayList<>();
    private final List<Boolean> repeated = new ArrayList<>();
    private final Map<SignalId, IncomingActivity> told = new HashMap<>();
    private final List<Telling> tellings = new ArrayList<>();
    private final Map<Integer, IncomingActivity> again = new LinkedHashMap<>();

    Batch(List<ActivitySignal> known) {
      known.forEach(this::remember);
    }

    Optional<ActivitySignal> find(EventKey event) {
      return Optional.ofNullable(byEvent.get(key(event))).or(() -> event.sameAs().map(byThing::get));
    }

    void repeat(ActivitySignal first, IncomingActivity activity) {
      if (activity.kind() == ActivityKind.CALENDAR && first.kind() == ActivityKind.CALENDAR) {
        again.put(order.size(), activity);
      }
      order.add(first);
      repeated.add(true);
    }

    /** What seemed a repeat was a newer word about the same meeting. */
    void news(int index, ActivitySignal signal) {
      repeated.set(index, false);
      replace(signal);
    }

    void add(IncomingActivity activity, ActivitySignal signal) {
      remember(signal);
      order.add(signal);
      repeated.add(false);
      fresh.add(signal);
      told.put(signal.id(), activity);
      Telling.in(activity, signal.id()).ifPresent(tellings::add);
      if (!signal.trace().equals(ActivitySignal.Trace.NONE)) {
        answers.put(signal.id(), activity.answers());
      }
      if (signal.standing().outcome().equals(Optional.of(MatchOutcome.AUTO))) {
        activity.message().ifPresent(message -> filed.put(message, signal.standing().matter().orElseThrow()));
      }
    }

    void replace(ActivitySignal signal) {
      now.put(signal.id(), signal);
    }

    ActivitySignal now(ActivitySignal signal) {
      return now.getOrDefault(signal.id(), signal);
    }

    private void remember(ActivitySignal signal) {
      byEvent.putIfAbsent(key(signal.event()), signal);
      signal.event().sameAs().ifPresent(thing -> byThing.putIfAbsent(thing, signal));
    }

    private static EventKey key(EventKey event) {
      return new EventKey(event.source(), event.eventId(), Optional.empty());
    }
  }
}
