package io.matterflow.capture.workflow;

import io.matterflow.capture.ChangedMeeting;
import io.matterflow.capture.ChangedMeeting.Answered;
import io.matterflow.capture.ChangedMeetings;
import io.matterflow.capture.SignalId;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a timekeeper says what is right of a meeting: the time that they approved, or what the calendar says now. */
@ModelTask(
    name = "Say what is right of a changed meeting",
    does = "Where a timekeeper says what is right of a meeting: the time that they approved, or what the "
        + "calendar says now.")
@Component
class AnswerChange implements TaskDesk {

  private final ChangedMeetings meetings;
  private final Titles titles;

  AnswerChange(ChangedMeetings meetings, Titles titles) {
    this.meetings = meetings;
    this.titles = titles;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var prompt = meetings.approved(meeting(task));
    return Assignment.to(prompt.timekeeper(),
        titles.of("Meeting changed?", prompt.draft().matter(), prompt.workDate()));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var meeting = meeting(task);
    var prompt = meetings.approved(meeting);
    return new TaskSheet(
        "Say whether the approved time stays.",
        "The calendar says something else since you approved the time. Nothing is changed without you; other minutes are "
            + "corrected on the time entry.",
        List.of(
            new Fact("Matter", prompt.draft().matter().value()),
            new Fact("Approved", "%s, %s minutes".formatted(
                titles.when(prompt.startedAt()), prompt.draft().minutes().map(String::valueOf).orElse("no"))),
            new Fact("Narrative", prompt.draft().narrative()),
            new Fact("The calendar says", "%s, %s".formatted(meeting.status().isEmpty() ? "planned" : meeting.status(),
                titles.when(meeting.startsAt()))),
            new Fact("Minutes now", meeting.length().map(Duration::toMinutes).map(String::valueOf).orElse("not said"))),
        List.of(new Link("self", "The prompt", "/api/time-prompts/" + prompt.id())),
        List.of(
            Choice.of(Answered.KEEP.name(), "The time stays"),
            Choice.of(Answered.WITHDRAW.name(), "It did not take place: withdraw the time")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var id = SignalId.of(task.businessKey());
    Replies.orProblem(meetings.answer(id, Answered.valueOf(outcome.outcome()), actor), id);
  }

  private ChangedMeeting meeting(TaskAtHand task) {
    return meetings.required(SignalId.of(task.businessKey()));
  }
}
