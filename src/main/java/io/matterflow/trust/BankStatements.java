package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditHash;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.JdbcStatements.Imported;
import io.matterflow.trust.TrustAccount.Book;
import io.matterflow.trust.statement.CsvLayout;
import io.matterflow.trust.statement.Misread;
import io.matterflow.trust.statement.StatementFile;
import io.matterflow.trust.statement.StatementFile.Balance;
import io.matterflow.trust.statement.StatementFile.Format;
import io.matterflow.trust.statement.StatementLine;
import io.matterflow.trust.statement.StatementReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Statements as a bank gives them out. A line is taken in once, whatever files it stands in; a file that is not whole,
 * or between which and the one before, or the account's opening, lines are missing, is refused as a whole.
 */
@Service
public class BankStatements {

  private final JdbcStatements rows;
  private final JdbcTrustAccounts accounts;
  private final TrustAccounts days;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  BankStatements(
      JdbcStatements rows,
      JdbcTrustAccounts accounts,
      TrustAccounts days,
      AuditTrail audit,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.days = days;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Where the bank's CSV has what; the usual names where nobody has stated it. */
  @Transactional(readOnly = true)
  public CsvLayout layout(TrustAccountId account) {
    return rows.layout(account).orElse(CsvLayout.USUAL);
  }

  /** Empty where it can be read by and is kept; else what speaks against it. */
  @Transactional
  public Optional<String> state(TrustAccountId account, CsvLayout layout, Actor by) {
    var fault = layout.fault();
    if (fault.isEmpty()) {
      accounts.lock(account);
      rows.state(account, layout, by.user(), clock.instant());
      audit.record(AuditEntry.of(by, "statement-layout-stated", TrustLedger.ENTITY, account).after("layout", layout));
    }
    return fault;
  }

  /** The whole file, or nothing of it. */
  public Answer take(TrustAccountId account, byte[] content, Actor by) {
    StatementFile file;
    try {
      file = StatementReader.read(content, layout(account));
    } catch (Misread unreadable) {
      return new Unreadable(unreadable.line(), unreadable.what(), unreadable.next());
    }
    var answer = transaction.execute(status -> {
      var taken = taken(account, file, AuditHash.of(Base64.getEncoder().encodeToString(content)), by);
      if (!(taken instanceof Taken)) {
        status.setRollbackOnly();
      }
      return taken;
    });
    return Optional.ofNullable(answer).orElseThrow();
  }

  private Answer taken(TrustAccountId id, StatementFile file, String sha256, Actor by) {
    var locked = accounts.lock(id);
    if (locked.isEmpty()) {
      return new Refused(TrustCode.TRUST_UNKNOWN_ACCOUNT);
    }
    var account = locked.get();
    if (account.book() == Book.PRACTICE) {
      return new Refused(TrustCode.TRUST_NOT_OUR_BOOK);
    }
    if (file.currency().filter(code -> !code.equalsIgnoreCase(account.currency().getCurrencyCode())).isPresent()) {
      return new Refused(TrustCode.TRUST_WRONG_CURRENCY);
    }
    var bankAccount = file.bankAccount().map(number -> AuditHash.of("bank account", number.trim()));
    if (bankAccount.isPresent() && rows.bankAccount(id).filter(known -> !known.equals(bankAccount.get())).isPresent()) {
      return new Unreadable(0, "The statement is of another account at the bank than those before it.",
          "Download the statement of this account.");
    }
    return kept(account, file, sha256, bankAccount, by);
  }

  private Answer kept(TrustAccount account, StatementFile file, String sha256, Optional<String> bankAccount, Actor by) {
    var since = since(account);
    var fresh = new ArrayList<StatementLine>();
    var passedOver = new ArrayList<PassedOver>();
    for (var line : file.lines()) {
      var misfit = misfit(account, file.format(), line);
      if (misfit.isPresent()) {
        return misfit.get();
      }
      if (line.on().isAfter(since) && rows.line(account.id(), line.key()).isEmpty()) {
        fresh.add(line);
      } else if (contradictsWhatWasSigned(account, file.format(), line, since)) {
        passedOver.add(new PassedOver(line.number(), line.on(), new Money(line.amount(), account.currency()),
            line.description(), since));
      }
    }
    var statement = imported(account, file, fresh.size());
    if (!fresh.isEmpty()
        && rows.isAnyOfOtherFormat(account.id(), file.format(), fresh.get(0).on(), fresh.get(fresh.size() - 1).on())) {
      return new Unreadable(fresh.get(0).number(),
          "Lines of these days were imported in another format, under other ids.",
          "Import each day in one format only, %s.".formatted(file.format() == Format.CSV ? "OFX" : "CSV"));
    }
    rows.insert(statement, sha256, bankAccount, by.user(), clock.instant());
    for (int position = 0; position < fresh.size(); position++) {
      rows.insert(account.id(), statement.id(), fresh.get(position), position);
    }
    var gap = gap(account, since).or(() -> gapOfToday(account, file, since));
    if (gap.isPresent()) {
      return passedOver.isEmpty() ? gap.get() : passedOver.get(0).unreadable();
    }
    audit.record(AuditEntry.of(by, "statement-imported", TrustLedger.ENTITY, account.id())
        .after("statement", statement.id()).after("format", statement.format()).after("sha256", sha256)
        .after("lines", statement.lines()).after("new", statement.newLines()).after("passedOver", passedOver.size()));
    return new Taken(statement.id(), statement.format(), statement.firstDay(), statement.lastDay(), statement.lines(),
        statement.newLines(),
        statement.closing().map(Balance::on),
        statement.closing().map(closing -> new Money(closing.amount(), account.currency())), passedOver);
  }

  /**
   * A line that was not there when its period was signed, though the lines of that day were. Those of days before the
   * first that was taken in, or taken in under the ids of another format, are none.
   */
  private boolean contradictsWhatWasSigned(
      TrustAccount account, Format format, StatementLine line, LocalDate since) {
    return !line.on().isAfter(since) && rows.line(account.id(), line.key()).isEmpty()
        && rows.firstDay(account.id(), format).filter(first -> !line.on().isBefore(first)).isPresent()
        && !rows.isAnyOfOtherFormat(account.id(), format, line.on(), line.on());
  }

  private Imported imported(TrustAccount account, StatementFile file, int fresh) {
    var end = file.closing().map(Balance::on).orElseGet(days::today);
    var first = file.lines().isEmpty() ? end : file.lines().get(0).on();
    var last = file.lines().isEmpty() ? end : file.lines().get(file.lines().size() - 1).on();
    return new Imported(UUID.randomUUID(), account.id(), file.format(), first, last,
        file.closing().filter(closing -> closing.on().isBefore(days.today())), file.lines().size(), fresh);
  }

  private Optional<Answer> misfit(TrustAccount account, Format format, StatementLine line) {
    if (line.amount().stripTrailingZeros().scale() > account.currency().getDefaultFractionDigits()) {
      return Optional.of(
          new Unreadable(line.number(), "%s has more decimals than %s.".formatted(line.amount(), account.currency()),
          "Look whether this is the statement of this account."));
    }
    if (line.on().isAfter(days.today())) {
      return Optional.of(new Unreadable(line.number(), "%s has not come yet.".formatted(line.on()),
          "Look how the bank writes its dates, and mend the layout."));
    }
    var known = rows.line(account.id(), line.key());
    return known
        .filter(first -> format == Format.OFX
            && !(first.on().equals(line.on()) && first.amount().amount().compareTo(line.amount()) == 0))
        .map(first -> new Unreadable(line.number(), "The bank's id of this line was imported before as %s on %s."
            .formatted(first.amount(), first.on()), "Ask the bank which of the two holds."));
  }

  /** From one day whose balance the bank has told to the next, the lines make the difference; else one is missing. */
  private Optional<Answer> gap(TrustAccount account, LocalDate since) {
    var told = told(account, since);
    for (int index = 1; index < told.size(); index++) {
      var from = told.get(index - 1);
      var to = told.get(index);
      var lines = rows.sum(account.id(), from.on(), to.on());
      var change = to.amount().subtract(from.amount());
      if (lines.compareTo(change) != 0 && from.on().equals(to.on())) {
        return Optional.of(new Unreadable(0,
            "At the end of %s there stood %s, or %s: two statements, or a statement and the account's opening,"
                .formatted(Wording.brief(from.on()), plain(from.amount()), plain(to.amount()))
                + " contradict each other.",
            "Ask the bank which of the two holds; an opening is what stood on the account before its day."));
      }
      if (lines.compareTo(change) != 0) {
        return Optional.of(new Unreadable(0,
            "From the end of %s%s to the end of %s the balance changed by %s, and the lines of these days come to %s: one is missing, or was changed."
                .formatted(Wording.brief(from.on()), openedAfter(account, from), Wording.brief(to.on()), plain(change),
                    plain(lines)),
            "Import the file as the bank gave it out, with all days between these two in it."));
      }
    }
    return Optional.empty();
  }

  private static String openedAfter(TrustAccount account, Balance from) {
    return from.on().equals(account.openedOn().minusDays(1)) ? ", with which the account was opened," : "";
  }

  /** The oldest first; before the first statement the account stood as it was opened. */
  private List<Balance> told(TrustAccount account, LocalDate since) {
    var told = new ArrayList<Balance>();
    var before = account.openedOn().minusDays(1);
    if (!before.isBefore(since)) {
      told.add(new Balance(before, rows.openedWith(account.id())));
    }
    rows.balances(account.id()).stream().filter(balance -> !balance.on().isBefore(since)).forEach(told::add);
    return told;
  }

  /**
   * A day that is not over has no balance that is kept, but the file's own lines of it lead there, or they with those
   * known before.
   */
  private Optional<Answer> gapOfToday(TrustAccount account, StatementFile file, LocalDate since) {
    var today = days.today();
    var closing = file.closing().filter(balance -> balance.on().equals(today));
    var ofToday = file.lines().stream()
        .filter(line -> line.on().equals(today) && today.isAfter(since))
        .map(StatementLine::amount)
        .toList();
    var from = told(account, since).stream()
        .filter(balance -> balance.on().isBefore(today))
        .reduce((earlier, later) -> later);
    if (closing.isEmpty() || ofToday.isEmpty() || from.isEmpty()) {
      return Optional.empty();
    }
    var yesterday = from.get().amount().add(rows.sum(account.id(), from.get().on(), today.minusDays(1)));
    var byFile = yesterday.add(ofToday.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    var byAll = yesterday.add(rows.sum(account.id(), today.minusDays(1), today));
    var amount = closing.get().amount();
    return amount.compareTo(byFile) == 0 || amount.compareTo(byAll) == 0 ? Optional.empty()
        : Optional.of(new Unreadable(0,
            "From %s at the end of %s%s the lines lead to %s, and the file says that %s stand on the account: one is missing, or was changed."
                .formatted(plain(from.get().amount()), Wording.brief(from.get().on()),
                    openedAfter(account, from.get()), plain(byFile), plain(amount)),
            "Import the file as the bank gave it out, with all days since then in it."));
  }

  private static String plain(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
  }

  /** The last day of which nothing is asked any more: signed, or before the opening. */
  LocalDate since(TrustAccount account) {
    return accounts.lockedThrough(account.id()).orElse(account.openedOn().minusDays(1));
  }

  /** What the bank had at the end of a day, by the nearest balance that it told and the lines between. */
  @Transactional(readOnly = true)
  public Optional<Money> balance(TrustAccount account, LocalDate end) {
    var told = rows.balances(account.id());
    return told.stream().filter(balance -> !balance.on().isBefore(end)).findFirst()
        .map(balance -> balance.amount().subtract(rows.sum(account.id(), end, balance.on())))
        .or(() -> told.stream().reduce((earlier, later) -> later)
            .map(balance -> balance.amount().add(rows.sum(account.id(), balance.on(), end))))
        .map(amount -> new Money(amount, account.currency()));
  }

  /** What became of a file. */
  public sealed interface Answer permits Taken, Unreadable, Refused {}

  public record Taken(
      UUID id,
      Format format,
      LocalDate firstDay,
      LocalDate lastDay,
      int lines,
      int newLines,
      Optional<LocalDate> closingOn,
      Optional<Money> closing,
      List<PassedOver> passedOver) implements Answer {

    public Taken {
      passedOver = List.copyOf(passedOver);
    }
  }

  /** A line of a period that was signed without it: it is not taken in, and whoever imports is told. */
  public record PassedOver(int line, LocalDate on, Money amount, String description, LocalDate signedThrough) {

    public String what() {
      return "%s of %s, %s, is new, and the period to %s was signed without it.".formatted(Wording.of(amount),
          Wording.of(on), description.strip(), Wording.of(signedThrough));
    }

    public String next() {
      return "Ask the bank about it. If it holds, tell what it is as of a day after the signed period: as a deposit, or as what the bank did."
          + " Show it to the lawyer who signed.";
    }

    Unreadable unreadable() {
      return new Unreadable(line, what(), next());
    }
  }

  /** Which line, 0 where it is about the file as a whole; what is wrong, and what to do. */
  public record Unreadable(int line, String what, String next) implements Answer {}

  public record Refused(TrustCode code) implements Answer {}
}
