package io.matterflow.capture.web;

import io.matterflow.capture.CaptureFunnel;
import io.matterflow.capture.CaptureFunnel.Count;
import io.matterflow.kernel.Actor;
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
    var last = to.orElseGet(funnel::today);
    var first = from.orElseGet(() -> last.minusDays(DAYS));
    if (first.isAfter(last)) {
      throw Problem.malformed("The report is from one day to the same or a later one.").at("/from", "is after to");
    }
    var counts = funnel.counts(first, last);
    return switch (format.orElseGet(() -> preferred(accept))) {
      case "json" -> ResponseEntity.ok(new Report(first, last, total(counts), counts));
      case "csv" -> ResponseEntity.ok().contentType(Csv.TYPE).body(csv(counts));
      case "html" -> ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(page(first, last, counts));
      default -> throw Problem.malformed("The report comes as json, csv or html.").at("/format", "none of them");
    };
  }

  private static String preferred(String accept) {
    if (accept.startsWith(MediaType.TEXT_HTML_VALUE)) {
      return "html";
    }
    return accept.startsWith(Csv.TYPE.toString()) ? "csv" : "json";
  }

  private static int total(List<Count> counts) {
    return counts.stream().mapToInt(Count::signals).sum();
  }

  private String page(LocalDate from, LocalDate to, List<Count> counts) {
    var context = new Context();
    context.setVariable("from", from);
    context.setVariable("to", to);
    context.setVariable("total", total(counts));
    context.setVariable("counts", counts);
    return templates.process("capture/funnel", context);
  }

  private static String csv(List<Count> counts) {
    var head = "kind,source,outcome,reason,rule,age,signals\r\n";
    return counts.stream()
        .map(count -> Csv.row(List.of(count.kind().name(), count.source(), count.outcome(), count.reason(), count.rule(),
            count.age(), String.valueOf(count.signals()))))
        .collect(Collectors.joining("", head, ""));
  }

  record Report(LocalDate from, LocalDate to, int signals, List<Count> counts) {}
}
