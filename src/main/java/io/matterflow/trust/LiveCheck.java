package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.trust.JdbcBreaks.Cause;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Proves the trust equation again with each posting, and stops the drawdowns of an account where it does not hold or
 * where the newest statement of the bank is out of balance. Other accounts go on; what comes in and what the bank does
 * is posted still.
 */
@Component
class LiveCheck {

  private final JdbcBreaks breaks;
  private final AuditTrail audit;
  private final Clock clock;

  LiveCheck(JdbcBreaks breaks, AuditTrail audit, Clock clock) {
    this.breaks = breaks;
    this.audit = audit;
    this.clock = clock;
  }

  /** In the transaction of the posting, under the lock of the account. */
  @EventListener
  void on(TrustPosted posted) {
    if (!breaks.equationHolds(posted.account())) {
      freeze(posted.account(), Cause.BOOKS_DIFFER, "equation", Actor.ENGINE);
    }
  }

  /** In the transaction that reconciles, under the lock of the account. */
  void reconciled(Reconciliation made, Actor by) {
    var account = made.figures().account();
    if (!made.figures().areBalanced()) {
      freeze(account, Cause.OUT_OF_BALANCE, made.id().toString(), by);
    } else if (breaks.equationHolds(account) && breaks.lift(account, by.user(), clock.instant())) {
      audit.record(AuditEntry.of(by, "unfrozen", TrustLedger.ENTITY, account).after("reconciliation", made.id()));
    }
  }

  private void freeze(TrustAccountId account, Cause cause, String reference, Actor by) {
    if (breaks.freeze(account, cause, reference, by.user(), clock.instant())) {
      audit.record(
          AuditEntry.of(by, "frozen", TrustLedger.ENTITY, account).after("cause", cause).after("reference", reference));
    }
  }
}
