package io.matterflow.prebill.web;

import io.matterflow.kernel.Actor;
import io.matterflow.prebill.MatterClosing;
import io.matterflow.prebill.PreBillProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asks whether a matter may be closed. The closing itself is an act in the practice system. */
@Tag(name = "Pre-bills")
@RestController
class MatterClosingController {

  private final MatterClosing closing;
  private final VisibleMatters matters;

  MatterClosingController(MatterClosing closing, VisibleMatters matters) {
    this.closing = closing;
    this.matters = matters;
  }

  @Operation(
      summary = "Clear a matter for closing: refused, with what is open, while it has time, costs, prompts, bills or trust")
  @ApiResponse(responseCode = "200", description = "Nothing is open: it may be closed in the practice system")
  @PostMapping("/api/matters/{matterId}/closing")
  Cleared clear(@PathVariable String matterId, Actor actor) {
    return new Cleared(PreBillProblems.valueOf(closing.clear(matters.seen(matterId, actor), actor)).value(), true);
  }

  record Cleared(String matterId, boolean cleared) {}
}
