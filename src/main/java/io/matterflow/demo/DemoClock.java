package io.matterflow.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.demo.TimeTravel.Event;
import io.matterflow.demo.TimeTravel.Journey;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What time it is in the demo, and moving it on. */
@Tag(name = "Demo")
@SecurityRequirements
@Profile("demo")
@RestController
@RequestMapping("/demo/clock")
class DemoClock {

  private static final Period FURTHEST = Period.ofYears(5);
  private static final int MOST_LISTED = 500;

  private final Clock clock;
  private final TimeTravel travel;
  private final FirmZone zone;

  DemoClock(Clock clock, TimeTravel travel, FirmZone zone) {
    this.clock = clock;
    this.travel = travel;
    this.zone = zone;
  }

  @Operation(summary = "What time it is in the demo")
  @GetMapping
  Now now() {
    return new Now(local(clock.instant()), zone.now().getId());
  }

  @Operation(summary = "Move the clock on, and let happen what falls due")
  @PostMapping
  Moved move(@RequestBody Move move) {
    var now = clock.instant();
    var destination = destination(move, now);
    if (destination.isBefore(now)) {
      throw Problem.conflict("CLOCK_IN_THE_PAST",
          "It is %s in the demo already, and the clock moves forward only.".formatted(local(now)),
          "Name a later moment, or begin afresh with an empty data folder.");
    }
    if (destination.isAfter(now.atZone(zone.now()).plus(FURTHEST).toInstant())) {
      throw Problem.refused("CLOCK_TOO_FAR", "The clock moves at most five years at a time.",
          "Name an earlier moment.");
    }
    return travel.to(destination).map(this::moved).orElseThrow(() -> Problem.conflict("CLOCK_BUSY",
        "The clock is being moved, or a step is still waiting for a vendor to answer.", "Try again in a minute."));
  }

  private Instant destination(Move move, Instant now) {
    if (move.to().isPresent() == move.advance().isPresent()) {
      throw Problem.malformed("Say either how far to advance or to which moment.")
          .at("/advance", "a period or duration such as P10D or PT36H")
          .at("/to", "an instant with its offset such as 2026-07-10T08:00:00-05:00");
    }
    return move.to().map(DemoClock::moment).orElseGet(() -> advanced(move.advance().orElseThrow(), now));
  }

  private static Instant moment(String to) {
    try {
      return OffsetDateTime.parse(to).toInstant();
    } catch (DateTimeException unreadable) {
      throw Problem.malformed("The moment cannot be read.")
          .at("/to", "an instant with its offset such as 2026-07-10T08:00:00-05:00");
    }
  }

  /** Days and months are the firm's calendar days, so that ten days later it is the same time of day. */
  private Instant advanced(String advance, Instant now) {
    try {
      return advance.contains("T")
          ? now.plus(Duration.parse(advance))
          : now.atZone(zone.now()).plus(Period.parse(advance)).toInstant();
    } catch (DateTimeException | ArithmeticException unreadable) {
      throw Problem.malformed("The advance cannot be read.")
          .at("/advance", "a period or duration such as P10D or PT36H");
    }
  }

  private Moved moved(Journey journey) {
    var listed = journey.events().stream().filter(event -> !event.job().process().isEmpty()).limit(MOST_LISTED);
    return new Moved(
        local(journey.departure()),
        local(journey.now()),
        journey.complete(),
        journey.events().size(),
        journey.failures(),
        listed.map(this::fired).toList(),
        journey.complete() ? Optional.empty() : Optional.of("Much fell due: send the same request again to go on."));
  }

  private Fired fired(Event event) {
    var job = event.job();
    return new Fired(local(event.at()), job.process(), job.activity(), job.businessKey(),
        event.done() ? "DONE" : "FAILED");
  }

  private OffsetDateTime local(Instant moment) {
    return moment.atZone(zone.now()).toOffsetDateTime().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The time in the demo, in the firm's zone. */
  record Now(OffsetDateTime now, String zone) {}

  /** Either how far, or to which moment. */
  record Move(Optional<String> advance, Optional<String> to) {}

  /** What happened on the way; {@code fired} lists the steps of processes, {@code due} counts every job. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Moved(
      OffsetDateTime from,
      OffsetDateTime now,
      boolean complete,
      int due,
      long failed,
      List<Fired> fired,
      Optional<String> next) {}

  record Fired(OffsetDateTime at, String process, String activity, String businessKey, String outcome) {}
}
