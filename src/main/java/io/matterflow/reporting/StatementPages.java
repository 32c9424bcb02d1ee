package io.matterflow.reporting;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Balances.Balance;
import io.matterflow.invoicing.Balances.Entry;
import io.matterflow.invoicing.ClientPapers;
import io.matterflow.invoicing.PageText;
import io.matterflow.invoicing.PdfPages;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.rest.Csv;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A statement of account as a page and as a PDF on the firm's paper, and as a table for spreadsheets. */
@Component
public class StatementPages {

  private final ClientPapers papers;
  private final Directory directory;
  private final ITemplateEngine templates;
  private final PdfPages pages;

  StatementPages(ClientPapers papers, Directory directory, ITemplateEngine templates, PdfPages pages) {
    this.papers = papers;
    this.directory = directory;
    this.templates = templates;
    this.pages = pages;
  }

  public String html(Statement statement) {
    var context = new Context(Locale.US);
    context.setVariable("sheet", sheet(statement));
    return templates.process("reporting/statement", context);
  }

  public byte[] pdf(Statement statement) {
    return pages.of(html(statement), "statement %s %s".formatted(statement.client(), statement.asOf()),
        statement.madeAt());
  }

  /**
   * The opening balance, each change with what is open after it, then what is open; money that settles nothing is
   * apart.
   */
  public static String csv(Statement statement) {
    var table = new StringBuilder(Csv.row(List.of("date", "kind", "invoice", "change", "balance", "currency")));
    var currency = statement.currency().getCurrencyCode();
    table.append(
        Csv.row(List.of(statement.from().toString(), "OPENING", "", "", statement.opening().plain(), currency)));
    statement.lines()
        .forEach(line -> table.append(Csv.row(List.of(line.entry().on().toString(), line.entry().kind().name(),
        line.entry().invoice().value(), line.entry().change().plain(), line.balance().plain(), currency))));
    table.append(
        Csv.row(List.of(statement.asOf().toString(), "CLOSING", "", "", statement.closing().plain(), currency)));
    table.append(
        Csv.row(List.of(statement.asOf().toString(), "UNAPPLIED", "", "", statement.unapplied().plain(), currency)));
    return table.toString();
  }

  StatementSheet sheet(Statement statement) {
    return new StatementSheet(
        papers.of(statement.client()),
        Wording.of(statement.from()),
        Wording.brief(statement.from()),
        Wording.of(statement.asOf()),
        statement.currency().getCurrencyCode(),
        Wording.figures(statement.opening()),
        Wording.figures(statement.charged()),
        Wording.figures(statement.settled()),
        Wording.of(statement.closing()),
        Wording.of(statement.due()),
        Optional.of(statement.disputed()).filter(Money::isPositive).map(Wording::of),
        Optional.of(statement.unapplied()).filter(Money::isPositive).map(Wording::of),
        rows(statement),
        statement.open().stream().map(invoice -> open(statement, invoice)).toList(),
        statement.buckets().entrySet().stream()
            .map(bucket -> new StatementSheet.Age(late(bucket.getKey()), Wording.figures(bucket.getValue())))
            .toList(),
        statement.otherCurrencies().stream().map(Currency::getCurrencyCode).toList());
  }

  private static String late(Basis.Age age) {
    return switch (age) {
      case CURRENT -> "Not yet due";
      case TO_30 -> "1 to 30 days late";
      case TO_60 -> "31 to 60 days";
      case TO_90 -> "61 to 90 days";
      case OVER_90 -> "Over 90 days";
    };
  }

  private List<StatementSheet.Row> rows(Statement statement) {
    var rows = new ArrayList<StatementSheet.Row>();
    statement.lines().forEach(line -> {
      var change = line.entry().change();
      rows.add(new StatementSheet.Row(
          Wording.brief(line.entry().on()),
          words(line.entry()),
          change.isPositive() ? Wording.figures(change) : "",
          change.isNegative() ? Wording.figures(change.negated()) : "",
          Wording.figures(line.balance())));
    });
    return rows;
  }

  private static String words(Entry entry) {
    var invoice = PageText.of(entry.invoice().value());
    return switch (entry.kind()) {
      case INVOICE -> "Invoice %s".formatted(invoice);
      case TAKEN_OVER -> "Invoice %s, brought forward".formatted(invoice);
      case PAID_BEFORE -> "Paid earlier on invoice %s".formatted(invoice);
      case PAYMENT -> "Payment, invoice %s".formatted(invoice);
      case PAYMENT_TAKEN_BACK -> "Payment returned, invoice %s".formatted(invoice);
      case TRUST_DRAW -> "Paid from trust, invoice %s".formatted(invoice);
      case TRUST_DRAW_RETURNED -> "Returned to trust, invoice %s".formatted(invoice);
      case TRUST_DRAW_UNPAID -> "Deposit returned, invoice %s".formatted(invoice);
      case CREDIT -> "Credit, invoice %s".formatted(invoice);
      case CHARGE -> "Charge, invoice %s".formatted(invoice);
    };
  }

  private StatementSheet.Open open(Statement statement, Balance invoice) {
    var days = Statement.BASIS.days(invoice, statement.asOf());
    return new StatementSheet.Open(
        PageText.of(invoice.number().value()),
        invoice.matter()
            .flatMap(directory::matter)
            .map(matter -> "%s, %s".formatted(matter.id(), PageText.of(matter.name()))),
        Wording.brief(invoice.invoiceDate()),
        Wording.brief(invoice.dueDate()),
        days > 0 ? "%d days".formatted(days) : "",
        Wording.figures(invoice.total()),
        Wording.figures(invoice.open()),
        invoice.disputed().isPositive());
  }
}
