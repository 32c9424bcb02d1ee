package io.matterflow.reporting.web;

import io.matterflow.invoicing.InvoiceReaders;
import io.matterflow.invoicing.InvoiceReaders.Sight;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.receivables.ClientMoney.Unapplied;
import io.matterflow.reporting.Ageing;
import io.matterflow.reporting.Ageing.Part;
import io.matterflow.reporting.AgeingPages;
import io.matterflow.reporting.AgeingReport;
import io.matterflow.reporting.AgeingReport.Scope;
import io.matterflow.reporting.Basis;
import io.matterflow.reporting.Basis.Age;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
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

/** What clients owe, by age, as of any day: the whole firm's, or that of the matters that the reader answers for. */
@Tag(name = "Reports")
@RestController
class AgeingController {

  private final AgeingReport report;
  private final AgeingPages pages;
  private final InvoiceReaders readers;

  AgeingController(AgeingReport report, AgeingPages pages, InvoiceReaders readers) {
    this.report = report;
    this.pages = pages;
    this.readers = readers;
  }

  @Operation(summary = "Show what clients owe by age, as of any day")
  @GetMapping("/api/reports/ar-aging")
  ResponseEntity<?> ageing(
      @RequestParam @DateTimeFormat(iso = ISO.DATE) Optional<LocalDate> asOf,
      @RequestParam Optional<Basis> basis,
      @RequestParam Optional<String> currency,
      @RequestParam(defaultValue = "clients") String rows,
      @RequestParam Optional<String> format,
      @RequestHeader HttpHeaders headers,
      Actor actor) {
    var day = asOf.orElseGet(report::today);
    var ageing = report.of(day, basis.orElse(Basis.INVOICE_DATE), currency.map(AgeingController::currency),
        scope(readers.sightOf(actor)));
    var form = ReportFormat.of(format, headers.getAccept(), ReportFormat.all());
    return switch (form) {
      case JSON -> ResponseEntity.ok(AgeingView.of(ageing));
      case CSV -> form.file("receivables-" + day, csv(ageing, rows).getBytes(StandardCharsets.UTF_8));
      case HTML -> form.file("receivables-" + day, pages.html(ageing).getBytes(StandardCharsets.UTF_8));
      case PDF -> form.file("receivables-" + day, pages.pdf(ageing));
    };
  }

  private static Scope scope(Sight sight) {
    if (sight.seesNothing()) {
      throw Problem.forbidden(
          "What clients owe is for billing, the books, and the attorneys who answer for their matters.",
          "Ask the billing admin for it.");
    }
    return new Scope((invoice, partner) -> sight.sees(invoice.matter(), invoice.client()), money -> seen(sight, money));
  }

  private static boolean seen(Sight sight, Unapplied money) {
    return sight.all() || money.client().filter(sight::seesAllOf).isPresent();
  }

  private static Currency currency(String code) {
    return Money.currency(code)
        .orElseThrow(() -> Problem.malformed("There is no report in the currency %s.".formatted(code))
        .at("/currency", "an ISO 4217 code such as USD"));
  }

  private static String csv(Ageing ageing, String rows) {
    return switch (rows) {
      case "clients" -> AgeingPages.csv(ageing);
      case "invoices" -> AgeingPages.csvOfInvoices(ageing);
    default ->
        throw Problem.malformed("The table has a row for each of clients or of invoices.").at("/rows", "neither");
    };
  }

  record AgeingView(
      LocalDate asOf,
      Basis basis,
      String currency,
      String openAr,
      String billed90,
      Optional<String> dso90,
      Map<String, String> buckets,
      String disputed,
      String unapplied,
      String excluded,
      List<ClientView> clients,
      List<PartnerView> partners,
      List<String> otherCurrencies,
      Instant madeAt) {

    static AgeingView of(Ageing ageing) {
      return new AgeingView(
          ageing.asOf(),
          ageing.basis(),
          ageing.currency().getCurrencyCode(),
          ageing.openAr().plain(),
          ageing.billed90().plain(),
          ageing.dso90().map(BigDecimal::toPlainString),
          plain(ageing.buckets()),
          ageing.disputed().plain(),
          ageing.unapplied().plain(),
          ageing.excluded().plain(),
          ageing.clients().stream().map(client -> new ClientView(client.key().value(), client.open().plain(),
              plain(client.buckets()), client.disputed().plain(),
              Optional.ofNullable(ageing.unappliedOf().get(client.key())).map(Money::plain), invoices(client)))
              .toList(),
          ageing.partners().stream().map(partner -> new PartnerView(partner.key().map(TimekeeperId::value),
              partner.open().plain(), plain(partner.buckets()), partner.disputed().plain())).toList(),
          ageing.otherCurrencies().stream().map(Currency::getCurrencyCode).toList(),
          ageing.madeAt());
    }

    private static Map<String, String> plain(Map<Age, Money> buckets) {
      var plain = new LinkedHashMap<String, String>();
      buckets.forEach((age, amount) -> plain.put(age.label(), amount.plain()));
      return plain;
    }

    private static List<InvoiceLine> invoices(Part<?> part) {
      return part.rows().stream()
          .map(row -> new InvoiceLine(row.invoice().number().value(), row.days(), row.age().label(),
          row.invoice().open().plain(), row.invoice().disputed().isPositive())).toList();
    }
  }

  record ClientView(
      String clientId, String openAr, Map<String, String> buckets, String disputed, Optional<String> unapplied,
      List<InvoiceLine> invoices) {}

  /** Without an id: invoices without a matter, of clients whose matters have several partners. */
  record PartnerView(Optional<String> partnerId, String openAr, Map<String, String> buckets, String disputed) {}

  /** An invoice with something open, so many days old; flagged where something of it is disputed. */
  record InvoiceLine(String number, long days, String bucket, String open, boolean disputed) {}
}
