package io.matterflow.capture.workflow;

import io.matterflow.capture.ApprovedTime;
import io.matterflow.capture.TimeQuestion;
import io.matterflow.capture.TimeQuestion.Answered;
import io.matterflow.capture.TimeQuestionId;
import io.matterflow.capture.TimeQuestions;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Where a timekeeper says whether time that came in from elsewhere is work that they have approved here already. */
@ModelTask(
    name = "Say whether it is the same work",
    does = "Where a timekeeper says whether time that came in from elsewhere is work that they have approved "
        + "here already.")
@Component
class AnswerDuplicate implements TaskDesk {

  private final TimeQuestions questions;
  private final Titles titles;

  AnswerDuplicate(TimeQuestions questions, Titles titles) {
    this.questions = questions;
    this.titles = titles;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var question = question(task);
    var entry = questions.records(question).get(0).entry();
    return Assignment.to(question.timekeeper(), titles.of("Same work?", entry.matter(), entry.workDate()));
  }

  @Override
  public boolean isPersonal() {
    return true;
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var records = questions.records(question(task));
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Matter", records.get(0).entry().matter().value()));
    facts.add(new Fact("Date", records.get(0).entry().workDate().toString()));
    facts.addAll(facts("Approved here", records.get(0)));
    facts.addAll(facts("Entered in " + records.get(1).system(), records.get(1)));
    return new TaskSheet(
        "Say whether both are the same work.",
        "The time came in after yours was approved. Neither is billed before you have answered, "
            + "so that nothing is billed twice.",
        facts,
        records.stream()
            .map(record -> new Link("entry", record.system(), "/api/time-entries/" + record.entry().id()))
            .toList(),
        List.of(
            Choice.of(Answered.DROP_OTHER.name(), "The same work: drop the one from elsewhere"),
            Choice.of(Answered.WITHDRAW_OURS.name(), "The same work: withdraw ours"),
            Choice.of(Answered.KEEP_BOTH.name(), "Two pieces of work: keep both")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var id = TimeQuestionId.of(task.businessKey());
    Replies.orProblem(questions.answer(id, Answered.valueOf(outcome.outcome()), actor), id);
  }

  private static List<Fact> facts(String where, ApprovedTime time) {
    var entry = time.entry();
    return Stream.of(
            new Fact(where, "%s h".formatted(entry.hours().plain())),
            new Fact("Narrative", entry.narrative()),
            new Fact("Activity", entry.activityCode().orElse("")))
        .filter(fact -> !fact.value().isEmpty())
        .toList();
  }

  private TimeQuestion question(TaskAtHand task) {
    var id = TimeQuestionId.of(task.businessKey());
    return questions.find(id).orElseThrow(() -> new IllegalStateException("there is no question " + id));
  }
}
