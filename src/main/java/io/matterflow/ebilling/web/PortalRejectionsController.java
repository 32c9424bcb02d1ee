package io.matterflow.ebilling.web;

import io.matterflow.directory.Directory;
import io.matterflow.ebilling.PortalRejectionReport;
import io.matterflow.ebilling.PortalRejectionReport.Row;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.rest.Report;
import io.matterflow.rest.Report.Days;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
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

/** The report on what portals rejected and reduced, as JSON, CSV or a page. */
@Tag(name = "Reports")
@RestController
class PortalRejectionsController {

  private static final int DAYS = 90;

  private final PortalRejectionReport report;
  private final Directory directory;
  private final ITemplateEngine templates;
  private final Clock clock;

  PortalRejectionsController(
      PortalRejectionReport report,
      Directory directory,
      ITemplateEngine templates,
      Clock clock) {
    this.report = report;
    this.directory = directory;
    this.templates = templates;
    this.clock = clock;
  }

  @Operation(
      summary = "Count what portals rejected and reduced, by client, kind, and the rule that would have found it")
  @GetMapping("/api/reports/portal-rejections")
  ResponseEntity<?> report(
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> to,
      @RequestParam Optional<String> format,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      Actor actor) {
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.LEGAL_OPS, Role.AUDITOR, Role.SYSTEM)) {
      throw Problem.forbidden("The report is for those who look after the firm's bills.",
          "Ask the billing coordinator for it.");
    }
    var days = Days.of(from, to, LocalDate.ofInstant(clock.instant(), directory.firm().zone()), DAYS);
    var rows = report.rows(days.first(), days.last());
    var cells = rows.stream()
        .map(row -> List.of(row.client(), row.portal(), row.status().name(), row.kind(), row.caughtBy(),
        String.valueOf(row.reasons()), String.valueOf(row.invoices()))).toList();
    return new Report(new Rejections(days.first(), days.last(), total(rows), rows),
        List.of("client", "portal", "status", "kind", "caughtBy", "reasons", "invoices"), cells, "ebilling/rejections",
        Map.of("from", days.first(), "to", days.last(), "total", total(rows), "rows", rows))
        .in(format, accept, templates);
  }

  private static int total(List<Row> rows) {
    return rows.stream().mapToInt(Row::reasons).sum();
  }

  record Rejections(LocalDate from, LocalDate to, int reasons, List<Row> items) {}
}
