package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.trust.Deposit.State;
import io.matterflow.trust.TrustAccounts.Opening;
import io.matterflow.trust.TrustAccounts.Opening.Cheque;
import io.matterflow.trust.TrustAccounts.Opening.InTransit;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What stood between book and bank when a journal began: money in transit is a deposit like any other from then on, a
 * cheque that the bank had not paid is an item of the reconciliation until the bank shows it.
 */
@Component
class OpeningItems {

  static final String SOURCE = "opening";

  private final JdbcDeposits deposits;
  private final JdbcOpeningCheques cheques;
  private final TrustLedger ledger;
  private final DepositTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  OpeningItems(
      JdbcDeposits deposits,
      JdbcOpeningCheques cheques,
      TrustLedger ledger,
      DepositTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.deposits = deposits;
    this.cheques = cheques;
    this.ledger = ledger;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whoever calls has just opened the account. */
  void take(Opening opening, Actor by) {
    for (var at = 0; at < opening.inTransit().size(); at++) {
      inTransit(opening, at, opening.inTransit().get(at), by);
    }
    opening.outstanding().forEach(cheque -> outstanding(opening, cheque, by));
  }

  private void inTransit(Opening opening, int at, InTransit item, Actor by) {
    var deposit = new Deposit(DepositId.next(), opening.account(), SOURCE, "%s:%d".formatted(opening.account(), at + 1),
        Optional.of(item.ledger()), item.amount(), Money.zero(item.amount().currency()), item.method(), item.on(),
        Optional.empty(), item.ref(), item.payer(), State.POSTED,
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), by.user(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
    deposits.insert(deposit);
    var entry = TrustEntry.of("deposit:" + deposit.id(), opening.account(), PostingKind.DEPOSIT, opening.asOf(), by)
        .of(deposit.id())
        .moving(ChartAccount.BANK, ChartAccount.of(item.ledger()), item.amount(), item.ledger());
    if (ledger.post(entry) instanceof TrustLedger.Refused refused) {
      throw new IllegalStateException(
          "account %s could not be opened: %s".formatted(opening.account(), refused.code()));
    }
    audit.record(AuditEntry.of(by, "taken-over", Deposits.ENTITY, deposit.id())
        .after("account", opening.account())
        .after("ledger", item.ledger())
        .after("amount", item.amount())
        .after("on", item.on()));
    tasks.received(deposit.id());
  }

  private void outstanding(Opening opening, Cheque cheque, Actor by) {
    var id = cheques.insert(opening.account(), cheque, by.user(), clock.instant());
    audit.record(AuditEntry.of(by, "cheque-taken-over", TrustLedger.ENTITY, opening.account())
        .after("item", id).after("ledger", cheque.ledger()).after("amount", cheque.amount()).after("on", cheque.on()));
  }
}
