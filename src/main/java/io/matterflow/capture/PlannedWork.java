package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.ActivitySignal.Standing;
import io.matterflow.kernel.Actor;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Meetings are told while they are planned, and told anew when they move, end otherwise or are called off. They wait
 * until they are over; the newest word counts, in whatever order the words come. What a person has decided stays
 * decided.
 */
@Service
public class PlannedWork {

  private static final String DID_NOT_TAKE_PLACE = "DID_NOT_TAKE_PLACE";

  private final JdbcPlannedWork planned;
  private final JdbcSignals signals;
  private final JdbcTimePrompts prompts;
  private final ClueFinder clues;
  private final Routing routing;
  private final TimeProposals proposals;
  private final PossibleDuplicates duplicates;
  private final ChangedMeetings changedMeetings;
  private final CaptureTasks tasks;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PlannedWork(
      JdbcPlannedWork planned,
      JdbcSignals signals,
      JdbcTimePrompts prompts,
      ClueFinder clues,
      Routing routing,
      TimeProposals proposals,
      PossibleDuplicates duplicates,
      ChangedMeetings changedMeetings,
      CaptureTasks tasks,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.planned = planned;
    this.signals = signals;
    this.prompts = prompts;
    this.clues = clues;
    this.routing = routing;
    this.proposals = proposals;
    this.duplicates = duplicates;
    this.changedMeetings = changedMeetings;
    this.tasks = tasks;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The first word about each event, so that the same word is known when it comes again. */
  void keep(Collection<Telling> first) {
    planned.insertFirst(first, clock.instant());
  }

  /** Has the meeting looked at again when it is over. */
  void await(ActivitySignal signal) {
    events.publishEvent(new WorkPlanned(signal.id(), signal.end()));
  }

  /** The meeting is over, unless it was moved or called off meanwhile: now it is matched like any other work. */
  @Transactional
  public void takeUp(SignalId id) {
    var signal = signals.locked(id).orElseThrow();
    if (signal.standing().state() == SignalState.PLANNED && signal.isOver(clock.instant())) {
      begun(signal, routing.routed(signal.with(Standing.of(signal.standing().timekeeper()))), "taken up");
    }
  }

  /**
   * What a further word makes of the signal; empty when it changes nothing, being a repeat or older than what is known.
   */
  Optional<ActivitySignal> retell(SignalId id, IncomingActivity activity) {
    var prompt = prompts.of(id).flatMap(known -> prompts.locked(known.id()));
    var before = signals.locked(id).orElseThrow();
    return Telling.in(activity, id)
        .filter(telling -> isOpenToNews(before, activity))
        .filter(this::isNews)
        .map(telling -> changed(before, before.retold(ActivitySignal.of(activity, clues.in(activity, Set.of()))),
            prompt));
  }

  /** What a person has set aside stays so; what is told of somebody else is not this person's meeting. */
  private static boolean isOpenToNews(ActivitySignal signal, IncomingActivity activity) {
    return signal.standing().state() != SignalState.DISMISSED
        && (signal.standing().timekeeper().equals(activity.timekeeper()) || signal.isNobodys());
  }

  private boolean isNews(Telling telling) {
    var known = planned.inForce(telling.signal());
    if (!planned.insert(telling, clock.instant()) || known.filter(telling::outdoes).isEmpty()) {
      return false;
    }
    planned.putInForce(telling);
    return known.filter(before -> before.content().equals(telling.content())).isEmpty();
  }

  private ActivitySignal changed(ActivitySignal before, ActivitySignal told, Optional<TimePrompt> prompt) {
    if (before.wasNamedByAPerson()
        || prompt.filter(decided -> !decided.isOpen() && !decided.isSignedOff()).isPresent()) {
      return before;
    }
    var again = confirmedAsBefore(before, routing.routed(told));
    var approved = prompt.filter(TimePrompt::isSignedOff);
    if (approved.isPresent()) {
      return asked(before, again, approved.get());
    }
    if (before.standing().state() == SignalState.ASKED) {
      return answered(before, again);
    }
    if (prompt.isPresent() && isWork(again)) {
      return reproposed(before, again, prompt.get());
    }
    prompt.ifPresent(open -> withdraw(open, again));
    return begun(before, again, "told again");
  }

  /** Approved time is not changed behind its timekeeper's back; that only the words are others is no question. */
  private ActivitySignal asked(ActivitySignal before, ActivitySignal again, TimePrompt approved) {
    var sameTime = again.at().equals(before.at()) && again.duration().equals(before.duration());
    if (!sameTime || !(isWork(again) || again.isInQuestion())) {
      changedMeetings.raise(again, approved);
    }
    return before;
  }

  /** A person who said which matter it is need not say it again because the time has changed. */
  private ActivitySignal confirmedAsBefore(ActivitySignal before, ActivitySignal again) {
    if (before.standing().state() != SignalState.MATCHED
        || !before.standing().outcome().equals(again.standing().outcome())
        || !again.isInQuestion()) {
      return again;
    }
    return routing.judged(again.with(again.standing().confirmed(
        before.standing().matter().orElseThrow(), before.standing().timekeeper().orElseThrow())));
  }

  private static boolean isWork(ActivitySignal signal) {
    return signal.standing().state() == SignalState.MATCHED || (signal.needsACase() && !signal.isInQuestion());
  }

  private ActivitySignal answered(ActivitySignal before, ActivitySignal again) {
    if (!again.needsACase()) {
      stored(before, again, "told again");
      tasks.matterConfirmed(before.id(), false, Actor.ENGINE);
      return waiting(again);
    }
    var opened = stored(before, again.opened(), "told again");
    if (opened.isInQuestion()) {
      tasks.questionChanged(before.id());
    } else {
      tasks.matterConfirmed(before.id(), true, Actor.ENGINE);
    }
    return opened;
  }

  private ActivitySignal reproposed(ActivitySignal before, ActivitySignal again, TimePrompt prompt) {
    var now = stored(before, again.needsACase() ? again.opened() : again, "told again");
    var retold = prompt.retold(proposals.sketch(before), proposals.sketch(now));
    var asked = retold.mayRepeat(duplicates.of(retold.span(), retold.id()));
    prompts.update(asked);
    planned.retell(asked);
    tasks.promptMoved(now.id());
    return now;
  }

  private void withdraw(TimePrompt prompt, ActivitySignal again) {
    tasks.promptWithdrawn(prompt.signal());
    if (!planned.withdraw(prompt.id())) {
      prompts.update(prompt.rejected(DID_NOT_TAKE_PLACE, clock.instant()));
    }
    audit.record(AuditEntry.of(Actor.ENGINE, "withdrawn", "time-prompt", prompt.id())
        .before("state", prompt.state())
        .after("reason", again.standing().reason())
        .after("rule", again.standing().decidedBy().map(Object::toString).orElse("")));
  }

  private ActivitySignal begun(ActivitySignal before, ActivitySignal again, String act) {
    stored(before, again, act);
    if (!again.needsACase()) {
      return waiting(again);
    }
    events.publishEvent(new ActivityReceived(again.id()));
    return signals.required(again.id());
  }

  private ActivitySignal waiting(ActivitySignal signal) {
    if (signal.standing().state() == SignalState.PLANNED) {
      await(signal);
    }
    return signal;
  }

  private ActivitySignal stored(ActivitySignal before, ActivitySignal now, String act) {
    signals.update(now);
    planned.retell(now);
    audit.record(AuditEntry.of(Actor.ENGINE, act, "activity-signal", now.id())
        .before("state", before.standing().state())
        .after("state", now.standing().state())
        .after("reason", now.standing().reason()));
    return now;
  }
}
