package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.trust.Deposit.State;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * What the bank was told to have done wrongly has been taken back: what it had ended, stopped or answered stands as
 * before it.
 */
@Component
class UndoneEvents {

  static final String ENTITY = "trust-bank-event";

  private final TrustLedger ledger;
  private final JdbcTrustAccounts accounts;
  private final TrustAccounts days;
  private final JdbcBankEvents events;
  private final JdbcDeposits deposits;
  private final JdbcStatements lines;
  private final Shortages shortages;
  private final ReceiptNotices notices;
  private final DepositTasks depositTasks;
  private final BankTasks tasks;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  UndoneEvents(
      TrustLedger ledger,
      JdbcTrustAccounts accounts,
      TrustAccounts days,
      JdbcBankEvents events,
      JdbcDeposits deposits,
      JdbcStatements lines,
      Shortages shortages,
      ReceiptNotices notices,
      DepositTasks depositTasks,
      BankTasks tasks,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.ledger = ledger;
    this.accounts = accounts;
    this.days = days;
    this.events = events;
    this.deposits = deposits;
    this.lines = lines;
    this.shortages = shortages;
    this.notices = notices;
    this.depositTasks = depositTasks;
    this.tasks = tasks;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** In the transaction that posts the reversal of its first row, under the lock of the account. */
  void undo(TrustPosting taken, TrustEntry reversal, DrawdownId drawdown) {
    var event = events.find(taken.bankEvent().orElseThrow()).orElseThrow();
    ledger.entry(taken.entryKey()).stream()
        .filter(row -> row.sequence() != taken.sequence())
        .forEach(row -> takeBack(row, reversal));
    audit.record(AuditEntry.of(reversal.by(), "taken-back", ENTITY, event.id())
        .after("kind", event.kind()).after("on", reversal.on()).after("drawdown", drawdown));
    taken.deposit().flatMap(deposits::find)
        .filter(deposit -> deposit.state() == State.RETURNED)
        .ifPresent(deposit -> standsAgain(deposit, event, reversal));
    shortages.lookAgain(taken.account(), reversal.by());
    if (!events.isAcknowledged(event.id())) {
      tasks.takenBack(event.id());
    }
    reopen(event, reversal);
  }

  /** What the firm was said to owe for it. */
  private void takeBack(TrustPosting row, TrustEntry reversal) {
    var key = "%s:%d".formatted(reversal.key(), row.line());
    var entry = TrustEntry.of(key, row.account(), PostingKind.REVERSAL, reversal.on(), reversal.by())
        .reversing(row.sequence());
    var moving = row.ledger().map(of -> entry.moving(row.credit(), row.debit(), row.amount(), of))
        .orElseGet(() -> entry.moving(row.credit(), row.debit(), row.amount()));
    if (ledger.post(row.deposit().map(moving::of).orElse(moving)) instanceof TrustLedger.Refused refused) {
      throw new IllegalStateException("the rest of a trust entry was not taken back: " + refused.code());
    }
  }

  private void standsAgain(Deposit deposit, BankEvent event, TrustEntry reversal) {
    deposits.standsAgain(deposit.id());
    audit.record(AuditEntry.of(reversal.by(), "stands-again", Deposits.ENTITY, deposit.id())
        .before("state", deposit.state()).after("bankEvent", event.id()));
    var day = deposit.drawableOn();
    if (day.filter(from -> !from.isAfter(days.today())).isEmpty()) {
      depositTasks.standsAgain(deposit.id(), day.map(from -> from.atStartOfDay(directory.firm().zone()).toInstant()));
    }
    notices.standsAgain(deposit.id());
  }

  /** A line of a period that was signed keeps its answer, and so does one that shows other items as well. */
  private void reopen(BankEvent event, TrustEntry reversal) {
    var signed = accounts.lockedThrough(event.account());
    lines.shownAlone(event.id().value())
        .filter(line -> signed.filter(day -> !line.on().isAfter(day)).isEmpty())
        .ifPresent(line -> {
          var anew = lines.anew(line.id(), event.id(), reversal.by().user(), clock.instant());
          audit.record(AuditEntry.of(reversal.by(), "line-reopened", TrustLedger.ENTITY, event.account())
              .before("line", line.id()).after("line", anew).after("bankEvent", event.id()));
        });
  }
}
