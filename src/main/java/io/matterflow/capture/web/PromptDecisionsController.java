package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.Answer;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.PromptId;
import io.matterflow.capture.TimePrompt;
import io.matterflow.capture.TimePrompts;
import io.matterflow.kernel.Actor;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Many prompts answered in one request. Each line is a transaction of its own: one that fails holds up no other. */
@Tag(name = "Time")
@RestController
class PromptDecisionsController {

  private static final Logger LOG = LoggerFactory.getLogger(PromptDecisionsController.class);
  private static final int MOST = 200;
  private static final int ID = 36;

  private final TimePrompts prompts;
  private final PromptViews views;

  PromptDecisionsController(TimePrompts prompts, PromptViews views) {
    this.prompts = prompts;
    this.views = views;
  }

  @Operation(summary = "Answer many prompts at once")
  @PostMapping("/api/time-prompts/decisions")
  Results decide(@RequestBody JsonNode body, Actor actor) {
    if (!body.isArray() || body.isEmpty() || body.size() > MOST) {
      throw Problem.malformed("The request is no list of 1 to %d decisions.".formatted(MOST)).at("", "is no such list");
    }
    var results = new ArrayList<Result>();
    for (var line : body) {
      results.add(decided(new Members(line, "/" + results.size()), actor));
    }
    return new Results(results);
  }

  private Result decided(Members members, Actor actor) {
    var id = members.required("promptId", ID);
    var answer = PromptAnswer.in(members);
    var prompt = promptId(id, members);
    if (prompt.isEmpty() || !members.fit()) {
      return Result.refused(id, new Cause("MALFORMED", members.problem().pointers().stream()
          .map(fault -> fault.pointer() + " " + fault.detail())
          .reduce((one, other) -> one + "; " + other)
          .orElse(""), "Correct the line and send it again."));
    }
    try {
      return result(prompt.get(), answer.given(prompts, prompt.get(), actor), actor);
    } catch (RuntimeException failure) {
      LOG.error("the decision about prompt {} failed", id, failure);
      return new Result(id, Outcome.FAILED, Optional.empty(), Optional.of(new Cause("FAILED",
          "The decision could not be stored.", "Try this line again; if it persists, tell your administrator.")));
    }
  }

  /** A line that is refused is answered as it stands now: what is asked about it may be new. */
  private Result result(PromptId prompt, Answer<TimePrompt> answer, Actor actor) {
    var id = prompt.toString();
    if (answer instanceof Done<TimePrompt> done) {
      return new Result(id, Outcome.DONE, Optional.of(views.of(done.value())), Optional.empty());
    }
    if (answer instanceof Refused<TimePrompt> refused) {
      return new Result(id, Outcome.REFUSED, prompts.find(prompt, actor).map(views::of),
          Optional.of(new Cause(refused.code(), refused.detail(), refused.next())));
    }
    return Result.refused(id, new Cause("NOT_FOUND", "There is no such prompt that you may see.", "Check the id."));
  }

  private static Optional<PromptId> promptId(String text, Members members) {
    try {
      return Optional.of(PromptId.of(text));
    } catch (IllegalArgumentException noId) {
      members.refuse("promptId", "is no id of a prompt");
      return Optional.empty();
    }
  }

  record Results(List<Result> results) {}

  /** What became of one line, in the order sent. */
  record Result(String promptId, Outcome outcome, Optional<PromptView> prompt, Optional<Cause> problem) {

    static Result refused(String id, Cause cause) {
      return new Result(id, Outcome.REFUSED, Optional.empty(), Optional.of(cause));
    }
  }

  enum Outcome {
    DONE,
    REFUSED,
    FAILED
  }

  record Cause(String code, String detail, String next) {}
}
