package io.matterflow.prebill.web;

import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.FixedFee;
import io.matterflow.prebill.MatterProgress;
import io.matterflow.prebill.PreBillProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what earns a fee that does not follow hours. */
@Tag(name = "Pre-bills")
@RestController
@RequestMapping("/api/matters/{matterId}")
class MatterProgressController {

  private final MatterProgress progress;
  private final VisibleMatters matters;
  private final Directory directory;

  MatterProgressController(MatterProgress progress, VisibleMatters matters, Directory directory) {
    this.progress = progress;
    this.matters = matters;
    this.directory = directory;
  }

  @Operation(summary = "Say that a milestone is reached: its part of the fixed fee is billed next")
  @ApiResponse(responseCode = "202", description = "Recorded, with what it earns")
  @PostMapping("/milestones/{milestone}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Earned milestone(
      @PathVariable String matterId,
      @PathVariable String milestone,
      @RequestBody Reached reached,
      Actor actor) {
    return Earned.of(
        PreBillProblems.valueOf(progress.reached(matters.seen(matterId, actor), milestone, reached.day(), actor)));
  }

  @Operation(summary = "Record a settlement, judgment or award of which the client pays a share")
  @ApiResponse(responseCode = "202", description = "Recorded, with what it earns")
  @PostMapping("/outcomes")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Earned outcome(@PathVariable String matterId, @RequestBody OutcomeReached reached, Actor actor) {
    var matter = matters.seen(matterId, actor);
    var currency = directory.required(matter.client()).currency();
    return Earned.of(PreBillProblems.valueOf(progress.ended(matter, reached.outcome(currency), actor)));
  }

  record Reached(Optional<LocalDate> reachedOn) {

    LocalDate day() {
      return Fields.required(reachedOn, "/reachedOn", "a day such as 2026-06-30");
    }
  }

  record OutcomeReached(
      Optional<String> reference,
      Optional<LocalDate> reachedOn,
      Optional<BigDecimal> recovery,
      Optional<BigDecimal> costs,
      Optional<String> agreement) {

    MatterProgress.Outcome outcome(Currency currency) {
      return new MatterProgress.Outcome(
          Fields.words(Fields.required(reference, "/reference", "such as the settlement's number"), Fields.LONGEST_ID,
              "/reference"),
          Fields.required(reachedOn, "/reachedOn", "a day such as 2026-06-30"),
          Fields.recovery(Fields.required(recovery, "/recovery", "an amount such as \"400000.00\""), currency,
              "/recovery"),
          costs.map(given -> Fields.recovery(given, currency, "/costs")),
          Fields.words(Fields.required(agreement, "/agreement", "where the written fee agreement is on file"),
              Fields.LONGEST_REFERENCE, "/agreement"));
    }
  }

  /** What was earned by it. */
  record Earned(
      String matterId,
      FixedFee.Kind kind,
      String occasion,
      String label,
      String amount,
      String currency,
      LocalDate reachedOn) {

    static Earned of(FixedFee fee) {
      return new Earned(fee.matter().value(), fee.kind(), fee.occasion(), fee.label(), fee.amount().plain(),
          fee.amount().currency().getCurrencyCode(), fee.date());
    }
  }
}
