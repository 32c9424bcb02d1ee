package io.matterflow.capture.web;

import io.matterflow.capture.LearnedRules;
import io.matterflow.capture.LearnedRules.Proposal;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rows of tables that people's corrections speak for. Counts and codes only, no person and no matter. */
@Tag(name = "Reports")
@RestController
class LearnedRulesController {

  private final LearnedRules learned;

  LearnedRulesController(LearnedRules learned) {
    this.learned = learned;
  }

  @Operation(summary = "List rows of tables that people's corrections speak for")
  @GetMapping("/api/rules/learned")
  Page<Row> proposals(Actor actor) {
    if (!actor.has(Role.LEGAL_OPS)) {
      throw Problem.forbidden("Rules are looked after by legal ops.", "Use a login with the role legal-ops.");
    }
    return Page.of(learned.proposals().stream().map(Row::of).toList());
  }

  record Row(
      String decision,
      Optional<String> row,
      Map<String, String> facts,
      String output,
      String suggested,
      String instead,
      int corrections,
      String text) {

    static Row of(Proposal proposal) {
      return new Row(proposal.decision(), proposal.row(), proposal.facts(), proposal.output(), proposal.suggested(),
          proposal.instead(), proposal.corrections(), proposal.text());
    }
  }
}
