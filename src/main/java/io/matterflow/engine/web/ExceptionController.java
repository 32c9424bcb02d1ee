package io.matterflow.engine.web;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.BlockedWork.Blocked;
import io.matterflow.engine.BlockedWork.Place;
import io.matterflow.engine.BlockedWork.Wanted;
import io.matterflow.engine.StoppedSteps;
import io.matterflow.kernel.Actor;
import io.matterflow.rest.Cursor;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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

  private static final int MOST = 500;
  private static final int PLACE = 4;

  private final List<BlockedWork> sources;
  private final StoppedSteps stoppedSteps;

  ExceptionController(List<BlockedWork> sources, StoppedSteps stoppedSteps) {
    this.sources = sources;
    this.stoppedSteps = stoppedSteps;
  }

  @Operation(summary = "What is blocked, whose it is, and what to do next")
  @GetMapping
  Page<Blocked> blocked(
      @RequestParam Optional<String> owner,
      @RequestParam Optional<String> kind,
      @RequestParam(defaultValue = "500") int limit,
      @RequestParam Optional<String> cursor,
      Actor actor) {
    if (limit < 1 || limit > MOST) {
      throw Problem.malformed("The limit is 1 to %d, got %d.".formatted(MOST, limit));
    }
    var wanted = new Wanted(present(owner), present(kind), present(cursor).map(ExceptionController::place), limit + 1);
    var found = sources.stream()
        .flatMap(source -> source.blockedFor(actor, wanted).stream())
        .sorted(Blocked.URGENT_FIRST)
        .limit(limit + 1)
        .toList();
    return found.size() <= limit
        ? Page.of(found)
        : new Page<>(found.subList(0, limit), cursor(Place.of(found.get(limit - 1))).text());
  }

  private static Cursor cursor(Place last) {
    return Cursor.of(String.valueOf(last.priority()), last.since().toString(), last.kind(), last.id());
  }

  private static Place place(String cursor) {
    var parts = Cursor.read(cursor, PLACE).parts();
    try {
      return new Place(Integer.parseInt(parts.get(0)), Instant.parse(parts.get(1)), parts.get(2), parts.get(PLACE - 1));
    } catch (NumberFormatException | DateTimeParseException notOurs) {
      throw Cursor.unreadable();
    }
  }

  private static Optional<String> present(Optional<String> parameter) {
    return parameter.filter(text -> !text.isBlank());
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
