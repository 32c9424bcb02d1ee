package io.matterflow.reporting;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.PageText;
import io.matterflow.invoicing.PdfPages;
import io.matterflow.kernel.Wording;
import io.matterflow.reporting.TrustReport.Cell;
import io.matterflow.reporting.TrustReport.Column;
import io.matterflow.reporting.TrustReport.Table;
import io.matterflow.rest.Csv;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A report on trust as a page, as a PDF and as a table for spreadsheets. */
@Component
public class TrustReportPages {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMMM d, uuuu, h:mm a z", Locale.US);

  private final Directory directory;
  private final ITemplateEngine templates;
  private final PdfPages pages;

  TrustReportPages(Directory directory, ITemplateEngine templates, PdfPages pages) {
    this.directory = directory;
    this.templates = templates;
    this.pages = pages;
  }

  public String html(TrustReport report) {
    var firm = directory.firm();
    var context = new Context(Locale.US);
    context.setVariable("report", report);
    context.setVariable("firm", PageText.of(firm.name()));
    context.setVariable("asOf", Wording.of(report.asOf()));
    context.setVariable("madeAt", MOMENT.format(report.madeAt().atZone(firm.zone())));
    return templates.process("reporting/trust", context);
  }

  public byte[] pdf(TrustReport report) {
    return pages.of(html(report), "%s %s %s".formatted(report.name(), report.about(), report.asOf()), report.madeAt());
  }

  /** Tables with the same columns, one after the other. */
  public static String csv(List<Table> tables) {
    var csv = new StringBuilder();
    if (!tables.isEmpty()) {
      csv.append(Csv.row(tables.get(0).columns().stream().map(Column::key).toList()));
    }
    for (var table : tables) {
      table.rows().forEach(row -> csv.append(line(row)));
      table.total().ifPresent(total -> csv.append(line(total)));
    }
    return csv.toString();
  }

  private static String line(List<Cell> row) {
    var cells = new ArrayList<String>();
    row.forEach(cell -> cells.add(cell.plain()));
    return Csv.row(cells);
  }
}
