package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.PromptId;
import io.matterflow.capture.SignalId;
import io.matterflow.capture.SplitWork;
import io.matterflow.capture.SplitWork.Part;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Divides the time of one activity among matters. */
@Tag(name = "Activities")
@RestController
class SplitController {

  private static final int MOST_PARTS = 20;
  private static final int MINUTES_OF_A_DAY = 24 * 60;
  private static final int NAME = 64;
  private static final int NARRATIVE = 4000;

  private final SplitWork split;

  SplitController(SplitWork split) {
    this.split = split;
  }

  @Operation(summary = "Divide the time of an activity among matters")
  @PostMapping("/api/activity-signals/{id}/split")
  Outcome split(@PathVariable SignalId id, @RequestBody JsonNode body, Actor actor) {
    if (!body.isObject()) {
      throw Problem.malformed("The body is an object with the parts.").at("", "no object");
    }
    var whole = new Members(body, "");
    var parts = whole.node("parts");
    if (!parts.isArray() || parts.size() > MOST_PARTS) {
      throw Problem.malformed("A split names its parts, at most %d.".formatted(MOST_PARTS))
          .at("/parts", "no such array");
    }
    var read = new ArrayList<Part>();
    for (var part : parts) {
      read.add(part(new Members(part, "/parts/" + read.size())));
    }
    whole.requireFit();
    return new Outcome(
        Replied.with(split.split(id, read, actor), "prompt or question", id).stream().map(PromptId::toString).toList());
  }

  private static Part part(Members members) {
    var part = new Part(
        new MatterId(members.filled("matterId", NAME).orElseGet(() -> members.missing("matterId", "?"))),
        members.whole("minutes", 1, MINUTES_OF_A_DAY).orElseGet(() -> members.missing("minutes", 1)),
        members.filled("narrative", NARRATIVE));
    if (!members.fit()) {
      throw members.problem();
    }
    return part;
  }

  /** The prompts of the parts, in their order. */
  record Outcome(List<String> promptIds) {}
}
