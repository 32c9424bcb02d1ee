package io.matterflow.engine.web;

import io.matterflow.engine.Explanation;
import io.matterflow.engine.ExplanationRights;
import io.matterflow.engine.Explanations;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Why an automatic act happened, told to those whom it concerns. */
@Tag(name = "Operations")
@RestController
class ExplanationController {

  private final Explanations explanations;
  private final ExplanationRights rights;

  ExplanationController(Explanations explanations, ExplanationRights rights) {
    this.explanations = explanations;
    this.rights = rights;
  }

  @Operation(summary = "Why the product decided as it did")
  @GetMapping("/api/explanations/{kind}/{id}")
  Page<Explanation> why(@PathVariable String kind, @PathVariable String id, Actor actor) {
    var subject = Subject.of(kind, id);
    boolean told = rights.tells(subject, actor);
    if (!told && !rights.keepsBooksOrRules(actor)) {
      throw Problem.forbidden(
          "Decisions are explained to those who answer for the bill or the line, and to the people who keep the books and the rules.",
          "Ask the billing coordinator, the billing admin, legal ops or the auditor.");
    }
    var found = told ? explanations.of(subject) : List.<Explanation>of();
    if (found.isEmpty()) {
      throw Problem.notFound("decision about " + kind, id);
    }
    return Page.of(found);
  }
}
