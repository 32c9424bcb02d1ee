package io.matterflow.reporting;

import io.matterflow.invoicing.PdfPages;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.reporting.Basis.Age;
import io.matterflow.rest.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The ageing as a page, as a PDF and as a table for spreadsheets. */
@Component
public class AgeingPages {

  private static final String TITLE = "Receivables by age";

  private final AgeingSheets sheets;
  private final ITemplateEngine templates;
  private final PdfPages pages;

  AgeingPages(AgeingSheets sheets, ITemplateEngine templates, PdfPages pages) {
    this.sheets = sheets;
    this.templates = templates;
    this.pages = pages;
  }

  public String html(Ageing ageing) {
    var context = new Context(Locale.US);
    context.setVariable("sheet", sheets.of(ageing, TITLE));
    return templates.process("reporting/ageing", context);
  }

  public byte[] pdf(Ageing ageing) {
    return pages.of(html(ageing), "ageing " + ageing.asOf(), ageing.madeAt());
  }

  /** A row for each client, then what they add up to; what is in no bucket has rows of its own. */
  public static String csv(Ageing ageing) {
    var table = new StringBuilder(Csv.row(header(ageing)));
    ageing.clients()
        .forEach(client -> table.append(Csv.row(cells(client.key().value(), client.buckets()
            .values().stream()
        .toList(), client.open(), client.disputed()))));
    table.append(Csv.row(cells("TOTAL", List.copyOf(ageing.buckets().values()), ageing.openAr(), ageing.disputed())));
    table.append(line("UNAPPLIED", ageing, ageing.unapplied()));
    table.append(line("EXCLUDED", ageing, ageing.excluded()));
    return table.toString();
  }

  /** A row for each invoice. */
  public static String csvOfInvoices(Ageing ageing) {
    return ageing.rows().stream()
        .map(row -> Csv.row(List.of(row.invoice().client().value(), row.invoice().number().value(),
            row.invoice().matter().map(Object::toString).orElse(""), row.partner().map(TimekeeperId::value).orElse(""),
            row.invoice().invoiceDate().toString(), row.invoice().dueDate().toString(), String.valueOf(row.days()),
            row.age().label(), row.invoice().total().plain(), row.invoice().open().plain(),
            row.invoice().disputed().plain(),
            ageing.currency().getCurrencyCode())))
        .collect(Collectors.joining("",
            Csv.row(List.of("clientId", "invoice", "matterId", "partnerId", "invoiceDate", "dueDate",
            "days", "bucket", "total", "open", "disputed", "currency")), ""));
  }

  private static List<String> header(Ageing ageing) {
    var header = new ArrayList<>(List.of("clientId"));
    ageing.basis().ages().stream().map(Age::label).forEach(header::add);
    header.addAll(List.of("open", "disputed"));
    return header;
  }

  private static List<String> cells(String name, List<Money> buckets, Money open, Money disputed) {
    var cells = new ArrayList<>(List.of(name));
    buckets.stream().map(Money::plain).forEach(cells::add);
    cells.addAll(List.of(open.plain(), disputed.plain()));
    return cells;
  }

  private static String line(String name, Ageing ageing, Money amount) {
    var cells = new ArrayList<>(List.of(name));
    ageing.basis().ages().forEach(age -> cells.add(""));
    cells.addAll(List.of(amount.plain(), ""));
    return Csv.row(cells);
  }
}
