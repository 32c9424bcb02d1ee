package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.TimeQuestion;
import io.matterflow.capture.TimeQuestion.Answered;
import io.matterflow.capture.TimeQuestionId;
import io.matterflow.capture.TimeQuestions;
import io.matterflow.kernel.Actor;
import io.matterflow.rest.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Whether time that came in from elsewhere is the same work as one's own: asked, and answered once. */
@Tag(name = "Time")
@RestController
class TimeQuestionController {

  private final TimeQuestions questions;

  TimeQuestionController(TimeQuestions questions) {
    this.questions = questions;
  }

  @Operation(summary = "List the open questions about time")
  @GetMapping("/api/time-questions")
  Page<Question> open(Actor actor) {
    return Page.of(questions.openFor(actor).stream().map(this::shown).toList());
  }

  @Operation(summary = "Answer a question about time that may be the same work")
  @PostMapping("/api/time-questions/{id}/answer")
  Question answer(@PathVariable TimeQuestionId id, @RequestBody JsonNode body, Actor actor) {
    var members = new Members(body, "");
    var choice = members.choice("answer", Choice.class).orElseGet(() -> members.missing("answer", Choice.KEEP_BOTH));
    if (!members.fit()) {
      throw members.problem();
    }
    return shown(Replied.with(questions.answer(id, Answered.valueOf(choice.name()), actor), "open question", id));
  }

  private Question shown(TimeQuestion question) {
    var records = questions.records(question).stream().map(record -> record.entry().id().toString()).toList();
    return new Question(
        question.id().toString(),
        question.timekeeper().value(),
        records,
        question.raisedAt(),
        question.answer());
  }

  enum Choice {
    KEEP_BOTH,
    DROP_OTHER,
    WITHDRAW_OURS
  }

  /** {@code entries} are ours, then the one from elsewhere: see {@code GET /api/time-entries/{id}}. */
  record Question(String id, String timekeeperId, List<String> entries, Instant since, Optional<Answered> answer) {}
}
