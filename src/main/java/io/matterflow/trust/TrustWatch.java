package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.trust.TrustAccount.Book;
import io.matterflow.trust.TrustConcern.State;
import io.matterflow.trust.TrustConcern.Wait;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks over the trust accounts each night: what has waited too long comes before a person, and goes again by itself
 * when it waits no more. What a person has answered is quiet for a while, and comes back if it still stands then.
 */
@Service
public class TrustWatch {

  static final String ENTITY = "trust-concern";
  private static final int QUIET_DAYS = 30;
  private static final LocalDate FOR_GOOD = LocalDate.of(9999, 12, 31);

  private final JdbcTrustConcerns rows;
  private final LongWaits waits;
  private final TrustAccounts accounts;
  private final ConcernTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  TrustWatch(
      JdbcTrustConcerns rows,
      LongWaits waits,
      TrustAccounts accounts,
      ConcernTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.rows = rows;
    this.waits = waits;
    this.accounts = accounts;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** Looking twice changes nothing. */
  @Transactional
  public void look() {
    accounts.all().stream().filter(account -> account.book() == Book.OURS).forEach(this::look);
  }

  @Transactional
  void look(TrustAccount account) {
    var today = accounts.today();
    var waiting = waits.on(account, today);
    var open = rows.open(account.id());
    for (var concern : open) {
      if (waiting.stream().noneMatch(concern.about()::isTheSameAs)) {
        end(concern);
      } else if (concern.presses(today)) {
        tasks.presses(concern.id());
      }
    }
    waiting.stream()
        .filter(
            wait -> open.stream().map(TrustConcern::about).noneMatch(wait::isTheSameAs) && !rows.isQuiet(wait, today))
        .forEach(this::open);
  }

  private void open(Wait wait) {
    var concern = new TrustConcern(TrustConcernId.next(), wait, State.OPEN, Optional.empty(), Optional.empty());
    rows.insert(concern, clock.instant());
    audit.record(AuditEntry.of(Actor.ENGINE, "opened", ENTITY, concern.id())
        .after("kind", wait.kind())
        .after("account", wait.account())
        .after("ledger", wait.ledger())
        .after("since", wait.since()));
    tasks.opened(concern.id());
  }

  private void end(TrustConcern concern) {
    rows.close(concern.id(), State.ENDED, Actor.ENGINE.user(), Optional.empty(), Optional.empty(), clock.instant());
    audit.record(AuditEntry.of(Actor.ENGINE, "ended", ENTITY, concern.id()));
    tasks.closed(concern.id(), Actor.ENGINE);
  }

  /** A person has dealt with it, and says how. False where nothing waits any more. */
  @Transactional
  public boolean answer(TrustConcernId id, String reason, Actor by) {
    var concern = required(id);
    if (concern.state() != State.OPEN) {
      return false;
    }
    var quietUntil = concern.about().kind().isAnsweredOnce() ? FOR_GOOD : accounts.today().plusDays(QUIET_DAYS);
    rows.close(id, State.ANSWERED, by.user(), Optional.of(reason), Optional.of(quietUntil), clock.instant());
    audit.record(AuditEntry.of(by, "answered", ENTITY, id).after("quietUntil", quietUntil).text("reason", reason));
    tasks.closed(id, by);
    return true;
  }

  @Transactional(readOnly = true)
  public TrustConcern required(TrustConcernId id) {
    return rows.find(id).orElseThrow(() -> new IllegalStateException("there is no concern " + id));
  }

  @Transactional(readOnly = true)
  public List<TrustConcern> open(TrustAccountId account) {
    return rows.open(account);
  }
}
