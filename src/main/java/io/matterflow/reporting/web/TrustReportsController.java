package io.matterflow.reporting.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.directory.Directory;
import io.matterflow.directory.MatterSight;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.reporting.TrustCover;
import io.matterflow.reporting.TrustRecordsPacket;
import io.matterflow.reporting.TrustReport;
import io.matterflow.reporting.TrustReport.Cell;
import io.matterflow.reporting.TrustReport.Column;
import io.matterflow.reporting.TrustReport.Table;
import io.matterflow.reporting.TrustReportPages;
import io.matterflow.reporting.TrustReports;
import io.matterflow.rest.Problem;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustAccount;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustAuthorities;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The books of trust as of any day, for those who keep, draw and audit them; an attorney reads the ledgers of their own
 * matters.
 */
@Tag(name = "Reports")
@RestController
@RequestMapping("/api/reports")
class TrustReportsController {

  private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
  private static final Role[] READ_THE_BOOKS = {
    Role.TRUST_AUTHORIZER, Role.BOOKKEEPER, Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.AUDITOR, Role.SYSTEM
  };
  private static final Role[] TAKE_THE_RECORDS = {Role.TRUST_AUTHORIZER, Role.BOOKKEEPER, Role.BILLING_ADMIN,
      Role.AUDITOR};

  private final TrustReports reports;
  private final TrustCover cover;
  private final TrustRecordsPacket packet;
  private final TrustReportPages pages;
  private final TrustAuthorities authorities;
  private final Directory directory;

  TrustReportsController(
      TrustReports reports,
      TrustCover cover,
      TrustRecordsPacket packet,
      TrustReportPages pages,
      TrustAuthorities authorities,
      Directory directory) {
    this.reports = reports;
    this.cover = cover;
    this.packet = packet;
    this.pages = pages;
    this.authorities = authorities;
    this.directory = directory;
  }

  @Operation(summary = "Show what stands on each account of the trust books as of any day")
  @GetMapping("/trust-trial-balance")
  ResponseEntity<?> trialBalance(
      @RequestParam Optional<String> account, @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> asOf,
      @RequestParam Optional<String> format, @RequestHeader HttpHeaders headers, Actor actor) {
    mayReadTheBooks(actor);
    return written(reports.trialBalance(account.map(this::account).map(TrustAccount::id), day(asOf)), Optional.empty(),
        format, headers);
  }

  @Operation(summary = "Show the receipts and disbursements of a trust account")
  @GetMapping("/trust-journal")
  ResponseEntity<?> journal(
      @RequestParam String account, @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> asOf, @RequestParam Optional<String> format,
      @RequestHeader HttpHeaders headers, Actor actor) {
    mayReadTheBooks(actor);
    var to = day(asOf);
    return written(reports.journal(account(account), from(from, to, to.withDayOfMonth(1)), to), Optional.empty(),
        format, headers);
  }

  @Operation(summary = "Show the trust ledger of a matter, or the firm's float, with the balance after each posting")
  @GetMapping("/trust-ledger")
  ResponseEntity<?> ledger(
      @RequestParam String ledger, @RequestParam Optional<String> account,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> asOf, @RequestParam Optional<String> format,
      @RequestHeader HttpHeaders headers, Actor actor) {
    var asked = Optional.of(ledger).filter(name -> !name.isBlank()).map(LedgerId::new);
    var matter = asked.flatMap(LedgerId::matter).flatMap(directory::matter);
    if (!readsTheBooks(actor) && matter.filter(known -> MatterSight.answersFor(actor, known)).isEmpty()) {
      throw noReader();
    }
    if (asked.isEmpty() || !asked.get().isFloat() && matter.isEmpty()) {
      throw Problem.notFound("ledger", ledger);
    }
    var to = day(asOf);
    return written(
        reports.ledger(asked.get(), account.map(this::account).map(TrustAccount::id), from(from, to, LocalDate.EPOCH),
            to),
        Optional.empty(), format, headers);
  }

  @Operation(summary = "Show unbilled work and unpaid invoices against what is in trust")
  @GetMapping("/trust-cover")
  ResponseEntity<?> cover(
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> asOf, @RequestParam Optional<String> currency,
      @RequestParam Optional<String> rows,
      @RequestParam Optional<String> format,
      @RequestHeader HttpHeaders headers,
      Actor actor) {
    var all = readsTheBooks(actor);
    var own = directory.matters().stream()
        .filter(matter -> all || MatterSight.answersFor(actor, matter))
        .map(matter -> matter.id())
        .toList();
    if (!all && own.isEmpty()) {
      throw noReader();
    }
    var kept = currency.map(code -> Money.currency(code).orElseThrow(() ->
    Problem.malformed("There is no report in the currency %s.".formatted(code))
        .at("/currency", "an ISO 4217 code such as USD")));
    var seen = Set.<MatterId>copyOf(own);
    return written(cover.of(day(asOf), kept.orElse(Money.USD), seen::contains), rows, format, headers);
  }

  @Operation(summary = "Take all records of a client's money in trust as one packet; that it was taken is on the trail")
  @GetMapping("/trust-records")
  ResponseEntity<?> records(
      @RequestParam String clientId, @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> asOf,
      @RequestParam Optional<String> rows,
      @RequestParam Optional<String> format,
      @RequestHeader HttpHeaders headers,
      Actor actor) {
    if (!actor.hasAny(TAKE_THE_RECORDS) && authorities.mayAuthorize(actor).isEmpty()) {
      throw Problem.forbidden("A client's trust records are for those who keep, authorize and audit them.",
          "Ask the bookkeeper for them.");
    }
    var form = ReportFormat.of(format, headers.getAccept(), ReportFormat.all());
    return Optional.of(clientId).filter(id -> !id.isBlank())
        .flatMap(id -> packet.of(new ClientId(id), day(asOf), form.name(), actor))
        .map(report -> written(report, rows, form))
        .orElseThrow(() -> Problem.notFound("client", clientId));
  }

  private void mayReadTheBooks(Actor actor) {
    if (!readsTheBooks(actor)) {
      throw noReader();
    }
  }

  private boolean readsTheBooks(Actor actor) {
    return actor.hasAny(READ_THE_BOOKS) || authorities.mayAuthorize(actor).isPresent();
  }

  private static Problem noReader() {
    return Problem.forbidden(
        "The books of trust are for those who keep, draw and audit them, and for the attorneys of a matter.",
        "Ask the bookkeeper for it.");
  }

  private TrustAccount account(String name) {
    return Optional.of(name)
        .filter(text -> text.matches(TrustAccountId.FORM))
        .map(TrustAccountId::new)
        .flatMap(reports::account)
        .orElseThrow(() -> Problem.notFound("trust account", name));
  }

  private LocalDate day(Optional<LocalDate> asked) {
    return ofThisTime(asked.orElseGet(reports::today));
  }

  private static LocalDate from(Optional<LocalDate> asked, LocalDate to, LocalDate otherwise) {
    var from = ofThisTime(asked.orElse(otherwise));
    if (from.isAfter(to)) {
      throw Problem.malformed("The span begins after its last day.").at("/from", "after the day of the report");
    }
    return from;
  }

  private static LocalDate ofThisTime(LocalDate day) {
    if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
      throw Problem.malformed("No report is as old as that, or as late.").at("/asOf", "a day of this time");
    }
    return day;
  }

  private ResponseEntity<?>
      written(TrustReport report, Optional<String> rows, Optional<String> format, HttpHeaders headers) {
    return written(report, rows, ReportFormat.of(format, headers.getAccept(), ReportFormat.all()));
  }

  private ResponseEntity<?> written(TrustReport report, Optional<String> rows, ReportFormat form) {
    var name = report.name() + "-" + report.asOf();
    return switch (form) {
      case JSON -> ResponseEntity.ok(ReportView.of(report));
      case CSV -> form.file(name, TrustReportPages.csv(tables(report, rows)).getBytes(StandardCharsets.UTF_8));
      case HTML -> form.file(name, pages.html(report).getBytes(StandardCharsets.UTF_8));
      case PDF -> form.file(name, pages.pdf(report));
    };
  }

  private static List<Table> tables(TrustReport report, Optional<String> rows) {
    var keys = report.tables().stream().map(Table::key).distinct().toList();
    if (rows.filter(name -> !keys.contains(name)).isPresent()) {
      throw Problem.malformed("The report has the tables %s.".formatted(String.join(", ", keys)))
          .at("/rows", "none of them");
    }
    return report.tables().stream().filter(table -> table.key().equals(rows.orElseGet(() -> keys.get(0)))).toList();
  }

  /** Amounts are decimals, days ISO dates; each row names its columns, and totals are rows of the same columns. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record ReportView(
      String report,
      String about,
      LocalDate asOf,
      Map<String, String> facts,
      Map<String, TableView> tables,
      Instant madeAt) {

    static ReportView of(TrustReport report) {
      var facts = new LinkedHashMap<String, String>();
      report.facts().forEach(fact -> facts.put(fact.key(), fact.value().plain()));
      var tables = new LinkedHashMap<String, TableView>();
      for (var table : report.tables()) {
        var view = tables.computeIfAbsent(table.key(), key -> new TableView(new ArrayList<>(), new ArrayList<>()));
        table.rows().forEach(row -> view.rows().add(named(table.columns(), row)));
        table.total().ifPresent(total -> view.totals().add(named(table.columns(), total)));
      }
      return new ReportView(report.name(), report.about(), report.asOf(), facts, tables, report.madeAt());
    }

    private static Map<String, String> named(List<Column> columns, List<Cell> row) {
      var named = new LinkedHashMap<String, String>();
      for (int at = 0; at < columns.size(); at++) {
        if (!row.get(at).plain().isEmpty()) {
          named.put(columns.get(at).key(), row.get(at).plain());
        }
      }
      return named;
    }
  }

  record TableView(List<Map<String, String>> rows, List<Map<String, String>> totals) {}
}
