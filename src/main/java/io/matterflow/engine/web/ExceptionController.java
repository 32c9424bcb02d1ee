package io.matterflow.engine.web;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.BlockedWork.Blocked;
import io.matterflow.engine.StoppedSteps;
import io.matterflow.kernel.Actor;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is blocked, who owns it, since when, and what to do next; the most urgent first, then the oldest. */
@Tag(name = "Operations")
@RestController
@RequestMapping("/api/exceptions")
class ExceptionController {

  private final List<BlockedWork> sources;
  private final StoppedSteps stoppedSteps;

  ExceptionController(List<BlockedWork> sources, StoppedSteps stoppedSteps) {
    this.sources = sources;
    this.stoppedSteps = stoppedSteps;
  }

  @Operation(summary = "What is blocked, whose it is, and what to do next")
  @GetMapping
  Page<Blocked> blocked(
      @RequestParam Optional<String> owner, @RequestParam Optional<String> kind, Actor actor) {
    return Page.of(sources.stream()
        .flatMap(source -> source.blockedFor(actor).stream())
        .filter(blocked -> owner.map(blocked.owner()::equals).orElse(true))
        .filter(blocked -> kind.map(blocked.kind()::equals).orElse(true))
        .sorted(Comparator.comparing(Blocked::priority).reversed().thenComparing(Blocked::since))
        .toList());
  }

  @Operation(summary = "Try a stopped step again")
  @PostMapping("/{id}/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void retry(@PathVariable String id, Actor actor) {
    if (!stoppedSteps.retry(id, actor)) {
      throw Problem.notFound("stopped step", id);
    }
  }
}
