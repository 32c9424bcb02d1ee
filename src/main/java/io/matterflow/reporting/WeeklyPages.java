package io.matterflow.reporting;

import io.matterflow.invoicing.PdfPages;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The weekly report as the page of a mail, as plain text and as a PDF of one page. The charts are cells of a table:
 * every mail program shows them, also one that shows no pictures.
 */
@Component
public class WeeklyPages {

  private final WeeklySheets sheets;
  private final ITemplateEngine templates;
  private final PdfPages pages;

  WeeklyPages(WeeklySheets sheets, ITemplateEngine templates, PdfPages pages) {
    this.sheets = sheets;
    this.templates = templates;
    this.pages = pages;
  }

  public String html(WeeklyReport report) {
    var context = new Context(Locale.US);
    context.setVariable("sheet", sheets.of(report));
    return templates.process("reporting/weekly", context);
  }

  public byte[] pdf(WeeklyReport report) {
    return pages.of(html(report), "weekly report " + report.asOf(), report.now().madeAt());
  }

  public String csv(WeeklyReport report) {
    return AgeingPages.csvOfInvoices(report.now());
  }

  String subject(WeeklyReport report) {
    var sheet = sheets.of(report);
    return "Receivables as of %s: %s open, %s".formatted(sheet.asOf(), sheet.open(),
        sheet.whose().toLowerCase(Locale.US));
  }

  public String text(WeeklyReport report) {
    var sheet = sheets.of(report);
    var text = new StringBuilder("Receivables as of %s. %s, in %s.\n\nOpen: %s, %s.\n".formatted(
        sheet.asOf(), sheet.whose(), sheet.currency(), sheet.open(), sheet.change()));
    section(text, "By age",
        sheet.ages().stream()
            .map(bar -> "%s: %s (%s)".formatted(bar.label(), bar.amount(), bar.share()))
        .collect(Collectors.joining("\n")));
    section(text, "What moved", sheet.moves().stream().map(move -> "%s: %s".formatted(move.label(), move.amount()))
        .collect(Collectors.joining("\n")));
    section(text, "Largest overdue", sheet.overdue().isEmpty() ? "Nothing is overdue." : sheet.overdue().stream()
        .map(one -> "Invoice %s, %s: %s, %s days late. %s. %s".formatted(
            one.number(), one.client(), one.open(), one.daysLate(), one.owner(), one.next()))
        .collect(Collectors.joining("\n")));
    section(text, "How fast work becomes money", sheet.figures().stream()
        .map(figure -> "%s: %s".formatted(figure.label(), figure.value())).collect(Collectors.joining("\n")));
    section(text, "DSO week by week",
        sheet.trend().stream()
            .map(week -> "%s: %s".formatted(week.label(), week.amount()))
        .collect(Collectors.joining("\n")));
    section(text, "How it is reckoned", String.join("\n", sheet.formulas()));
    return text.append("\nThe same as PDF, and every open invoice as a table, is attached.\n").toString();
  }

  private static void section(StringBuilder text, String title, String words) {
    text.append('\n').append(title).append('\n').append(words).append('\n');
  }
}
