package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.capture.ChangedMeeting.Answered;
import io.matterflow.kernel.Actor;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Time that was approved is never changed because a calendar says something else afterwards: its timekeeper is asked,
 * once for the newest word.
 */
@Service
public class ChangedMeetings {

  private static final String DID_NOT_TAKE_PLACE = "DID_NOT_TAKE_PLACE";

  private final JdbcChangedMeetings meetings;
  private final JdbcTimePrompts prompts;
  private final JdbcTimeEntries entries;
  private final TimePrompts decisions;
  private final TimeCorrections corrections;
  private final Delegations delegations;
  private final CaptureTasks tasks;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ChangedMeetings(
      JdbcChangedMeetings meetings,
      JdbcTimePrompts prompts,
      JdbcTimeEntries entries,
      TimePrompts decisions,
      TimeCorrections corrections,
      Delegations delegations,
      CaptureTasks tasks,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.meetings = meetings;
    this.prompts = prompts;
    this.entries = entries;
    this.decisions = decisions;
    this.corrections = corrections;
    this.delegations = delegations;
    this.tasks = tasks;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** As the engine's own steps read it. */
  @Transactional(readOnly = true)
  public ChangedMeeting required(SignalId signal) {
    return meetings.find(signal)
        .orElseThrow(() -> new IllegalStateException("nothing is asked about meeting " + signal));
  }

  /** The time that was approved. */
  @Transactional(readOnly = true)
  public TimePrompt approved(ChangedMeeting meeting) {
    return prompts.find(meeting.prompt()).orElseThrow();
  }

  /** The calendar's word about a meeting whose time was approved; a question that is open is about this word now. */
  void raise(ActivitySignal told, TimePrompt approved) {
    var wasOpen = meetings.find(told.id()).filter(ChangedMeeting::isOpen).isPresent();
    meetings.put(ChangedMeeting.of(told, approved.id()), clock.instant());
    audit.record(AuditEntry.of(Actor.ENGINE, "asked about", "time-prompt", approved.id())
        .after("calendar", told.calendarStatus()));
    if (!wasOpen) {
      events.publishEvent(new MeetingChanged(told.id()));
    }
  }

  @Transactional
  public Answer<ChangedMeeting> answer(SignalId signal, Answered answer, Actor actor) {
    var found = meetings.find(signal)
        .flatMap(meeting -> prompts.locked(meeting.prompt()))
        .filter(prompt -> delegations.mayAnswer(prompt.timekeeper(), actor));
    if (found.isEmpty()) {
      return new Unseen<>();
    }
    if (!required(signal).isOpen()) {
      return Refused.asStale("ALREADY_ANSWERED", "The question is answered.", "Look at the task list again.");
    }
    var refused = answer == Answered.WITHDRAW
        ? withdrawn(found.get(), actor)
        : Optional.<Refused<ChangedMeeting>>empty();
    if (refused.isPresent()) {
      return refused.get();
    }
    meetings.answer(signal, answer, actor.user());
    audit.record(AuditEntry.of(actor, "answered", "time-prompt", found.get().id()).after("answer", answer));
    tasks.meetingAnswered(signal, actor);
    return new Done<>(required(signal));
  }

  private Optional<Refused<ChangedMeeting>> withdrawn(TimePrompt prompt, Actor actor) {
    return switch (prompt.state()) {
      case OPEN -> refusalIn(decisions.reject(prompt.id(), DID_NOT_TAKE_PLACE, Optional.empty(), actor));
      case APPROVED -> refusalIn(decisions.reopen(prompt.id(), actor))
          .or(() -> refusalIn(decisions.reject(prompt.id(), DID_NOT_TAKE_PLACE, Optional.empty(), actor)));
      case POSTED -> takenAway(entries.of(prompt.id()).orElseThrow(), actor);
      case REJECTED, EXPIRED -> Optional.empty();
    };
  }

  private Optional<Refused<ChangedMeeting>> takenAway(ApprovedTime ours, Actor actor) {
    if (corrections.isUnderWay(ours.entry().id())) {
      return Optional.of(
          Refused.asStale("POSTING_UNDER_WAY", "A correction of the entry is on its way to the practice system.",
          "Answer again when it has arrived there."));
    }
    if (!entries.setAside(ours.entry().id(), DID_NOT_TAKE_PLACE)) {
      return Optional.of(Refused.asStale("ON_A_BILL", "It stands on a pre-bill already.",
          "Have its line taken off the pre-bill first, or keep it."));
    }
    audit.record(
        AuditEntry.of(actor, "set aside", "time-entry", ours.entry().id()).after("because", DID_NOT_TAKE_PLACE));
    corrections.withdraw(ours, actor);
    return Optional.empty();
  }

  private static Optional<Refused<ChangedMeeting>> refusalIn(Answer<TimePrompt> answer) {
    return answer instanceof Refused<TimePrompt> refused
        ? Optional.of(
            new Refused<>(refused.code(), Optional.empty(), refused.detail(), refused.next(), refused.stale()))
        : Optional.empty();
  }
}
