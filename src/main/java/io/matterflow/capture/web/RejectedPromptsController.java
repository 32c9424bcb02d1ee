package io.matterflow.capture.web;

import io.matterflow.capture.RejectedPrompts;
import io.matterflow.capture.RejectedPrompts.Count;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.rest.Report;
import io.matterflow.rest.Report.Days;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.ITemplateEngine;

/** The report on rejected prompts, as JSON, CSV or a page: the firm's sums, or a timekeeper's own. */
@Tag(name = "Reports")
@RestController
class RejectedPromptsController {

  private static final int DAYS = 7;

  private final RejectedPrompts rejected;
  private final ITemplateEngine templates;

  RejectedPromptsController(RejectedPrompts rejected, ITemplateEngine templates) {
    this.rejected = rejected;
    this.templates = templates;
  }

  @Operation(summary = "Count rejected prompts by reason, kind and matter")
  @GetMapping("/api/reports/rejected-prompts")
  ResponseEntity<?> report(
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> to,
      @RequestParam Optional<Boolean> own,
      @RequestParam Optional<String> format,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      Actor actor) {
    var days = Days.of(from, to, rejected.today(), DAYS);
    var scope = scope(own, actor);
    var counts = (scope == Scope.OWN
        ? rejected.own(actor.timekeeper().orElseThrow(), days.first(), days.last())
        : rejected.ofTheFirm(days.first(), days.last())).stream().map(Line::of).toList();
    return new Report(new Rejected(days.first(), days.last(), scope, total(counts), counts),
        List.of("reason", "kind", "matterId", "prompts"), counts.stream().map(Line::cells).toList(), "capture/rejected",
        Map.of("from", days.first(), "to", days.last(), "own", scope == Scope.OWN, "total", total(counts), "counts",
            counts))
        .in(format, accept, templates);
  }

  /** Whose prompts are counted. */
  enum Scope {
    FIRM,
    OWN
  }

  /** Whoever may read the firm's sums gets them, unless they ask for their own. */
  private static Scope scope(Optional<Boolean> own, Actor actor) {
    var readsTheFirm = actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_PARTNER, Role.BILLING_ADMIN, Role.LEGAL_OPS,
        Role.AUDITOR, Role.SYSTEM);
    if (readsTheFirm && !own.orElse(false)) {
      return Scope.FIRM;
    }
    if (actor.timekeeper().isEmpty() || own.filter(only -> !only).isPresent()) {
      throw Problem.forbidden("Sums of the firm are for those who look after capture; your own are for timekeepers.",
          "Ask the billing coordinator or legal ops for the firm's.");
    }
    return Scope.OWN;
  }

  private static int total(List<Line> counts) {
    return counts.stream().mapToInt(Line::prompts).sum();
  }

  record Rejected(LocalDate from, LocalDate to, Scope scope, int prompts, List<Line> items) {}

  /** Without a matter the count is of several, or of private things. */
  record Line(String reason, String kind, Optional<String> matterId, int prompts) {

    static Line of(Count count) {
      return new Line(count.reason(), count.kind().name(), count.matter().map(MatterId::value), count.prompts());
    }

    private List<String> cells() {
      return List.of(reason, kind, matterId.orElse(""), String.valueOf(prompts));
    }
  }
}
