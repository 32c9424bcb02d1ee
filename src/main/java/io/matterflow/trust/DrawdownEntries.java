package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.trust.Drawdown.Execution;
import io.matterflow.trust.TrustLedger.Answer;
import io.matterflow.trust.TrustLedger.Posted;
import io.matterflow.trust.TrustLedger.Refused;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a drawdown is in the journal, and what it does to an invoice. The key names the authorization: the firm's own
 * books have their part under the same.
 */
@Component
class DrawdownEntries {

  private final TrustLedger ledger;
  private final JdbcTrustPostings postings;
  private final JdbcTrustItems items;
  private final JdbcDeposits deposits;
  private final DepositTasks tasks;
  private final Drawdowns drawdowns;
  private final UndoneEvents undone;
  private final Invoices invoices;
  private final AuditTrail audit;

  DrawdownEntries(
      TrustLedger ledger,
      JdbcTrustPostings postings,
      JdbcTrustItems items,
      JdbcDeposits deposits,
      DepositTasks tasks,
      Drawdowns drawdowns,
      UndoneEvents undone,
      Invoices invoices,
      AuditTrail audit) {
    this.ledger = ledger;
    this.postings = postings;
    this.items = items;
    this.deposits = deposits;
    this.tasks = tasks;
    this.drawdowns = drawdowns;
    this.undone = undone;
    this.invoices = invoices;
    this.audit = audit;
  }

  /** Nothing is posted without an authorization, and what refuses is the journal itself. */
  Answer post(Drawdown drawdown, Execution execution, Optional<AuthorizationId> authorization, Actor by) {
    if (authorization.isEmpty()) {
      return new Refused(TrustCode.TRUST_NOT_AUTHORIZED, Optional.empty());
    }
    var key = "drawdown:" + authorization.get();
    var entry = TrustEntry.of(key, drawdown.account(), drawdown.type().kind(), execution.on(), by)
        .authorizedBy(authorization.get());
    return switch (drawdown.type()) {
    case DRAW_FEES -> drawn(drawdown, execution, leaving(entry, drawdown).about(drawdown.invoice().orElseThrow()), by);
      case DISBURSE_COST, REFUND, PAY_OUT, RECOVERY -> ledger.post(leaving(entry, drawdown));
      case TRANSFER -> transferred(drawdown, leaving(entry, drawdown));
      case REVERSAL -> reversed(drawdown, execution, entry, by);
    };
  }

  /** Whether the bank will show it. A transfer and a deposit that was put right change ledgers only. */
  boolean touchesTheBank(Drawdown drawdown) {
    return !drawdown.terms().staysInside();
  }

  private static TrustEntry leaving(TrustEntry entry, Drawdown drawdown) {
    return entry.moving(ChartAccount.of(drawdown.ledger()), ChartAccount.BANK, drawdown.amount(), drawdown.ledger());
  }

  private Answer drawn(Drawdown drawdown, Execution execution, TrustEntry entry, Actor by) {
    var answer = ledger.post(entry);
    if (answer instanceof Posted) {
      drawdowns.release(drawdown, drawdown.amount(), by);
      invoices.drawFromTrust(drawdown.invoice().orElseThrow(), drawdown.amount(), entry.key(), execution.on(), by);
    }
    return answer;
  }

  private Answer transferred(Drawdown drawdown, TrustEntry entry) {
    var answer = ledger.post(entry);
    if (answer instanceof Posted posted) {
      var to = drawdown.terms().toLedger().orElseThrow();
      required(ledger
          .post(TrustEntry.of(entry.key() + ":in", entry.account(), PostingKind.TRANSFER_IN, entry.on(), entry.by())
          .moving(ChartAccount.BANK, ChartAccount.of(to), drawdown.amount(), to)
          .linkedTo(posted.first().sequence())));
      items.clearedInside(drawdown);
    }
    return answer;
  }

  private Answer reversed(Drawdown drawdown, Execution execution, TrustEntry entry, Actor by) {
    var taken = postings.find(drawdown.account(), drawdown.terms().reverses().orElseThrow()).orElseThrow();
    var answer = ledger.post(takingBack(taken, drawdown, taken.deposit().map(entry::of).orElse(entry)));
    if (answer instanceof Posted && taken.bankEvent().isPresent()) {
      undone.undo(taken, entry, drawdown.id());
    } else if (answer instanceof Posted posted) {
      taken.deposit().ifPresent(deposit -> putRight(drawdown, deposit, posted, entry));
      drawdowns.takenBack(taken.account(), taken.sequence(), drawdown.id(), by);
      if (taken.kind() == PostingKind.DRAW_FEES) {
        invoices.returnToTrust(taken.invoice().orElseThrow(), drawdown.amount(), entry.key(), execution.on(), by);
      }
    }
    return answer;
  }

  /**
   * Money that was identified wrongly does not go back among what nobody knows: a client's money leaves by the bank
   * account only. What is left of a deposit of which the bank took a part is less than was posted, and so is linked
   * to it.
   */
  private static TrustEntry takingBack(TrustPosting taken, Drawdown drawdown, TrustEntry entry) {
    return taken.kind() == PostingKind.IDENTIFIED || !drawdown.amount().equals(taken.amount())
        ? leaving(entry, drawdown).linkedTo(taken.sequence())
        : entry.moving(taken.credit(), taken.debit(), drawdown.amount(), drawdown.ledger()).reversing(taken.sequence());
  }

  /** A deposit on the wrong ledger: it stands on the right one, as cleared and drawable as it was. */
  private void putRight(Drawdown drawdown, DepositId deposit, Posted reversal, TrustEntry entry) {
    var right = drawdown.terms().toLedger();
    if (right.isEmpty()) {
      deposits.returned(deposit, entry.on());
      audit.record(AuditEntry.of(entry.by(), "taken-back", Deposits.ENTITY, deposit)
          .after("on", entry.on())
          .after("drawdown", drawdown.id()));
      tasks.returned(deposit);
      return;
    }
    required(
        ledger.post(TrustEntry.of(entry.key() + ":right", entry.account(), PostingKind.DEPOSIT, entry.on(), entry.by())
        .moving(ChartAccount.BANK, ChartAccount.of(right.get()), drawdown.amount(), right.get())
        .of(deposit)
        .linkedTo(reversal.first().sequence())));
    items.belongsTo(deposit, right.get());
    audit.record(AuditEntry.of(entry.by(), "moved", Deposits.ENTITY, deposit)
        .before("ledger", drawdown.ledger()).after("ledger", right.get()).after("drawdown", drawdown.id()));
    items.clearedInside(drawdown);
  }

  /** What comes in on the heels of what left is refused by nothing that would not have refused that. */
  private static void required(Answer answer) {
    if (answer instanceof Refused refused) {
      throw new IllegalStateException("the second half of a trust entry was refused: " + refused.code());
    }
  }
}
