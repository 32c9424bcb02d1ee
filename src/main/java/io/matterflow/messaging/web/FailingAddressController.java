package io.matterflow.messaging.web;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.Addresses;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's word that an address is right, or replaced: it is no longer left alone. */
@Tag(name = "Messages")
@RestController
class FailingAddressController {

  private final Addresses addresses;

  FailingAddressController(Addresses addresses) {
    this.addresses = addresses;
  }

  @Operation(summary = "Write to an address again from which messages came back")
  @PostMapping("/api/failing-addresses/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retry(@PathVariable UUID id, Actor actor) {
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN)) {
      throw Problem.forbidden("Addresses of messages are for the billing coordinator and the billing admin.",
          "Ask one of them.");
    }
    addresses.isRight(id, actor).orElseThrow(() -> Problem.notFound("failing address", id));
  }
}
