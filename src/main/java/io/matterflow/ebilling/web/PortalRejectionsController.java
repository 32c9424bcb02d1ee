package io.matterflow.ebilling.web;

import io.matterflow.directory.Directory;
import io.matterflow.ebilling.PortalRejectionReport;
import io.matterflow.ebilling.PortalRejectionReport.Row;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Csv;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
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

/** The report on what portals rejected and reduced, as JSON, CSV or a page. */
@Tag(name = "Reports")
@RestController
class PortalRejectionsController {

  private static final int DAYS = 90;

  private final PortalRejectionReport report;
  private final Directory directory;
  private final ITemplateEngine templates;
  private final Clock clock;

  PortalRejectionsController(PortalRejectionReport report, Directory directory, ITemplateEngine templates, Clock clock) {
    this.report = report;
    this.directory = directory;
    this.templates = templates;
    this.clock = clock;
  }

  @Operation(summary = "Count what portals rejected and reduced, by client, kind, and the rule that would have found it")
  @GetMapping("/api/reports/portal-rejections")
  ResponseEntity<?> report(
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> to,
      @RequestParam Optional<String> format,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      Actor actor) {
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.LEGAL_OPS, Role.AUDITOR, Role.SYSTEM)) {
      throw Problem.forbidden("The report is for those who look after the firm's bills.", "Ask the billing coordinator for it.");
    }
    var last = to.orElseGet(() -> LocalDate.ofInstant(clock.instant(), directory.firm().zone()));
    var first = from.orElseGet(() -> last.minusDays(DAYS));
    if (first.isAfter(last)) {
      throw Problem.malformed("The report is from one day to the same or a later one.").at("/from", "is after to");
    }
    var rows = report.rows(first, last);
    return switch (format.orElseGet(() -> preferred(accept))) {
      case "json" -> ResponseEntity.ok(new Report(first, last, total(rows), rows));
      case "csv" -> ResponseEntity.ok().contentType(Csv.TYPE).body(csv(rows));
      case "html" -> ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(page(first, last, rows));
      default -> throw Problem.malformed("The report comes as json, csv or html.").at("/format", "none of them");
    };
  }

  private static String preferred(String accept) {
    if (accept.startsWith(MediaType.TEXT_HTML_VALUE)) {
      return "html";
    }
    return accept.startsWith(Csv.TYPE.toString()) ? "csv" : "json";
  }

  private static int total(List<Row> rows) {
    return rows.stream().mapToInt(Row::reasons).sum();
  }

  private String page(LocalDate from, LocalDate to, List<Row> rows) {
    var context = new Context();
    context.setVariable("from", from);
    context.setVariable("to", to);
    context.setVariable("total", total(rows));
    context.setVariable("rows", rows);
    return templates.process("ebilling/rejections", context);
  }

  private static String csv(List<Row> rows) {
    return rows.stream()
        .map(row -> Csv.row(List.of(row.client(), row.portal(), row.status().name(), row.kind(), row.caughtBy(),
            String.valueOf(row.reasons()), String.valueOf(row.invoices()))))
        .collect(Collectors.joining("", "client,portal,status,kind,caughtBy,reasons,invoices\r\n", ""));
  }

  record Report(LocalDate from, LocalDate to, int reasons, List<Row> items) {}
}
