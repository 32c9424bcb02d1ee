package io.matterflow.trust.web;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.matterflow.trust.Closing;
import io.matterflow.trust.Closing.State;
import io.matterflow.trust.Closings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Matters on their way to their end: what is left over is settled, the balance goes back, and an attorney signs. */
@Tag(name = "Trust")
@RestController
@RequestMapping("/api/trust/closings")
class ClosingsController {

  private static final int LONGEST = 500;

  private final Closings closings;
  private final Directory directory;
  private final TrustReaders readers;

  ClosingsController(Closings closings, Directory directory, TrustReaders readers) {
    this.closings = closings;
    this.directory = directory;
    this.readers = readers;
  }

  @Operation(summary = "Begin the end of a matter: what is left in trust goes back to the payee")
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  ClosingView ask(@Valid @RequestBody NewClosing request, Actor actor) {
    var matter = directory.matter(new MatterId(request.matterId()))
        .filter(known -> TrustReaders.answersFor(actor, known))
        .orElseThrow(() -> Problem.forbidden(
            "A matter's end is begun by its attorneys, the billing coordinator or the billing admin.",
            "Ask one of them, and check the matter's number."));
    return view(closings.ask(matter, request.payee(), actor).orElseThrow(() -> Problem.conflict("CLOSING_ALREADY",
        "Matter %s is on its way to its end.".formatted(matter.id()), "Look at its open closing.")));
  }

  @Operation(summary = "List closings, the newest first")
  @GetMapping
  Page<ClosingView> list(@RequestParam Optional<String> matterId, Actor actor) {
    var matter = matterId.filter(id -> !id.isBlank()).map(MatterId::new);
    readers.readMatter(actor, matter);
    return Page.of(closings.search(matter, LONGEST).stream().map(this::view).toList());
  }

  private ClosingView view(Closing closing) {
    var isOpen = closing.state() == State.ASKED;
    return new ClosingView(closing.id().toString(), closing.matter().value(), closing.payee(), closing.state(),
        closing.state().nextAction(), closing.askedBy().value(), closing.askedAt(),
        isOpen ? closings.pieces(closing.id()) : List.of(), isOpen ? closings.underWay(closing.id()) : List.of());
  }

  record NewClosing(@NotBlank @Size(max = 64) String matterId, @NotBlank @Size(max = 200) String payee) {}

  record ClosingView(
      String closingId,
      String matterId,
      String payee,
      State state,
      String nextAction,
      String askedBy,
      Instant askedAt,
      List<String> open,
      List<String> underWay) {}
}
