package io.matterflow.engine.web;

import io.matterflow.engine.DecisionReaders;
import io.matterflow.engine.Explanation;
import io.matterflow.engine.Explanations;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Why an automatic act happened. Decisions about a person's unapproved activity are not told here: they stay with the
 * timekeeper (decision S12).
 */
@Tag(name = "Operations")
@RestController
class ExplanationController {

  private static final Set<String> KINDS_OF_BILLING =
      Set.of("billing-cycle", "pre-bill", "pre-bill-line", "invoice", "payment", "matter");

  private final Explanations explanations;
  private final List<DecisionReaders> readers;

  ExplanationController(Explanations explanations, List<DecisionReaders> readers) {
    this.explanations = explanations;
    this.readers = readers;
  }

  @Operation(summary = "Why the product decided as it did")
  @GetMapping("/api/explanations/{kind}/{id}")
  Page<Explanation> why(@PathVariable String kind, @PathVariable String id, Actor actor) {
    var subject = Subject.of(kind, id);
    if (!actor.hasAny(Role.AUDITOR, Role.BILLING_ADMIN, Role.BILLING_COORDINATOR, Role.LEGAL_OPS)
        && readers.stream().noneMatch(reader -> reader.mayRead(subject, actor))) {
      throw Problem.forbidden(
          "Decisions are explained to those who answer for the bill or the line, and to the people who keep the books and the rules.",
          "Ask the billing coordinator, the billing admin, legal ops or the auditor.");
    }
    var found = KINDS_OF_BILLING.contains(kind) ? explanations.of(subject) : List.<Explanation>of();
    if (found.isEmpty()) {
      throw Problem.notFound("decision about " + kind, id);
    }
    return Page.of(found);
  }
}
