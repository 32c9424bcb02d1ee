package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.BankLine.BookItem;
import io.matterflow.trust.BankLine.Kind;
import io.matterflow.trust.BankLine.Origin;
import io.matterflow.trust.BankLine.Suggestion;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.Reconciliations.Preview;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The lines of the bank beside the items of the book. Somebody says of each line what it is, once: items that stand in
 * the book, something that the bank did by itself, money that nobody had told of, or an error of the bank.
 */
@Service
public class StatementTicks {

  static final String SOURCE = "statement";

  private final JdbcStatements rows;
  private final WaitingItems waiting;
  private final JdbcTrustAccounts accounts;
  private final StatementSheets sheets;
  private final BankEvents events;
  private final Deposits deposits;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  StatementTicks(
      JdbcStatements rows,
      WaitingItems waiting,
      JdbcTrustAccounts accounts,
      StatementSheets sheets,
      BankEvents events,
      Deposits deposits,
      AuditTrail audit,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.waiting = waiting;
    this.accounts = accounts;
    this.sheets = sheets;
    this.events = events;
    this.deposits = deposits;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** As it stands now, for a period that ends on a day; the balance is the bank's own where its statements tell it. */
  @Transactional(readOnly = true)
  public Sheet sheet(TrustAccount account, LocalDate end, Optional<Money> typed) {
    return sheets.of(account, end, typed);
  }

  /** All of what is told of a line, or nothing of it. */
  public Answer answer(TrustAccountId account, UUID line, Told told, Actor by) {
    var answer = transaction.execute(status -> {
      var given = given(account, line, told, by);
      if (given instanceof NotAnswered) {
        status.setRollbackOnly();
      }
      return given;
    });
    return Optional.ofNullable(answer).orElseThrow();
  }

  private Answer given(TrustAccountId id, UUID lineId, Told told, Actor by) {
    var account = accounts.lock(id);
    var found = rows.line(id, lineId);
    if (account.isEmpty() || found.isEmpty()) {
      return new Unknown();
    }
    var line = found.get();
    if (!line.isOpen()) {
      return line.answer().filter(kind -> kind == told.kind()).isPresent() && isTheSame(line, told, by)
          ? new Answered(line)
          : new NotAnswered("ALREADY_ANSWERED", "Somebody has said before what this line is.",
              "Open the statement again.");
    }
    var wrong = switch (told.kind()) {
      case ITEMS -> items(account.get(), line, told, by);
      case BANK_EVENT -> bankEvent(account.get(), line, told, by);
      case DEPOSIT -> deposit(line, told, by);
      case BANK_ERROR -> bankError(line, told);
    };
    if (wrong.isPresent()) {
      return wrong.get();
    }
    rows.answer(line.id(), told.kind(), told.note(), told.evidence(), told.corrects(), by.user(), clock.instant());
    audit.record(AuditEntry.of(by, "line-answered", TrustLedger.ENTITY, id)
        .after("line", line.id())
        .after("answer", told.kind())
        .after("items", told.items().stream().map(UUID::toString).collect(Collectors.joining(","))));
    return new Answered(rows.line(id, lineId).orElseThrow());
  }

  /** Whether an answer of its kind says again what the line was answered. */
  private boolean isTheSame(BankLine line, Told told, Actor by) {
    return switch (told.kind()) {
      case ITEMS -> rows.shownBy(line.id()).equals(Set.copyOf(told.items()));
      case BANK_EVENT -> told.type()
          .filter(type -> events.take(event(line, type, told), SOURCE, by) instanceof BankEvent.Outcome.Taken)
          .isPresent();
      case DEPOSIT -> deposits.take(deposit(line, told), by) instanceof DepositAnswer.Done;
      case BANK_ERROR -> line.note().equals(told.note()) && line.evidence().equals(told.evidence())
          && line.corrects().equals(told.corrects());
    };
  }

  /** They come to the line's amount, whatever else was thought: a cent is a cent. */
  private Optional<Answer> items(TrustAccount account, BankLine line, Told told, Actor by) {
    var known = waiting.until(account, line.on()).stream()
        .collect(Collectors.toMap(BookItem::item, Function.identity()));
    var ticked = new ArrayList<BookItem>();
    for (var item : new LinkedHashSet<>(told.items())) {
      if (!known.containsKey(item)) {
        return refusal(events.ended(account.id(), item, line.on(), SOURCE)).or(() -> Optional.of(
            new NotAnswered("UNKNOWN_ITEM", "Item %s does not wait for a line of %s.".formatted(item, line.on()),
                "Choose items of the book that are not ticked yet and not dated after the line.")));
      }
      ticked.add(known.get(item));
    }
    var sum = ticked.stream().map(BookItem::amount).reduce(Money.zero(account.currency()), Money::plus);
    if (!sum.equals(line.amount())) {
      return Optional.of(new NotAnswered("NOT_ITS_AMOUNT",
          "The items come to %s, the line is of %s.".formatted(sum.plain(), line.amount().plain()),
          "Choose the items that make up the line, or say what else it is."));
    }
    for (var item : ticked) {
      var refused = cleared(line, item, by);
      if (refused.isPresent()) {
        return refused;
      }
      rows.shows(line.id(), item.item());
    }
    return Optional.empty();
  }

  private Optional<Answer> cleared(BankLine line, BookItem item, Actor by) {
    if (item.cleared() || item.origin() == Origin.BANK_EVENT || item.origin() == Origin.CURE) {
      return Optional.empty();
    }
    return refusal(events.take(
        new BankEvent(BankEventId.next(), line.account(), "line:%s:%s".formatted(line.id(), item.item()), line.on(),
            BankEvent.Kind.CLEARED, Optional.of(item.item()), Optional.empty(), Optional.empty(), Optional.empty()),
        SOURCE, by));
  }

  /** What the bank told of past any line, and no line shows yet. */
  private Optional<BookItem> toldBefore(TrustAccount account, BankLine line, BankEvent.Kind type, Told told) {
    if (told.item().isPresent()) {
      return Optional.empty();
    }
    return waiting.until(account, line.on()).stream()
        .filter(item -> item.origin() == Origin.BANK_EVENT && item.ref().filter(type.name()::equals).isPresent())
        .filter(item -> item.amount().equals(line.amount()))
        .filter(item -> told.ledger().isEmpty()
            || item.ledger().filter(name -> !name.equals(told.ledger().get().value())).isEmpty())
        .findFirst();
  }

  private Optional<Answer> bankEvent(TrustAccount account, BankLine line, Told told, Actor by) {
    if (told.type().filter(type -> type != BankEvent.Kind.CLEARED).isEmpty()) {
      return Optional.of(new NotAnswered("NO_TYPE", "Nothing says what the bank did.",
          "Say whether it is a returned item, a charge, a chargeback, interest or a sweep."));
    }
    var type = told.type().get();
    if (type.isDebit() != line.amount().isNegative()) {
      return Optional.of(new NotAnswered("WRONG_WAY",
          line.amount().isNegative() ? "Money went out by this line." : "Money came in by this line.",
          "Say what it is that moves money this way."));
    }
    var before = toldBefore(account, line, type, told);
    if (before.isPresent()) {
      return Optional.of(alreadyTold(events.required(new BankEventId(before.get().item())), line));
    }
    var outcome = events.take(event(line, type, told), SOURCE, by);
    if (outcome instanceof BankEvent.Outcome.Taken taken) {
      rows.shows(line.id(), taken.id().value());
    }
    return refusal(outcome);
  }

  private static NotAnswered alreadyTold(BankEvent known, BankLine line) {
    var amount = line.amount().isNegative() ? line.amount().negated() : line.amount();
    var cameBack = known.kind() == BankEvent.Kind.NSF || known.kind() == BankEvent.Kind.CHARGEBACK;
    return new NotAnswered("ALREADY_TOLD",
        "The book has %s of %s from %s already, told as %s, and waits for its line.".formatted(known.kind().words(),
            Wording.of(amount), Wording.of(known.on()), known.eventId()),
        cameBack ? "Tick it among the book's items. If it is another one, name the deposit that came back."
            : "Tick it among the book's items. If this is a second one, with another reference of the bank, tick the first on the line "
                + "that shows it, then say again what this one is.");
  }

  private static BankEvent event(BankLine line, BankEvent.Kind type, Told told) {
    var amount = line.amount().isNegative() ? line.amount().negated() : line.amount();
    return new BankEvent(BankEventId.next(), line.account(), "line:" + line.id(), line.on(), type, told.item(),
        told.ledger(), Optional.of(amount), told.note());
  }

  /**
   * Uncleared until its day like any other, though the bank has shown it; without a ledger somebody finds out whose it
   * is.
   */
  private Optional<Answer> deposit(BankLine line, Told told, Actor by) {
    if (line.amount().isNegative()) {
      return Optional.of(
          new NotAnswered("WRONG_WAY", "Money went out by this line.", "Say what the bank did, or that it is wrong."));
    }
    var answer = deposits.take(deposit(line, told), by);
    if (answer instanceof DepositAnswer.Done done) {
      var deposit = done.deposit();
      rows.shows(line.id(), deposit.id().value());
      return cleared(line,
          new BookItem(deposit.id().value(), Origin.DEPOSIT, line.on(), line.amount(), Optional.empty(),
              Optional.empty(),
          false), by);
    }
    return answer instanceof DepositAnswer.Refused refused
        ? Optional.of(new NotAnswered(refused.code().name(), refused.code().meaning(), refused.code().next()))
        : Optional.of(new NotAnswered("EVENT_REUSED", "This line was told as another deposit.",
            "Look at the deposits of the day."));
  }

  private static NewDeposit deposit(BankLine line, Told told) {
    return new NewDeposit(SOURCE, "line:" + line.id(), line.account(), told.ledger(), line.amount(),
        told.method().orElse(DepositMethod.OTHER), line.on(), Optional.empty(),
        line.reference().map(ref -> cut(ref, 60)), payer(line));
  }

  /** The bank's own words say from whom it came. */
  private static Optional<String> payer(BankLine line) {
    return Optional.of(cut(line.description().strip(), 200)).filter(words -> !words.isEmpty());
  }

  private static String cut(String words, int most) {
    return words.substring(0, Math.min(words.length(), most));
  }

  private Optional<Answer> bankError(BankLine line, Told told) {
    if (told.note().isEmpty() || told.evidence().isEmpty()) {
      return Optional.of(new NotAnswered("NO_EVIDENCE", "An error of the bank needs a note and its evidence.",
          "Say what is wrong, and what shows it: the bank's letter, its ticket."));
    }
    if (told.corrects().isEmpty()) {
      return Optional.empty();
    }
    var wrong = rows.line(line.account(), told.corrects().get())
        .filter(first -> first.mayBePutRightBy(line) && !rows.isPutRight(first.id()));
    return wrong.isPresent() ? Optional.empty()
        : Optional.of(new NotAnswered("CORRECTS_NOTHING",
            "That is no error of the bank of this amount the other way, or it was put right before.",
            "Name the line that the bank puts right, as a whole: the sheet of the period lists them as bankErrors."));
  }

  private static Optional<Answer> refusal(BankEvent.Outcome outcome) {
    return outcome instanceof BankEvent.Outcome.Refused refused ? refusal(Optional.of(refused)) : Optional.empty();
  }

  private static Optional<Answer> refusal(Optional<BankEvent.Outcome.Refused> refused) {
    return refused.map(why -> new NotAnswered(why.code(), why.detail(), why.next()));
  }

  /** What a person says that a line is. */
  public record Told(
      Kind kind,
      List<UUID> items,
      Optional<BankEvent.Kind> type,
      Optional<UUID> item,
      Optional<LedgerId> ledger,
      Optional<DepositMethod> method,
      Optional<String> note,
      Optional<String> evidence,
      Optional<UUID> corrects) {

    public Told {
      items = List.copyOf(items);
    }
  }

  /**
   * Lines and items beside each other, what of an item came back by a line of its own, what the bank still has wrong,
   * and what a reconciliation would say now.
   */
  public record Sheet(
      TrustAccount account,
      LocalDate end,
      Optional<Money> told,
      List<BankLine> lines,
      List<BookItem> items,
      Map<UUID, Money> takenOff,
      List<Suggestion> suggestions,
      List<BankLine> wrong,
      List<Correction> corrections,
      Optional<Preview> preview) {}

  /** A line and the error of the bank, of this period or an earlier one, that it probably puts right. */
  public record Correction(UUID line, UUID corrects) {}

  /** What became of an answer. */
  public sealed interface Answer permits Answered, NotAnswered, Unknown {}

  public record Answered(BankLine line) implements Answer {}

  /** No line of this account. */
  public record Unknown() implements Answer {}

  public record NotAnswered(String code, String detail, String next) implements Answer {}
}
