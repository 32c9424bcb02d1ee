package io.matterflow.books.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.books.PostingRunId;
import io.matterflow.books.Rebooking;
import io.matterflow.books.Rebookings;
import io.matterflow.books.Rebookings.Plan;
import io.matterflow.books.web.AccountingController.SideView;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was posted to wrong accounts is rebooked, once the table of accounts was mended. */
@Tag(name = "Books")
@RestController
@RequestMapping("/api/books/rebookings")
class RebookingsController {

  private static final int MOST_DAYS = 400;

  private final Rebookings rebookings;

  RebookingsController(Rebookings rebookings) {
    this.rebookings = rebookings;
  }

  @Operation(summary = "Show what stands in other accounts of the accounting system than accounting-map names now")
  @GetMapping
  PlanView plan(
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      Actor actor) {
    allowed(actor, Role.BOOKKEEPER, Role.BILLING_ADMIN, Role.AUDITOR);
    mustBeAPeriod(from, to);
    return PlanView.of(rebookings.plan(from, to), Optional.empty());
  }

  @Operation(summary = "Rebook it into the accounts that accounting-map names now, and post that at once")
  @PostMapping
  PlanView rebook(@Valid @RequestBody NewRebooking wish, Actor actor) {
    allowed(actor, Role.BOOKKEEPER, Role.BILLING_ADMIN);
    mustBeAPeriod(wish.from(), wish.to());
    var rebooked = rebookings.rebook(wish.from(), wish.to(), wish.reason(), actor);
    return PlanView.of(rebooked.plan(), rebooked.run());
  }

  private static void mustBeAPeriod(LocalDate from, LocalDate to) {
    var days = ChronoUnit.DAYS.between(from, to);
    if (days < 0 || days > MOST_DAYS) {
      throw Problem.malformed("A period begins before it ends and has at most %d days.".formatted(MOST_DAYS))
          .at("/from", "out of range");
    }
  }

  private static void allowed(Actor actor, Role... roles) {
    if (!actor.hasAny(roles)) {
      throw Problem.forbidden("The firm's books are kept by the bookkeeper and the billing admin.",
          "Ask the bookkeeper for it.");
    }
  }

  record NewRebooking(@NotNull LocalDate from, @NotNull LocalDate to, @NotBlank @Size(max = 2000) String reason) {}

  /** What is rebooked; entries that somebody has changed there are left to the comparison, by their keys. */
  record PlanView(
      List<RebookingView> items,
      List<String> different,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> postingId) {

    static PlanView of(Plan plan, Optional<PostingRunId> run) {
      return new PlanView(plan.rebookings().stream().map(RebookingView::of).toList(), plan.different(),
          run.map(PostingRunId::toString));
    }
  }

  record RebookingView(String key, String entry, LocalDate date, List<SideView> sides) {

    static RebookingView of(Rebooking one) {
      return new RebookingView(one.key(), one.entry().value(), one.on(),
          one.sides().stream().map(SideView::of).toList());
    }
  }
}
