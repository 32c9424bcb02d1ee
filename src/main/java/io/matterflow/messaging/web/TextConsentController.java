package io.matterflow.messaging.web;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.TextConsents;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who has said STOP or START, and when. */
@Tag(name = "Messages")
@RestController
class TextConsentController {

  private static final int MOST = 500;

  private final TextConsents consents;

  TextConsentController(TextConsents consents) {
    this.consents = consents;
  }

  @Operation(summary = "List what owners of mobile numbers have said about text messages, newest first")
  @GetMapping("/api/text-consents")
  Changes changes(@RequestParam Optional<String> mobile, Actor actor) {
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.AUDITOR)) {
      throw Problem.forbidden("Consents are for the billing coordinator, the billing admin and the auditor.",
          "Ask one of them.");
    }
    return new Changes(consents.changes(mobile, MOST).stream()
        .map(change -> new Change(change.mobile(), change.given(), change.source(), change.at()))
        .toList());
  }

  record Changes(List<Change> items) {}

  record Change(String mobile, boolean given, TextConsents.Source source, Instant at) {}
}
