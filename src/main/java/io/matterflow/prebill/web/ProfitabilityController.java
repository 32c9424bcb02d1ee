package io.matterflow.prebill.web;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Profitability.Flag;
import io.matterflow.prebill.ProfitabilityReport;
import io.matterflow.rest.Problem;
import io.matterflow.rest.Report;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
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

/**
 * The report on whether agreed fees pay, as JSON, CSV or a page. A billing partner reads the rows of their own matters.
 */
@Tag(name = "Reports")
@RestController
class ProfitabilityController {

  private static final List<String> HEAD = List.of("matterId", "matterName", "clientId", "clientName", "billingPartner",
      "arrangement", "from", "currency", "fee", "billed", "hours", "standardValue", "effectiveRate", "realization",
      "cost",
      "profit", "assumedHours", "hoursUsed", "flag");

  private final ProfitabilityReport report;
  private final Directory directory;
  private final ITemplateEngine templates;
  private final Clock clock;

  ProfitabilityController(ProfitabilityReport report, Directory directory, ITemplateEngine templates, Clock clock) {
    this.report = report;
    this.directory = directory;
    this.templates = templates;
    this.clock = clock;
  }

  @Operation(summary = "Weigh agreed fees against the hours worked for them")
  @GetMapping("/api/reports/profitability")
  ResponseEntity<?> report(
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> asOf,
      @RequestParam Optional<String> format,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      Actor actor) {
    if (!readsAll(actor) && !actor.has(Role.BILLING_PARTNER)) {
      throw Problem.forbidden("What work costs is for billing partners, the billing admin and the auditor.",
          "Ask the matter's billing partner.");
    }
    var day = asOf.orElseGet(() -> LocalDate.ofInstant(clock.instant(), directory.firm().zone()));
    var items = report.rows(day, matter -> mayRead(actor, matter)).stream().map(Item::of).toList();
    return new Report(new Profitability(day, items), HEAD, items.stream().map(Item::cells).toList(),
        "prebill/profitability",
        Map.of("asOf", day, "items", items)).in(format, accept, templates);
  }

  private static boolean readsAll(Actor actor) {
    return actor.hasAny(Role.BILLING_ADMIN, Role.AUDITOR, Role.SYSTEM);
  }

  private static boolean mayRead(Actor actor, Matter matter) {
    return readsAll(actor) || actor.actsAs(Role.BILLING_PARTNER, matter.billingPartner());
  }

  record Profitability(LocalDate asOf, List<Item> items) {}

  /**
   * A matter. {@code from} is the first day of the period that the fee is for, absent where all hours count;
   * {@code realization} and {@code hoursUsed} are in percent; without everybody's cost rate there is neither cost nor
   * profit.
   */
  record Item(
      String matterId,
      String matterName,
      String clientId,
      String clientName,
      String billingPartner,
      String arrangement,
      Optional<LocalDate> from,
      String currency,
      String fee,
      String billed,
      String hours,
      String standardValue,
      Optional<String> effectiveRate,
      Optional<String> realization,
      Optional<String> cost,
      Optional<String> profit,
      Optional<String> assumedHours,
      Optional<String> hoursUsed,
      Flag flag) {

    static Item of(ProfitabilityReport.Row row) {
      var work = row.work();
      return new Item(
          row.matter().id().value(),
          row.matter().name(),
          row.client().id().value(),
          row.client().name(),
          row.matter().billingPartner().value(),
          row.matter().billingModel(),
          row.from(),
          row.client().currency().getCurrencyCode(),
          work.fees().plain(),
          row.billed().plain(),
          work.hours().toPlainString(),
          work.standard().plain(),
          work.effectiveRate().map(Money::plain),
          work.realization().map(BigDecimal::toPlainString),
          Optional.of(work.cost().plain()).filter(cost -> row.costKnown()),
          Optional.of(work.profit().plain()).filter(profit -> row.costKnown()),
          work.assumed().map(BigDecimal::toPlainString),
          work.hoursUsed().map(BigDecimal::toPlainString),
          work.flag());
    }

    List<String> cells() {
      return List.of(matterId, matterName, clientId, clientName, billingPartner, arrangement,
          from.map(LocalDate::toString).orElse(""), currency, fee, billed, hours, standardValue,
          effectiveRate.orElse(""),
          realization.orElse(""), cost.orElse(""), profit.orElse(""), assumedHours.orElse(""), hoursUsed.orElse(""),
          flag.name());
    }
  }
}
