package io.matterflow.capture.web;

import io.matterflow.capture.RejectedPrompts;
import io.matterflow.capture.RejectedPrompts.Count;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Csv;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

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
    var last = to.orElseGet(rejected::today);
    var first = from.orElseGet(() -> last.minusDays(DAYS));
    if (first.isAfter(last)) {
      throw Problem.malformed("The report is from one day to the same or a later one.").at("/from", "is after to");
    }
    var scope = scope(own, actor);
    var counts = (scope == Scope.OWN
        ? rejected.own(actor.timekeeper().orElseThrow(), first, last)
        : rejected.ofTheFirm(first, last)).stream().map(Line::of).toList();
    return switch (format.orElseGet(() -> preferred(accept))) {
      case "json" -> ResponseEntity.ok(new Report(first, last, scope, total(counts), counts));
      case "csv" -> ResponseEntity.ok().contentType(Csv.TYPE).body(csv(counts));
      case "html" -> ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(page(first, last, scope, counts));
      default -> throw Problem.malformed("The report comes as json, csv or html.").at("/format", "none of them");
    };
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

  private static String preferred(String accept) {
    if (accept.startsWith(MediaType.TEXT_HTML_VALUE)) {
      return "html";
    }
    return accept.startsWith(Csv.TYPE.toString()) ? "csv" : "json";
  }

  private static int total(List<Line> counts) {
    return counts.stream().mapToInt(Line::prompts).sum();
  }

  private String page(LocalDate from, LocalDate to, Scope scope, List<Line> counts) {
    var context = new Context();
    context.setVariable("from", from);
    context.setVariable("to", to);
    context.setVariable("own", scope == Scope.OWN);
    context.setVariable("total", total(counts));
    context.setVariable("counts", counts);
    return templates.process("capture/rejected", context);
  }

  private static String csv(List<Line> counts) {
    return counts.stream()
        .map(line -> Csv.row(List.of(line.reason(), line.kind(), line.matterId().orElse(""), String.valueOf(line.prompts()))))
        .collect(Collectors.joining("", "reason,kind,matterId,prompts\r\n", ""));
  }

  record Report(LocalDate from, LocalDate to, Scope scope, int prompts, List<Line> items) {}

  /** Without a matter the count is of several, or of private things. */
  record Line(String reason, String kind, Optional<String> matterId, int prompts) {

    static Line of(Count count) {
      return new Line(count.reason(), count.kind().name(), count.matter().map(MatterId::value), count.prompts());
    }
  }
}
