package io.matterflow.trust;

import io.matterflow.invoicing.PdfPages;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.rest.Csv;
import io.matterflow.trust.ReconcilingItem.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * What a lawyer signs and an examiner reads: a reconciliation on paper and as a table. It is made of what is archived
 * and of nothing else, so that it reads the same at any later day.
 */
@Component
public class ReconciliationPackets {

  private final ITemplateEngine templates;
  private final PdfPages pages;

  ReconciliationPackets(ITemplateEngine templates, PdfPages pages) {
    this.templates = templates;
    this.pages = pages;
  }

  public String html(Reconciliation made) {
    var context = new Context(Locale.US);
    context.setVariable("sheet", Sheet.of(made));
    return templates.process("trust/packet", context);
  }

  public byte[] pdf(Reconciliation made) {
    var since = made.signature().map(Reconciliation.Signature::at).orElse(made.preparedAt());
    return pages.of(html(made), "reconciliation " + made.id(), since);
  }

  /** A row for each figure, each item and each ledger. */
  public static String csv(Reconciliation made) {
    var figures = made.figures();
    var table = new StringBuilder(
        Csv.row(List.of("part", "account", "periodEnd", "date", "ledger", "reference", "amount", "note", "evidence")));
    row(table, figures, "BANK_STATEMENT", figures.bankBalance());
    figures.items()
        .forEach(item -> table
            .append(Csv.row(List.of(item.kind().name(), figures.account().value(), figures.periodEnd().toString(),
                item.on().map(LocalDate::toString).orElse(""), item.ledger().map(LedgerId::value).orElse(""),
                item.ref().orElse(""),
        item.change().plain(), item.note().orElse(""), item.evidence().orElse("")))));
    row(table, figures, "ADJUSTED_BANK", figures.adjustedBank());
    row(table, figures, "BOOK", figures.bookBalance());
    figures.ledgers().forEach((of, balance) -> table.append(Csv.row(List.of("LEDGER", figures.account().value(),
        figures.periodEnd().toString(), "", name(of), of.code(), signed(of, balance).plain(), "", ""))));
    row(table, figures, "LEDGERS", figures.ledgersTotal());
    row(table, figures, "DIFFERENCE", figures.difference());
    note(table, figures, "PREPARED", "%s %s".formatted(made.preparedBy(), made.preparedAt()));
    made.signature().ifPresent(signature -> note(table, figures, "SIGNED", "%s %s grant %s".formatted(
        signature.lawyer(), signature.at(), signature.grant())));
    note(table, figures, "HASH", figures.hash());
    return table.toString();
  }

  private static void row(StringBuilder table, Reconciliation.Figures figures, String part, Money amount) {
    table.append(Csv.row(
        List.of(part, figures.account().value(), figures.periodEnd().toString(), "", "", "", amount.plain(), "", "")));
  }

  private static void note(StringBuilder table, Reconciliation.Figures figures, String part, String words) {
    table.append(
        Csv.row(List.of(part, figures.account().value(), figures.periodEnd().toString(), "", "", "", "", words, "")));
  }

  private static String name(ChartAccount of) {
    if (of.isLedgerOfClient()) {
      return of.ledger().value();
    }
    return of.equals(ChartAccount.FLOAT) ? LedgerId.FLOAT.value()
        : of.equals(ChartAccount.INTEREST) ? "Interest owed to the bar"
        : of.equals(ChartAccount.UNIDENTIFIED) ? "Unidentified receipts"
        : of.equals(ChartAccount.SHORTAGE) ? "Owed by the firm" : of.code();
  }

  private static Money signed(ChartAccount of, Money balance) {
    return of.equals(ChartAccount.SHORTAGE) ? balance.negated() : balance;
  }

  /** The packet in words. */
  public record Sheet(
      String account,
      String periodEnd,
      String currency,
      boolean balanced,
      String bank,
      List<Line> inTransit,
      String inTransitTotal,
      List<Line> outstanding,
      String outstandingTotal,
      List<Line> errors,
      String errorsTotal,
      String adjusted,
      String book,
      List<Line> ledgers,
      String ledgersTotal,
      String difference,
      String bookLessLedgers,
      List<String> hints,
      String preparedBy,
      Instant preparedAt,
      Optional<String> signedBy,
      Optional<Instant> signedAt,
      Optional<String> grant,
      String id,
      String hash) {

    static Sheet of(Reconciliation made) {
      var figures = made.figures();
      return new Sheet(
          figures.account().value(), Wording.of(figures.periodEnd()),
          figures.bookBalance().currency().getCurrencyCode(), figures.areBalanced(),
          Wording.of(figures.bankBalance()),
          lines(figures, Kind.IN_TRANSIT), Wording.of(figures.total(Kind.IN_TRANSIT)),
          lines(figures, Kind.OUTSTANDING), Wording.of(figures.total(Kind.OUTSTANDING)),
          lines(figures, Kind.BANK_ERROR), Wording.of(figures.total(Kind.BANK_ERROR)),
          Wording.of(figures.adjustedBank()), Wording.of(figures.bookBalance()),
          figures.ledgers().entrySet().stream()
              .map(ledger -> new Line("", name(ledger.getKey()), ledger.getKey().code(),
                  Wording.of(signed(ledger.getKey(), ledger.getValue()))))
              .toList(),
          Wording.of(figures.ledgersTotal()), Wording.of(figures.difference()), Wording.of(figures.bookLessLedgers()),
          made.hints().stream().map(hint -> hint.cause().words()).distinct().toList(),
          made.preparedBy().value(), made.preparedAt(),
          made.signature().map(signature -> signature.lawyer().value()),
          made.signature().map(Reconciliation.Signature::at),
          made.signature().map(signature -> signature.grant().toString()), made.id().toString(), figures.hash());
    }

    private static List<Line> lines(Reconciliation.Figures figures, Kind kind) {
      return figures.of(kind).stream()
          .map(item -> new Line(item.on().map(Wording::of).orElse(""),
              item.ledger().map(LedgerId::value).or(item::note).orElse(""), item.ref().or(item::evidence).orElse(""),
              Wording.of(item.amount())))
          .toList();
    }
  }

  public record Line(String date, String what, String reference, String amount) {}
}
