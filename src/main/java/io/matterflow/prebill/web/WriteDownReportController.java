package io.matterflow.prebill.web;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.WriteDownReport;
import io.matterflow.prebill.WriteDownReport.Row;
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
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The report on write-downs, discounts and courtesies, as JSON or CSV. A billing partner reads their own matters. */
@Tag(name = "Reports")
@RestController
class WriteDownReportController {

  private static final int DAYS = 90;
  private static final MediaType CSV = new MediaType("text", "csv");

  private final WriteDownReport report;
  private final Directory directory;
  private final Clock clock;

  WriteDownReportController(WriteDownReport report, Directory directory, Clock clock) {
    this.report = report;
    this.directory = directory;
    this.clock = clock;
  }

  @Operation(summary = "Sum up what was billed at less or more, by reason, partner and client")
  @GetMapping("/api/reports/write-downs")
  ResponseEntity<?> report(
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> to,
      @RequestParam(defaultValue = "json") String format,
      Actor actor) {
    if (!readsAll(actor) && !actor.has(Role.BILLING_PARTNER)) {
      throw Problem.forbidden("The report is for those who answer for the firm's bills.",
          "Ask the billing admin for it.");
    }
    var last = to.orElseGet(() -> LocalDate.ofInstant(clock.instant(), directory.firm().zone()));
    var first = from.orElseGet(() -> last.minusDays(DAYS));
    var sums = report.rows(first, last, matter -> mayRead(actor, matter)).stream().map(Sum::of).toList();
    return switch (format) {
      case "json" -> ResponseEntity.ok(new Report(first, last, sums));
      case "csv" -> ResponseEntity.ok().contentType(CSV).body(csv(sums));
      default -> throw Problem.malformed("The report comes as json or csv.").at("/format", "none of them");
    };
  }

  private static boolean readsAll(Actor actor) {
    return actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.AUDITOR, Role.SYSTEM);
  }

  private static boolean mayRead(Actor actor, Matter matter) {
    return readsAll(actor) || actor.actsAs(Role.BILLING_PARTNER, matter.billingPartner());
  }

  private static String csv(List<Sum> sums) {
    return sums.stream()
        .map(sum -> Csv.row(
            List.of(sum.kind(), sum.reason(), sum.partnerId(), sum.clientId(), String.valueOf(sum.adjustments()),
            sum.amount(), sum.currency())))
        .collect(Collectors.joining("", "kind,reason,partnerId,clientId,adjustments,amount,currency\r\n", ""));
  }

  record Report(LocalDate from, LocalDate to, List<Sum> items) {}

  /** What was billed at less; an amount below zero was billed at more. */
  record Sum(
      String kind,
      String reason,
      String partnerId,
      String clientId,
      int adjustments,
      String amount,
      String currency) {

    static Sum of(Row row) {
      return new Sum(row.kind().name(), row.reason(), row.partner(), row.client(), row.adjustments(),
          row.amount().toPlainString(),
          row.currency());
    }
  }
}
