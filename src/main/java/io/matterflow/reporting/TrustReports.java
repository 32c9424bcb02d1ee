package io.matterflow.reporting;

import static io.matterflow.reporting.TrustReport.Column.figure;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Money;
import io.matterflow.reporting.TrustReport.Cell;
import io.matterflow.reporting.TrustReport.Column;
import io.matterflow.reporting.TrustReport.Fact;
import io.matterflow.reporting.TrustReport.Table;
import io.matterflow.trust.ChartAccount;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.PostingKind;
import io.matterflow.trust.TrustAccount;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustAccounts;
import io.matterflow.trust.TrustAccounts.Standing;
import io.matterflow.trust.TrustPosting;
import io.matterflow.trust.TrustRecord;
import io.matterflow.trust.TrustRecords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The books of trust on paper: the trial balance, the journal, and the ledger of one matter. */
@Service
public class TrustReports {

  private static final List<Column> TRIAL = List.of(Column.of("account", "Trust account"), Column.of("code", "Account"),
      Column.of("ledger", "Ledger"), Column.of("client", "Client"), Column.of("name", "Of"), figure("debit", "Debit"),
      figure("credit", "Credit"), Column.of("currency", "Currency"));
  private static final List<Column> JOURNAL = List.of(
      Column.of("on", "Day"), figure("sequence", "No."), Column.of("kind", "What"),
      Column.of("ledger", "Ledger"), Column.of("payee", "Payee or payer"), Column.of("purpose", "Purpose"),
      Column.of("reference", "Reference"), Column.of("authorizedBy", "Authorized by"), Column.of("debit", "Debit"),
          Column.of("credit", "Credit"), figure("received", "Received"), figure("disbursed", "Disbursed"),
          figure("balance", "Bank balance"));
  private static final List<Column> LEDGER = List.of(Column.of("account", "Trust account"),
      Column.of("ledger", "Ledger"),
      Column.of("on", "Day"), figure("sequence", "No."), Column.of("kind", "What"),
      Column.of("payee", "Payee or payer"), Column.of("purpose", "Purpose"),
      Column.of("reference", "Reference"), Column.of("invoice", "Invoice"), Column.of("authorizedBy", "Authorized by"),
      figure("received", "Received"), figure("disbursed", "Disbursed"), figure("balance", "Balance"));

  private final TrustAccounts accounts;
  private final TrustRecords records;
  private final Directory directory;
  private final Clock clock;

  TrustReports(TrustAccounts accounts, TrustRecords records, Directory directory, Clock clock) {
    this.accounts = accounts;
    this.records = records;
    this.directory = directory;
    this.clock = clock;
  }

  /** What stands on each account of the chart, of one trust account or of all; debits and credits come to the same. */
  @Transactional(readOnly = true)
  public TrustReport trialBalance(Optional<TrustAccountId> of, LocalDate asOf) {
    var tables = new ArrayList<Table>();
    var facts = new ArrayList<Fact>();
    for (var account : accounts.all()) {
      if (of.filter(wanted -> !wanted.equals(account.id())).isEmpty()) {
        var standing = accounts.standing(account.id(), asOf).orElseThrow();
        tables.add(trialBalance(account, standing));
        facts.add(new Fact(account.id().value(), account.id().value(), Cell.of(equation(standing))));
      }
    }
    return new TrustReport("trust-trial-balance", "Trust trial balance",
        of.map(TrustAccountId::value).orElse("all trust accounts"),
        asOf, facts, tables, clock.instant());
  }

  private Table trialBalance(TrustAccount account, Standing standing) {
    var rows = new ArrayList<List<Cell>>();
    var debits = Money.zero(account.currency());
    var credits = debits;
    for (var balance : standing.balances().entrySet()) {
      if (!balance.getValue().isZero() || balance.getKey().equals(ChartAccount.BANK)) {
        var debit = standsAsDebit(balance.getKey()) != balance.getValue().isNegative();
        var amount = balance.getValue().isNegative() ? balance.getValue().negated() : balance.getValue();
        debits = debit ? debits.plus(amount) : debits;
        credits = debit ? credits : credits.plus(amount);
        rows.add(line(account, balance.getKey(), debit ? Cell.of(amount) : Cell.EMPTY,
            debit ? Cell.EMPTY : Cell.of(amount)));
      }
    }
    var total = List.of(Cell.of(account.id().value()), Cell.of("TOTAL"), Cell.EMPTY, Cell.EMPTY, Cell.EMPTY,
        Cell.of(debits),
        Cell.of(credits), Cell.of(account.currency().getCurrencyCode()));
    return new Table("balances", "Account " + account.id(), TRIAL, rows, Optional.of(total));
  }

  private List<Cell> line(TrustAccount account, ChartAccount of, Cell debit, Cell credit) {
    var matter = of.isLedgerOfClient() ? of.ledger().matter().flatMap(directory::matter) : Optional.<Matter>empty();
    var ledger = of.equals(ChartAccount.FLOAT) ? LedgerId.FLOAT.value() : of.isLedgerOfClient() ? of.ledger().value()
        : "";
    return List.of(Cell.of(account.id().value()), Cell.of(of.code()), Cell.of(ledger),
        Cell.of(matter.map(known -> known.client().value())),
        Cell.of(matter.map(Matter::name).orElseGet(() -> words(of))), debit, credit,
        Cell.of(account.currency().getCurrencyCode()));
  }

  /** The bank's balance, ledgers, interest and unidentified money, less the shortage. */
  private static String equation(Standing standing) {
    return "bank %s = ledgers %s + interest %s + unidentified %s - shortage %s".formatted(
        standing.balance(ChartAccount.BANK).plain(), standing.ledgersTotal().plain(),
        standing.balance(ChartAccount.INTEREST).plain(),
        standing.balance(ChartAccount.UNIDENTIFIED).plain(), standing.balance(ChartAccount.SHORTAGE).plain());
  }

  /** Receipts and disbursements of a trust account, with the bank's balance by the book after each. */
  @Transactional(readOnly = true)
  public TrustReport journal(TrustAccount account, LocalDate from, LocalDate asOf) {
    var balance = accounts.standing(account.id(), from.minusDays(1)).orElseThrow().balance(ChartAccount.BANK);
    var facts = new ArrayList<Fact>(
        List.of(new Fact("from", "From", Cell.of(from)), new Fact("before", "Balance before", Cell.of(balance))));
    var rows = new ArrayList<List<Cell>>();
    var received = Money.zero(account.currency());
    var disbursed = received;
    for (var row : records.journal(account.id(), from, asOf)) {
      var change = row.change(ChartAccount.BANK);
      balance = balance.plus(change);
      received = change.isPositive() ? received.plus(change) : received;
      disbursed = change.isNegative() ? disbursed.minus(change) : disbursed;
      var posting = row.posting();
      rows.add(List.of(Cell.of(posting.on()), Cell.of(posting.sequence()), Cell.of(kind(posting)),
          Cell.of(posting.ledger().map(LedgerId::value)), Cell.of(other(row)), Cell.of(purpose(row)),
          Cell.of(row.reference()),
          Cell.of(lawyer(row)), Cell.of(posting.debit().code()), Cell.of(posting.credit().code()),
          in(change), out(change), Cell.of(balance)));
    }
    facts.add(new Fact("after", "Balance after", Cell.of(balance)));
    return new TrustReport("trust-journal", "Trust journal", "account " + account.id(), asOf, facts, List.of(
        new Table("journal", "Receipts and disbursements", JOURNAL, rows,
            Optional.of(total(JOURNAL.size(), received, disbursed, balance)))), clock.instant());
  }

  /** What came to a ledger and left it, on every trust account that has it or on one, with the balance after each. */
  @Transactional(readOnly = true)
  public TrustReport ledger(LedgerId ledger, Optional<TrustAccountId> of, LocalDate from, LocalDate asOf) {
    var matter = ledger.matter().flatMap(directory::matter);
    var facts = new ArrayList<>(List.of(
        new Fact("ledger", "Ledger", Cell.of(ledger.value())),
        new Fact("matter", "Of", Cell.of(matter.map(Matter::name).orElse("the firm's float for bank charges"))),
        new Fact("client", "Client", Cell.of(matter.map(this::client)))));
    if (from.isAfter(LocalDate.EPOCH)) {
      facts.add(new Fact("from", "From", Cell.of(from)));
    }
    var tables = accounts.all().stream()
        .filter(account -> of.filter(wanted -> !wanted.equals(account.id())).isEmpty())
        .flatMap(account -> table(account, ledger, from, asOf).stream())
        .toList();
    return new TrustReport("trust-ledger", "Client ledger", "ledger " + ledger, asOf, facts, tables, clock.instant());
  }

  /** Empty where the account never had such a ledger. */
  Optional<Table> table(TrustAccount account, LedgerId ledger, LocalDate from, LocalDate asOf) {
    var of = ChartAccount.of(ledger);
    var standing = accounts.standing(account.id(), asOf).orElseThrow();
    if (!standing.balances().containsKey(of)) {
      return Optional.empty();
    }
    var balance = accounts.standing(account.id(), from.minusDays(1)).orElseThrow().balance(of);
    var rows = new ArrayList<List<Cell>>();
    var received = Money.zero(account.currency());
    var disbursed = received;
    for (var row : records.of(account.id(), of, from, asOf)) {
      var change = row.change(of);
      balance = balance.plus(change);
      received = change.isPositive() ? received.plus(change) : received;
      disbursed = change.isNegative() ? disbursed.minus(change) : disbursed;
      var posting = row.posting();
      rows.add(List.of(Cell.of(account.id().value()), Cell.of(ledger.value()), Cell.of(posting.on()),
          Cell.of(posting.sequence()),
          Cell.of(kind(posting)), Cell.of(other(row)), Cell.of(purpose(row)), Cell.of(row.reference()),
          Cell.of(posting.invoice().map(Object::toString)),
          Cell.of(lawyer(row)), in(change), out(change), Cell.of(balance)));
    }
    return Optional.of(
        new Table("ledger", "Ledger %s on %s, in %s".formatted(ledger, account.id(), account.currency()), LEDGER, rows,
        Optional.of(total(LEDGER.size(), received, disbursed, balance))));
  }

  private String client(Matter matter) {
    return "%s, %s".formatted(matter.client(), directory.client(matter.client()).map(known -> known.name()).orElse(""));
  }

  private static List<Cell> total(int columns, Money received, Money disbursed, Money balance) {
    return Stream.of(
            Stream.of(Cell.of("TOTAL")),
            Stream.generate(() -> Cell.EMPTY).limit(columns - 4L),
            Stream.of(Cell.of(received), Cell.of(disbursed), Cell.of(balance)))
        .flatMap(part -> part)
        .toList();
  }

  private static Cell in(Money change) {
    return change.isPositive() ? Cell.of(change) : Cell.EMPTY;
  }

  private static Cell out(Money change) {
    return change.isNegative() ? Cell.of(change.negated()) : Cell.EMPTY;
  }

  /** What is left of a deposit is less than was posted, and linked to it instead of reversing it. */
  static String kind(TrustPosting posting) {
    var words = words(posting.kind());
    var takesBack = posting.reverses()
        .or(() -> posting.linkedTo().filter(number -> posting.kind() == PostingKind.REVERSAL));
    return takesBack.map(number -> "%s of no. %d".formatted(words, number)).orElse(words);
  }

  /** To whom it went, or from whom it came, or else who told that it came. */
  private static Optional<String> other(TrustRecord row) {
    return row.payee().or(row::payer).or(row::source).or(() -> row.posting().bankEvent().map(event -> "the bank"));
  }

  private static Optional<String> purpose(TrustRecord row) {
    return row.purpose().or(row::bankNote).or(() -> row.posting().invoice().map("Invoice %s"::formatted));
  }

  private static Optional<String> lawyer(TrustRecord row) {
    return row.authorized().map(allowed -> "%s, %s".formatted(allowed.lawyer(), allowed.bar()));
  }

  static String words(Enum<?> value) {
    if (value.name().equals("NSF")) {
      return "Returned item";
    }
    var words = value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String words(ChartAccount of) {
    return switch (of.code()) {
      case "T100" -> "Bank";
      case "T290" -> "The firm's float for bank charges";
      case "T295" -> "Interest owed to the program";
      case "T298" -> "Shortage due from the firm";
      case "T299" -> "Unidentified receipts";
      default -> "";
    };
  }

  private static boolean standsAsDebit(ChartAccount of) {
    return of.equals(ChartAccount.BANK) || of.equals(ChartAccount.SHORTAGE);
  }

  public Optional<TrustAccount> account(TrustAccountId id) {
    return accounts.find(id);
  }

  public LocalDate today() {
    return accounts.today();
  }
}
