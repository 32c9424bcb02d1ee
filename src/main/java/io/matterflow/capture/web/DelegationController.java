package io.matterflow.capture.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.capture.Delegation;
import io.matterflow.capture.DelegationId;
import io.matterflow.capture.Delegations;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.rest.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may answer one's prompts, from a day to a day. */
@Tag(name = "Time")
@RestController
@RequestMapping("/api/prompt-delegations")
class DelegationController {

  private static final int ID = 64;

  private final Delegations delegations;

  DelegationController(Delegations delegations) {
    this.delegations = delegations;
  }

  /** What one has given to others or got from them, the latest first. */
  @Operation(summary = "Who may answer whose prompts")
  @GetMapping
  Page<Shown> list(Actor actor) {
    return Page.of(delegations.of(actor).stream().map(Shown::of).toList());
  }

  @Operation(summary = "Let another person answer prompts")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Shown give(@RequestBody JsonNode body, Actor actor) {
    var members = new Members(body, "");
    var delegate = members.required("delegateId", ID);
    var from = members.date("from").orElseGet(() -> members.missing("from", LocalDate.EPOCH));
    var to = members.date("to").orElseGet(() -> members.missing("to", LocalDate.EPOCH));
    members.text("timekeeperId", ID).filter(whose -> !actor.is(new TimekeeperId(whose)))
        .ifPresent(
            another -> members.refuse("timekeeperId", "is somebody else: everybody hands over their own prompts"));
    members.requireFit();
    var given = delegations.give(new TimekeeperId(delegate), from, to, actor);
    return Shown.of(Replied.with(given, "timekeeper", actor.user()));
  }

  @Operation(summary = "End a delegation")
  @PostMapping("/{id}/revocation")
  Shown revoke(@PathVariable DelegationId id, Actor actor) {
    return Shown.of(Replied.with(delegations.revoke(id, actor), "delegation", id));
  }

  record Shown(
      String id,
      String timekeeperId,
      String delegateId,
      LocalDate from,
      LocalDate to,
      Instant givenAt,
      Optional<Instant> revokedAt) {

    static Shown of(Delegation delegation) {
      return new Shown(
          delegation.id().toString(),
          delegation.timekeeper().value(),
          delegation.delegate().value(),
          delegation.from(),
          delegation.to(),
          delegation.givenAt(),
          delegation.revokedAt());
    }
  }
}
