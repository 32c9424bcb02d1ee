package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.PromptChoice;
import io.matterflow.capture.PromptChoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.NoticeChoice;
import io.matterflow.notices.NoticeChoices;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How one wants to be asked about one's own time. */
@Tag(name = "Time")
@RestController
@RequestMapping("/api/prompt-settings")
class PromptSettingsController {

  private final PromptChoices choices;
  private final NoticeChoices notices;

  PromptSettingsController(PromptChoices choices, NoticeChoices notices) {
    this.choices = choices;
    this.notices = notices;
  }

  @Operation(summary = "How one is asked about one's own time")
  @GetMapping
  Settings settings(Actor actor) {
    var person = person(actor);
    return new Settings(choices.of(person), notices.of(person));
  }

  /** What is left out stays as it is. */
  @Operation(summary = "Choose how to be asked")
  @PutMapping
  Settings choose(@RequestBody JsonNode body, Actor actor) {
    var person = person(actor);
    var members = new Members(body, "");
    var mode = members.choice("mode", PromptChoice.class);
    var told = members.choice("notices", NoticeChoice.class);
    members.requireFit();
    mode.ifPresent(choice -> choices.choose(choice, person, actor));
    told.ifPresent(choice -> notices.choose(choice, person, actor));
    return settings(actor);
  }

  private static TimekeeperId person(Actor actor) {
    return actor.timekeeper().orElseThrow(() -> Problem.notFound("timekeeper", actor.user()));
  }

  record Settings(PromptChoice mode, NoticeChoice notices) {}
}
