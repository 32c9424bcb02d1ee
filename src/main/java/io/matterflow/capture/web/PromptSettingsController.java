package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.PromptChoice;
import io.matterflow.capture.PromptChoices;
import io.matterflow.kernel.Actor;
import io.matterflow.rest.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How one wants to be asked about one's own time. */
@RestController
@RequestMapping("/api/prompt-settings")
class PromptSettingsController {

  private final PromptChoices choices;

  PromptSettingsController(PromptChoices choices) {
    this.choices = choices;
  }

  @GetMapping
  Settings settings(Actor actor) {
    return choices.of(actor).map(Settings::new).orElseThrow(() -> Problem.notFound("timekeeper", actor.user()));
  }

  @PutMapping
  Settings choose(@RequestBody JsonNode body, Actor actor) {
    var members = new Members(body, "");
    var mode = members.choice("mode", PromptChoice.class)
        .orElseGet(() -> members.missing("mode", PromptChoice.AUTOMATIC));
    members.requireFit();
    if (!choices.choose(mode, actor)) {
      throw Problem.notFound("timekeeper", actor.user());
    }
    return settings(actor);
  }

  record Settings(PromptChoice mode) {}
}
