package io.matterflow.capture.web;

import io.matterflow.capture.CaptureFunnel;
import io.matterflow.capture.CaptureFunnel.Count;
import io.matterflow.kernel.Actor;
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

/** The report on what was captured and what was left out: counts, as JSON, CSV or a page. */
@Tag(name = "Reports")
@RestController
class CaptureFunnelController {

  private static final int DAYS = 30;

  private final CaptureFunnel funnel;
  private final ITemplateEngine templates;

  CaptureFunnelController(CaptureFunnel funnel, ITemplateEngine templates) {
    this.funnel = funnel;
    this.templates = templates;
  }

  @Operation(summary = "Count what came in and what became of it")
  @GetMapping("/api/reports/capture-funnel")
  ResponseEntity<?> report(
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> to,
      @RequestParam Optional<String> format,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      Actor actor) {
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_PARTNER, Role.BILLING_ADMIN, Role.LEGAL_OPS, Role.AUDITOR,
        Role.SYSTEM)) {
      throw Problem.forbidden(
          "The report is for those who look after capture.", "Your own signals stand at /api/activity-signals.");
    }
    var days = Days.of(from, to, funnel.today(), DAYS);
    var counts = funnel.counts(days.first(), days.last());
    var cells = counts.stream()
        .map(count -> List.of(count.kind().name(), count.source(), count.outcome(), count.reason(),
        count.rule(), count.age(), String.valueOf(count.signals()))).toList();
    return new Report(new Funnel(days.first(), days.last(), total(counts), counts),
        List.of("kind", "source", "outcome", "reason", "rule", "age", "signals"), cells, "capture/funnel",
        Map.of("from", days.first(), "to", days.last(), "total", total(counts), "counts", counts))
        .in(format, accept, templates);
  }

  private static int total(List<Count> counts) {
    return counts.stream().mapToInt(Count::signals).sum();
  }

  record Funnel(LocalDate from, LocalDate to, int signals, List<Count> counts) {}
}
