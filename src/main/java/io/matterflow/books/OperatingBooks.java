package io.matterflow.books;

import static io.matterflow.books.Account.BAD_DEBT;
import static io.matterflow.books.Account.CASH;
import static io.matterflow.books.Account.COSTS_ADVANCED;
import static io.matterflow.books.Account.DUE_FROM_CLIENT;
import static io.matterflow.books.Account.FEE_INCOME;
import static io.matterflow.books.Account.MERCHANT_FEES;
import static io.matterflow.books.Account.OPENING_BALANCES;
import static io.matterflow.books.Account.RECEIVABLES;
import static io.matterflow.books.Account.REDUCTIONS;
import static io.matterflow.books.Account.TAX_PAYABLE;
import static io.matterflow.books.Account.UNAPPLIED;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceMoved;
import io.matterflow.invoicing.InvoiceParts;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.receivables.MoneyMoved;
import io.matterflow.receivables.OperatingMoney;
import io.matterflow.receivables.OperatingMoney.Moved;
import io.matterflow.receivables.OperatingMoney.Standing;
import io.matterflow.receivables.Payment.Allocation.Target;
import io.matterflow.receivables.PaymentTold;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books what invoices and payments tell, in the transaction that tells it. Each movement of an invoice and each row of
 * a payment's money is one entry; what came in and what was taken for fees is booked day by day as the payment's events
 * have it, so that the books end the same for any order of events.
 */
@Component
class OperatingBooks {

  private static final UserId ENGINE = Actor.ENGINE.user();

  private final Journal journal;
  private final JdbcJournal rows;
  private final Invoices invoices;
  private final OperatingMoney money;
  private final Directory directory;
  private final Clock clock;

  OperatingBooks(
      Journal journal, JdbcJournal rows, Invoices invoices, OperatingMoney money, Directory directory, Clock clock) {
    this.journal = journal;
    this.rows = rows;
    this.invoices = invoices;
    this.money = money;
    this.directory = directory;
    this.clock = clock;
  }

  @EventListener
  @Transactional
  public void on(InvoiceMoved moved) {
    var entry = JournalEntry.of(moved.reference(), factOf(moved.kind()), moved.effectiveOn(), lines(moved), moved.by())
        .about(moved.number());
    journal.book(money.behind(moved.reference()).map(entry::about).orElse(entry));
  }

  @EventListener
  @Transactional
  public void on(PaymentTold told) {
    follow(money.of(told.payment()));
  }

  @EventListener
  @Transactional
  public void on(MoneyMoved moved) {
    var row = money.row(moved.reference());
    if (!money.isInTrust(row.payment())) {
      book(row);
    }
  }

  /** Trust money that was taken for the firm's own leaves the book with all that is left of it. */
  void follow(Standing payment) {
    if (payment.inTrust()) {
      var left = rows.cashOf(payment.id(), payment.currency());
      if (!left.isZero()) {
        journal.book(about(payment, "payment:%s:to-trust:%d".formatted(payment.id(), payment.events()),
            Fact.MONEY_TO_TRUST, today(),
            Line.of(UNAPPLIED, CASH, left)));
      }
      bookDays(payment, Fact.DEPOSIT_CHARGED_BACK, "charged-back", payment.chargedBack(), DUE_FROM_CLIENT, CASH);
    } else {
      bookDays(payment, Fact.MONEY_RECEIVED, "received", payment.received(), CASH, UNAPPLIED);
    }
    bookDays(payment, Fact.FEE_CHARGED, "fee", payment.fees(), MERCHANT_FEES, CASH);
  }

  /**
   * What had gone to trust already was taken out of operating: the client owes it, until it comes back or the dispute
   * is won.
   */
  void book(Moved row) {
    var isStillInTrust = row.target() == Target.TRUST && (row.amount().isNegative() || row.stoodInTrust());
    var lines = List.of(Line.of(UNAPPLIED, isStillInTrust ? DUE_FROM_CLIENT : CASH, row.amount()));
    journal.book(JournalEntry.of(row.reference(), factOf(row), dayOf(row.at()), lines, row.by()).about(row.payment()));
  }

  private void bookDays(
      Standing payment, Fact fact, String name, SortedMap<LocalDate, Money> wanted, Account debit, Account credit) {
    var booked = rows.booked(payment.id(), payment.currency(), debit, List.of(fact));
    var none = Money.zero(payment.currency());
    var days = new TreeSet<>(wanted.keySet());
    days.addAll(booked.keySet());
    for (var day : days) {
      var change = wanted.getOrDefault(day, none).minus(booked.getOrDefault(day, none));
      if (!change.isZero()) {
        var key = "payment:%s:%s:%d:%s".formatted(payment.id(), name, payment.events(), day);
        journal.book(about(payment, key, fact, day, Line.of(debit, credit, change)));
      }
    }
  }

  private static JournalEntry about(Standing payment, String key, Fact fact, LocalDate day, Line line) {
    return JournalEntry.of(key, fact, day, List.of(line), ENGINE).about(payment.id());
  }

  private List<Line> lines(InvoiceMoved moved) {
    var whole = moved.change().isNegative() ? moved.change().negated() : moved.change();
    return switch (moved.kind()) {
      case ISSUED -> byPart(parts(moved), FEE_INCOME, COSTS_ADVANCED, TAX_PAYABLE).stream().map(Line::turned).toList();
      case OPENING -> List.of(new Line(RECEIVABLES, OPENING_BALANCES, whole));
      case PAID_BEFORE -> List.of(new Line(OPENING_BALANCES, RECEIVABLES, whole));
      case PAYMENT -> List.of(new Line(UNAPPLIED, RECEIVABLES, whole));
      case PAYMENT_TAKEN_BACK -> List.of(new Line(RECEIVABLES, UNAPPLIED, whole));
      case TRUST_DRAW -> List.of(new Line(CASH, RECEIVABLES, whole));
      case TRUST_DRAW_UNPAID -> List.of(new Line(RECEIVABLES, DUE_FROM_CLIENT, whole));
      case TRUST_DRAW_RETURNED -> List.of(new Line(RECEIVABLES, CASH, whole));
      case CREDIT -> byPart(parts(moved), REDUCTIONS, REDUCTIONS, TAX_PAYABLE);
      case VOID -> isTakenOver(moved)
          ? List.of(new Line(OPENING_BALANCES, RECEIVABLES, whole))
          : byPart(parts(moved), FEE_INCOME, COSTS_ADVANCED, TAX_PAYABLE);
      case WRITE_OFF -> List.of(new Line(BAD_DEBT, RECEIVABLES, whole));
      case REINSTATED -> List.of(new Line(RECEIVABLES, BAD_DEBT, whole));
      case DISPUTE, RESERVED, RELEASED ->
        throw new IllegalArgumentException(
            "what is disputed or reserved changes nothing in the books: " + moved.reference());
    };
  }

  /** What is asked for less, from the account of each part. */
  private static List<Line> byPart(InvoiceParts parts, Account fees, Account costs, Account tax) {
    var lines = new ArrayList<Line>();
    add(lines, fees, parts.fees());
    add(lines, costs, parts.costs());
    add(lines, tax, parts.tax());
    return lines;
  }

  private static void add(List<Line> lines, Account account, Money amount) {
    if (amount.isPositive()) {
      lines.add(new Line(account, RECEIVABLES, amount));
    }
  }

  private static InvoiceParts parts(InvoiceMoved moved) {
    return moved.parts()
        .orElseThrow(() -> new IllegalStateException("movement %s has no parts".formatted(moved.reference())));
  }

  private boolean isTakenOver(InvoiceMoved moved) {
    return invoices.find(moved.number()).filter(Invoice::isTakenOver).isPresent();
  }

  private static Fact factOf(InvoiceMoved.Kind kind) {
    return switch (kind) {
      case ISSUED -> Fact.INVOICE_ISSUED;
      case OPENING -> Fact.INVOICE_TAKEN_OVER;
      case PAID_BEFORE -> Fact.PAID_BEFORE;
      case PAYMENT -> Fact.PAYMENT_APPLIED;
      case PAYMENT_TAKEN_BACK -> Fact.PAYMENT_TAKEN_BACK;
      case TRUST_DRAW -> Fact.DRAWN_FROM_TRUST;
      case TRUST_DRAW_RETURNED -> Fact.RETURNED_TO_TRUST;
      case TRUST_DRAW_UNPAID -> Fact.DRAW_UNPAID;
      case CREDIT -> Fact.INVOICE_CREDITED;
      case VOID -> Fact.INVOICE_VOIDED;
      case WRITE_OFF -> Fact.INVOICE_WRITTEN_OFF;
      case REINSTATED -> Fact.WRITE_OFF_REINSTATED;
      case DISPUTE, RESERVED, RELEASED ->
          throw new IllegalArgumentException("what is disputed or reserved changes nothing in the books");
    };
  }

  private static Fact factOf(Moved row) {
    return switch (row.target()) {
      case REFUND -> Fact.MONEY_REFUNDED;
      case RETURN -> Fact.MONEY_RETURNED;
      case CHARGEBACK -> Fact.MONEY_CHARGED_BACK;
      case TRUST -> Fact.MONEY_TO_TRUST;
      case INVOICE -> throw new IllegalArgumentException("what goes to an invoice is booked with its movement");
    };
  }

  private LocalDate today() {
    return dayOf(clock.instant());
  }

  private LocalDate dayOf(Instant at) {
    return at.atZone(directory.firm().zone()).toLocalDate();
  }
}
