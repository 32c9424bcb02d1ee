package io.matterflow.prebill.web;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.prebill.BillingCycleId;
import io.matterflow.prebill.BillingCycles;
import io.matterflow.prebill.BillingCycles.Order;
import io.matterflow.prebill.Cycle;
import io.matterflow.prebill.CycleMatter;
import io.matterflow.prebill.CycleMatter.Outcome;
import io.matterflow.prebill.CycleProgress;
import io.matterflow.prebill.CycleProgress.Progress;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.PreBillProblems;
import io.matterflow.rest.Page;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Begins billing runs and tells how they go. */
@Tag(name = "Pre-bills")
@RestController
@RequestMapping("/api/billing-cycles")
class BillingCycleController {

  private static final int MOST_MATTERS = 10_000;

  private final BillingCycles cycles;
  private final CycleProgress progress;

  BillingCycleController(BillingCycles cycles, CycleProgress progress) {
    this.cycles = cycles;
    this.progress = progress;
  }

  @Operation(summary = "Close a period: compile the pre-bills of the matters due")
  @ApiResponse(responseCode = "202", description = "Begun; the address of the run is in Location")
  @PostMapping
  ResponseEntity<Started> start(@RequestBody Request request, Actor actor) {
    if (!progress.mayRun(actor)) {
      throw Problem.forbidden("Billing runs are begun by the billing coordinator or the billing admin.",
          "Ask one of them.");
    }
    var id = PreBillProblems.valueOf(cycles.request(request.order(), actor));
    return ResponseEntity.accepted().location(URI.create("/api/billing-cycles/" + id)).body(new Started(id.toString()));
  }

  @Operation(summary = "Up to which day each cycle would be billed today")
  @GetMapping("/period-ends")
  Page<PeriodEnd> periodEnds(Actor actor) {
    if (!progress.mayRead(actor)) {
      throw Problem.forbidden("Periods are closed by the billing office.",
          "Ask the billing coordinator or the billing admin.");
    }
    return Page.of(
        cycles.lastEnds().entrySet().stream().map(end -> new PeriodEnd(end.getKey(), end.getValue())).toList());
  }

  @Operation(summary = "How a billing run went")
  @GetMapping("/{cycleId}")
  Report report(@PathVariable UUID cycleId, Actor actor) {
    return Optional.of(actor)
        .filter(progress::mayRead)
        .flatMap(reader -> progress.of(new BillingCycleId(cycleId)))
        .map(Report::of)
        .orElseThrow(() -> Problem.notFound("billing cycle", cycleId));
  }

  record Request(Optional<Cycle> cycle, Optional<LocalDate> periodEnd, Optional<List<String>> matterIds) {

    Order order() {
      if (matterIds.filter(List::isEmpty).isPresent()) {
        throw Problem
            .malformed(
                "The run names no matter. Name those to be billed, or leave matterIds out to bill all that are due.")
            .at("/matterIds", "no matters");
      }
      var matters = matterIds.orElse(List.of());
      if (matters.size() > MOST_MATTERS) {
        throw Problem.malformed("One run takes at most %d named matters.".formatted(MOST_MATTERS))
            .at("/matterIds", "%d matters".formatted(matters.size()));
      }
      return new Order(
          cycle.orElseThrow(() -> Problem.malformed("A run needs a cycle.").at("/cycle", "such as MONTHLY")),
          periodEnd.orElseThrow(
              () -> Problem.malformed("A run needs the end of its period.").at("/periodEnd", "such as 2026-06-30")),
          IntStream.range(0, matters.size()).mapToObj(index -> matter(matters.get(index), index)).toList());
    }

    private static MatterId matter(String id, int index) {
      return Optional.ofNullable(id)
          .filter(given -> !given.isBlank())
          .map(MatterId::new)
          .orElseThrow(() -> Problem.malformed("A matter's id is not blank.").at("/matterIds/" + index, "blank"));
    }
  }

  record Started(String cycleId) {}

  record PeriodEnd(Cycle cycle, LocalDate periodEnd) {}

  /** The progress of a run: the counts first, then each matter with what became of it. */
  record Report(
      String cycleId,
      Cycle cycle,
      LocalDate periodEnd,
      String state,
      String requestedBy,
      Instant requestedAt,
      Optional<Instant> completedAt,
      long due,
      long compiled,
      long withExceptions,
      long nothingToBill,
      long failed,
      long notDue,
      List<OneMatter> matters) {

    static Report of(Progress progress) {
      var run = progress.run();
      var notDue = progress.count(Outcome.NOT_DUE);
      return new Report(
          run.id().toString(),
          run.cycle(),
          run.periodEnd(),
          run.state().name(),
          run.requestedBy().value(),
          run.requestedAt(),
          run.completedAt(),
          progress.matters().size() - notDue,
          progress.count(Outcome.COMPILED),
          progress.withExceptions(),
          progress.count(Outcome.NOTHING_TO_BILL),
          progress.count(Outcome.FAILED),
          notDue,
          progress.matters().stream().map(OneMatter::of).toList());
    }
  }

  record OneMatter(String matterId, Outcome outcome, String reason, Optional<String> rule, Optional<String> preBillId) {

    static OneMatter of(CycleMatter matter) {
      return new OneMatter(matter.matter().value(), matter.outcome(), matter.reason(), matter.rule(),
          matter.preBill().map(PreBillId::toString));
    }
  }
}
