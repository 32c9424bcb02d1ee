package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the firm owes a trust account, because the bank took more than the ledger at fault held. Until nothing is owed
 * no drawdown of that account goes on; it is cured by a transfer that the firm has made, under the bank's reference of
 * it.
 */
@Service
public class Shortages {

  private final JdbcShortages rows;
  private final JdbcTrustAccounts accounts;
  private final TrustAccounts standings;
  private final TrustLedger ledger;
  private final TrustAuthorities authorities;
  private final TrustAttempts attempts;
  private final BankTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  Shortages(
      JdbcShortages rows,
      JdbcTrustAccounts accounts,
      TrustAccounts standings,
      TrustLedger ledger,
      TrustAuthorities authorities,
      TrustAttempts attempts,
      BankTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.standings = standings;
    this.ledger = ledger;
    this.authorities = authorities;
    this.attempts = attempts;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** Stops the drawdowns of the account unless a shortage has done so already. Whoever calls holds the account. */
  void begin(TrustAccountId account, BankEventId event, Actor by) {
    if (rows.open(account).isEmpty()) {
      var freeze = FreezeId.next();
      rows.insert(freeze, account, event.toString(), by.user(), clock.instant());
      audit.record(AuditEntry.of(by, "frozen", TrustLedger.ENTITY, account)
          .after("cause", "SHORTAGE")
          .after("bankEvent", event));
      tasks.isShort(freeze);
    }
  }

  /** The firm's money has arrived, by a transfer of this reference: told twice, it is one. */
  @Transactional
  public Cure cure(TrustAccountId id, Transfer transfer, Actor by) {
    var locked = accounts.lock(id);
    if (authorities.mayAuthorize(by).isEmpty()) {
      audit.recordAttempt(AuditEntry.of(by, "cure-attempted-without-authority", TrustLedger.ENTITY, id));
      attempts.withoutAuthority(id, "cure", by);
      return new NotCured(TrustCode.TRUST_NOT_AUTHORIZED, Optional.empty());
    }
    if (locked.isEmpty()) {
      return new NotCured(TrustCode.TRUST_UNKNOWN_ACCOUNT, Optional.empty());
    }
    var key = "cure:%s:%s".formatted(id, transfer.reference());
    var known = ledger.entry(key);
    if (!known.isEmpty()) {
      var first = known.get(0);
      return first.amount().equals(transfer.amount()) && first.on().equals(transfer.on())
          ? new Cured(owed(id)) : new ReferenceUsed();
    }
    var entry = TrustEntry.of(key, id, PostingKind.CURE, transfer.on(), by)
        .moving(ChartAccount.BANK, ChartAccount.SHORTAGE, transfer.amount());
    if (ledger.post(entry) instanceof TrustLedger.Refused refused) {
      return new NotCured(refused.code(), refused.limit());
    }
    var left = owed(id);
    if (left.isZero()) {
      rows.open(id).ifPresent(freeze -> lift(freeze, id, by));
    }
    return new Cured(left);
  }

  /** What had made the account short was taken back. Whoever calls holds the account. */
  void lookAgain(TrustAccountId account, Actor by) {
    if (owed(account).isZero()) {
      rows.open(account).ifPresent(freeze -> {
        lifted(freeze, account, by);
        tasks.notShort(freeze);
      });
    }
  }

  private void lift(FreezeId freeze, TrustAccountId account, Actor by) {
    lifted(freeze, account, by);
    tasks.cured(freeze, by);
  }

  private void lifted(FreezeId freeze, TrustAccountId account, Actor by) {
    rows.lift(freeze, by.user(), clock.instant());
    audit.record(AuditEntry.of(by, "unfrozen", TrustLedger.ENTITY, account).before("cause", "SHORTAGE"));
  }

  /** What the firm owes the account. */
  @Transactional(readOnly = true)
  public Money owed(TrustAccountId account) {
    return standings.standing(account, standings.today()).orElseThrow().balance(ChartAccount.SHORTAGE);
  }

  /** The account that this freeze has stopped. */
  @Transactional(readOnly = true)
  public TrustAccountId accountOf(FreezeId freeze) {
    return rows.account(freeze);
  }

  /** The firm's transfer, as the bank has it. */
  public record Transfer(Money amount, LocalDate on, String reference) {}

  /** What became of a cure. */
  public sealed interface Cure permits Cured, NotCured, ReferenceUsed {}

  /** Posted; so much is still owed. */
  public record Cured(Money left) implements Cure {}

  public record NotCured(TrustCode code, Optional<Money> limit) implements Cure {}

  /** Another transfer was recorded under this reference. */
  public record ReferenceUsed() implements Cure {}
}
