package io.matterflow.reporting.web;

import io.matterflow.invoicing.InvoiceReaders;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.reporting.Circle;
import io.matterflow.reporting.FirmFigures;
import io.matterflow.reporting.LockUp;
import io.matterflow.reporting.Realization;
import io.matterflow.reporting.WeeklyFigures;
import io.matterflow.reporting.WeeklyPages;
import io.matterflow.rest.Csv;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * How fast work becomes money, as of any day, and the weekly report as it would go out: of what the reader may read.
 */
@Tag(name = "Reports")
@RestController
class FirmFiguresController {

  private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
  private static final List<ReportFormat> TABLES = List.of(ReportFormat.JSON, ReportFormat.CSV);
  private static final List<ReportFormat> PAGES = List.of(ReportFormat.HTML, ReportFormat.PDF, ReportFormat.CSV);

  private final FirmFigures figures;
  private final WeeklyFigures weekly;
  private final WeeklyPages pages;
  private final InvoiceReaders readers;

  FirmFiguresController(FirmFigures figures, WeeklyFigures weekly, WeeklyPages pages, InvoiceReaders readers) {
    this.figures = figures;
    this.weekly = weekly;
    this.pages = pages;
    this.readers = readers;
  }

  @Operation(summary = "Show how many days of billing are locked up in work and in bills, as of any day")
  @GetMapping("/api/reports/lock-up")
  ResponseEntity<?> lockUp(
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> asOf,
      @RequestParam Optional<String> currency,
      @RequestParam Optional<String> format,
      @RequestHeader HttpHeaders headers,
      Actor actor) {
    var day = ofThisTime(asOf.orElseGet(figures::today));
    var lockUp = figures.lockUp(day, currency.map(FirmFiguresController::currency), circle(actor));
    var form = ReportFormat.of(format, headers.getAccept(), TABLES);
    return form == ReportFormat.JSON
        ? ResponseEntity.ok(LockUpView.of(lockUp))
        : form.file("lock-up-" + day, csv(LockUpView.of(lockUp)));
  }

  @Operation(summary = "Show what of the work was billed and what of the bills was paid, as of any day")
  @GetMapping("/api/reports/realization")
  ResponseEntity<?> realization(
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> asOf,
      @RequestParam Optional<String> currency,
      @RequestParam Optional<String> format,
      @RequestHeader HttpHeaders headers,
      Actor actor) {
    var day = ofThisTime(asOf.orElseGet(figures::today));
    var first = ofThisTime(from.orElseGet(() -> FirmFigures.aYearBefore(day)));
    if (first.isAfter(day)) {
      throw Problem.malformed("The span begins after its last day.").at("/from", "after the day of the report");
    }
    var realization = figures.realization(first, day, currency.map(FirmFiguresController::currency), circle(actor));
    var form = ReportFormat.of(format, headers.getAccept(), TABLES);
    return form == ReportFormat.JSON
        ? ResponseEntity.ok(RealizationView.of(realization))
        : form.file("realization-" + day, csv(RealizationView.of(realization)));
  }

  @Operation(summary = "See the weekly report of receivables as it would go out; sends nothing")
  @GetMapping("/api/reports/weekly-receivables")
  ResponseEntity<byte[]> weekly(
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> asOf,
      @RequestParam Optional<String> format,
      @RequestHeader HttpHeaders headers,
      Actor actor) {
    var report = weekly.of(ofThisTime(asOf.orElseGet(weekly::yesterday)), circle(actor));
    var form = ReportFormat.of(format, headers.getAccept(), PAGES);
    return switch (form) {
      case CSV -> form.file("weekly-" + report.asOf(), pages.csv(report).getBytes(StandardCharsets.UTF_8));
      case PDF -> form.file("weekly-" + report.asOf(), pages.pdf(report));
    case HTML, JSON ->
        ReportFormat.HTML.file("weekly-" + report.asOf(), pages.html(report).getBytes(StandardCharsets.UTF_8));
    };
  }

  private Circle circle(Actor actor) {
    var sight = readers.sightOf(actor);
    if (sight.seesNothing()) {
      throw Problem.forbidden(
          "The firm's figures are for billing, the books, and the attorneys who answer for their matters.",
          "Ask the billing admin for them.");
    }
    return Circle.of(sight);
  }

  private static LocalDate ofThisTime(LocalDate day) {
    if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
      throw Problem.malformed("No report is as old as that, or as late.").at("/asOf", "a day of this time");
    }
    return day;
  }

  private static Currency currency(String code) {
    return Money.currency(code)
        .orElseThrow(() -> Problem.malformed("There is no report in the currency %s.".formatted(code))
        .at("/currency", "an ISO 4217 code such as USD"));
  }

  private static byte[] csv(LockUpView view) {
    return table(List.of("asOf", "currency", "workInProgress", "openAr", "billed90", "wipDays", "arDays", "lockUpDays"),
        List.of(view.asOf().toString(), view.currency(), view.workInProgress(), view.openAr(), view.billed90(),
            view.wipDays().orElse(""),
            view.arDays().orElse(""), view.lockUpDays().orElse("")));
  }

  private static byte[] csv(RealizationView view) {
    return table(
        List.of("from", "asOf", "currency", "worked", "billed", "invoiced", "collected", "billingPercent",
            "collectionPercent"),
        List.of(view.from().toString(), view.asOf().toString(), view.currency(), view.worked(), view.billed(),
            view.invoiced(),
            view.collected(), view.billingPercent().orElse(""), view.collectionPercent().orElse("")));
  }

  private static byte[] table(List<String> header, List<String> row) {
    return (Csv.row(header) + Csv.row(row)).getBytes(StandardCharsets.UTF_8);
  }

  /** Without days where nothing was billed in ninety days. */
  record LockUpView(
      LocalDate asOf, String currency, String workInProgress, String openAr, String billed90, Optional<String> wipDays,
      Optional<String> arDays, Optional<String> lockUpDays, String formula) {

    static LockUpView of(LockUp lockUp) {
      return new LockUpView(lockUp.asOf(), lockUp.openAr().currency().getCurrencyCode(),
          lockUp.workInProgress().plain(),
          lockUp.openAr().plain(), lockUp.billed90().plain(), lockUp.wipDays().map(BigDecimal::toPlainString),
          lockUp.arDays().map(BigDecimal::toPlainString), lockUp.days().map(BigDecimal::toPlainString), LockUp.FORMULA);
    }
  }

  /** Without a figure where there is nothing that it is a part of. */
  record RealizationView(
      LocalDate from, LocalDate asOf, String currency, String worked, String billed, String invoiced, String collected,
      Optional<String> billingPercent, Optional<String> collectionPercent, String formula) {

    static RealizationView of(Realization realization) {
      return new RealizationView(realization.from(), realization.asOf(),
          realization.invoiced().currency().getCurrencyCode(),
          realization.worked().plain(), realization.billed().plain(), realization.invoiced().plain(),
          realization.collected().plain(),
          realization.billing().map(BigDecimal::toPlainString), realization.collection().map(BigDecimal::toPlainString),
          Realization.FORMULA);
    }
  }
}
