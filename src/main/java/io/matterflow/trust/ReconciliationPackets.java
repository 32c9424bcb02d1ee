package io.matterflow.trust;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.PdfPages;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.kernel.Wording;
import io.matterflow.rest.Csv;
import io.matterflow.trust.JdbcShownItems.Shown;
import io.matterflow.trust.Reconciliation.Figures;
import io.matterflow.trust.ReconciliationSheet.Line;
import io.matterflow.trust.ReconciliationSheet.Signed;
import io.matterflow.trust.ReconcilingItem.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * What a lawyer signs and an examiner reads: a reconciliation on paper and as a table. Its figures and items are those
 * of the archive and of rows that are never changed; people, clients and matters bear the names of today.
 */
@Component
public class ReconciliationPackets {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMMM d, uuuu, h:mm a z", Locale.US);

  private final ITemplateEngine templates;
  private final PdfPages pages;
  private final JdbcShownItems shown;
  private final TrustAccounts accounts;
  private final JdbcTrustAuthorities grants;
  private final Directory directory;

  ReconciliationPackets(
      ITemplateEngine templates,
      PdfPages pages,
      JdbcShownItems shown,
      TrustAccounts accounts,
      JdbcTrustAuthorities grants,
      Directory directory) {
    this.templates = templates;
    this.pages = pages;
    this.shown = shown;
    this.accounts = accounts;
    this.grants = grants;
    this.directory = directory;
  }

  @Transactional(readOnly = true)
  public String html(Reconciliation made) {
    var context = new Context(Locale.US);
    context.setVariable("sheet", sheet(made));
    return templates.process("trust/packet", context);
  }

  @Transactional(readOnly = true)
  public byte[] pdf(Reconciliation made) {
    var since = made.signature().map(Reconciliation.Signature::at).orElse(made.preparedAt());
    return pages.of(html(made), "reconciliation " + made.id(), since);
  }

  /** A row for each figure, each item, each ledger and what the bank has shown in the period. */
  @Transactional(readOnly = true)
  public String csv(Reconciliation made) {
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
    shown.of(made).forEach(item -> table.append(Csv.row(List.of("SHOWN", figures.account().value(),
        figures.periodEnd().toString(), item.on().toString(), item.ledger().map(LedgerId::value).orElse(""),
        item.ref().orElse(""), item.amount().plain(), item.kind(), item.who().orElse("")))));
    row(table, figures, "DIFFERENCE", figures.difference());
    note(table, figures, "FIRM", directory.firm().name());
    note(table, figures, "PERIOD_START", shown.firstDay(made).toString());
    note(table, figures, "PREPARED", "%s %s".formatted(made.preparedBy(), made.preparedAt()));
    made.signature().ifPresent(signature -> note(table, figures, "SIGNED", "%s (%s) %s grant %s".formatted(
        signature.lawyer(), bar(signature.grant()), signature.at(), signature.grant())));
    note(table, figures, "HASH", figures.hash());
    return table.toString();
  }

  private ReconciliationSheet sheet(Reconciliation made) {
    var figures = made.figures();
    var items = shown.of(made);
    return new ReconciliationSheet(
        directory.firm().name(), figures.account().value(),
        accounts.find(figures.account()).map(TrustAccount::jurisdiction)
            .map(rule -> rule.equals("MODEL") ? "by the model rule" : "jurisdiction " + rule).orElse(""),
        Wording.of(shown.firstDay(made)), Wording.of(figures.periodEnd()),
        figures.bookBalance().currency().getCurrencyCode(), figures.areBalanced(),
        Wording.of(figures.bankBalance()),
        items.stream().map(this::line).toList(),
        Wording.of(sum(figures, items, Money::isPositive)), Wording.of(sum(figures, items, Money::isNegative)),
        lines(figures, Kind.IN_TRANSIT), Wording.of(figures.total(Kind.IN_TRANSIT)),
        lines(figures, Kind.OUTSTANDING), Wording.of(figures.total(Kind.OUTSTANDING)),
        figures.of(Kind.BANK_ERROR).stream()
            .map(item -> Line.of("", item.note().orElse(""), "", item.evidence().orElse(""), item.amount()))
            .toList(),
        Wording.of(figures.total(Kind.BANK_ERROR)),
        Wording.of(figures.adjustedBank()), Wording.of(figures.bookBalance()),
        figures.ledgers().entrySet().stream()
            .map(ledger -> Line.of("", name(ledger.getKey()), whose(ledger.getKey()), ledger.getKey().code(),
                signed(ledger.getKey(), ledger.getValue())))
            .toList(),
        Wording.of(figures.ledgersTotal()), Wording.of(figures.difference()), Wording.of(figures.bookLessLedgers()),
        made.hints().stream().map(hint -> hint.cause().words()).distinct().toList(),
        person(made.preparedBy()), moment(made.preparedAt()),
        made.signature().map(signature -> new Signed(person(signature.lawyer()), bar(signature.grant()),
            moment(signature.at()), signature.grant().toString())),
        made.id().toString(), figures.hash());
  }

  private Line line(Shown item) {
    return new Line(Wording.brief(item.on()), Wording.brief(item.dated()), words(item.kind()),
        item.ledger().map(ledger -> ledger + item.who().map(", "::concat).orElse("")).or(item::who).orElse(""),
        item.ref().orElse(""), Wording.of(item.amount()));
  }

  private List<Line> lines(Figures figures, Kind kind) {
    return figures.of(kind).stream()
        .map(item -> Line.of(item.on().map(Wording::brief).orElse(""),
            item.ledger().map(LedgerId::value).orElse("Nobody knows yet whose"),
            item.ledger().map(this::client).orElse(""), item.note().or(item::ref).orElse(""), item.amount()))
        .toList();
  }

  private static Money sum(Figures figures, List<Shown> items, Predicate<Money> which) {
    return items.stream().map(Shown::amount).filter(which)
        .reduce(Money.zero(figures.bookBalance().currency()), Money::plus);
  }

  private String whose(ChartAccount of) {
    return of.isLedgerOfClient() ? client(of.ledger()) : "";
  }

  private String client(LedgerId ledger) {
    return ledger.matter().flatMap(directory::matter)
        .map(matter -> "%s: %s".formatted(directory.required(matter.client()).name(), matter.name()))
        .orElse("");
  }

  /** By name, where the directory knows the person. */
  private String person(UserId user) {
    return directory.timekeeper(new TimekeeperId(user.value()))
        .map(one -> "%s (%s)".formatted(one.displayName(), user))
        .orElse(user.value());
  }

  private String bar(GrantId grant) {
    return grants.find(grant).map(kept -> kept.grant().lawyer()).orElse("");
  }

  private String moment(Instant at) {
    return MOMENT.format(at.atZone(directory.firm().zone()));
  }

  private static String words(String kind) {
    return switch (kind) {
      case "OPENING" -> "Opening";
      case "OPENING_CHEQUE" -> "Check from before the books";
      case "NSF" -> "Returned item";
      case "BANK_CHARGE" -> "Bank charge";
      case "CURE" -> "Shortage cured by the firm";
      case "SWEEP" -> "Interest to the bar";
      case "REVERSAL" -> "Taken back";
      case "DRAW_FEES" -> "Fees";
      case "DISBURSE_COST" -> "Cost";
      case "PAY_OUT" -> "Payment";
      default -> kind.charAt(0) + kind.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    };
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
}
