package io.matterflow.trust.web;

import io.matterflow.kernel.Actor;
import io.matterflow.rest.Page;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.Replenishment;
import io.matterflow.trust.TrustRequest;
import io.matterflow.trust.TrustRequest.State;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What clients were asked for to fill their retainers up. A request is sent or dropped in its task. */
@Tag(name = "Trust")
@RestController
@RequestMapping("/api/trust/requests")
class TrustRequestsController {

  private static final int LONGEST = 500;

  private final Replenishment replenishment;
  private final TrustReaders readers;

  TrustRequestsController(Replenishment replenishment, TrustReaders readers) {
    this.replenishment = replenishment;
    this.readers = readers;
  }

  @Operation(summary = "List requests to fill retainers up, the newest first")
  @GetMapping
  Page<RequestView> list(@RequestParam Optional<String> ledger, Actor actor) {
    readers.readDrawdowns(actor);
    return Page.of(replenishment.search(ledger.filter(name -> !name.isBlank()).map(LedgerId::new), LONGEST).stream()
        .map(this::view).toList());
  }

  private RequestView view(TrustRequest request) {
    return new RequestView(
        request.id().toString(),
        request.number(),
        request.state(),
        request.state().nextAction(),
        request.account().value(),
        request.ledger().value(),
        request.minimum().plain(),
        request.balance().plain(),
        request.amount().plain(),
        replenishment.missing(request).plain(),
        request.amount().currency().getCurrencyCode(),
        request.draftedAt(),
        request.decidedBy().map(by -> by.value()),
        request.decidedAt());
  }

  record RequestView(
      String requestId,
      String number,
      State state,
      String nextAction,
      String account,
      String ledger,
      String minimum,
      String balance,
      String amount,
      String missing,
      String currency,
      Instant draftedAt,
      Optional<String> decidedBy,
      Optional<Instant> decidedAt) {}
}
