package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.Deposit.State;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.DepositAnswer.NotNow;
import io.matterflow.trust.DepositAnswer.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A deposit that is confirmed and has not cleared may be drawn before only by a lawyer's word, asked for by somebody
 * else.
 */
@Service
public class Releases {

  private final JdbcDeposits deposits;
  private final JdbcReleases rows;
  private final JdbcTrustAccounts accounts;
  private final TrustAuthorities authorities;
  private final TrustAttempts attempts;
  private final TrustAccounts days;
  private final DepositTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  Releases(
      JdbcDeposits deposits,
      JdbcReleases rows,
      JdbcTrustAccounts accounts,
      TrustAuthorities authorities,
      TrustAttempts attempts,
      TrustAccounts days,
      DepositTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.deposits = deposits;
    this.rows = rows;
    this.accounts = accounts;
    this.authorities = authorities;
    this.attempts = attempts;
    this.days = days;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** Asks a lawyer; asking twice is one question. */
  @Transactional
  public DepositAnswer ask(DepositId id, String reason, Actor by) {
    var found = locked(id);
    if (found.isEmpty()) {
      return new DepositAnswer.Unknown(id);
    }
    var deposit = found.get();
    if (!waits(deposit)) {
      return new NotNow(deposit);
    }
    if (rows.asked(id).isEmpty()) {
      rows.insert(id, reason, by.user(), clock.instant());
      audit.record(AuditEntry.of(by, "release-asked", Deposits.ENTITY, id).text("reason", reason));
      tasks.releaseAsked(id);
    }
    return new Done(List.of(deposit));
  }

  /** The lawyer's word. A release lets it be drawn from today on; what is kept is drawable on its day. */
  @Transactional
  public DepositAnswer decide(DepositId id, boolean release, Optional<String> reason, Actor by) {
    var found = locked(id);
    if (authorities.mayAuthorize(by).isEmpty()) {
      audit.recordAttempt(AuditEntry.of(by, "release-attempted-without-authority", Deposits.ENTITY, id));
      found.ifPresent(deposit -> attempts.withoutAuthority(deposit.account(), "release", by));
      return new Refused(TrustCode.TRUST_NOT_AUTHORIZED, Optional.empty());
    }
    if (found.isEmpty()) {
      return new DepositAnswer.Unknown(id);
    }
    var asked = rows.asked(id);
    if (asked.isEmpty()) {
      return new NotNow(found.get());
    }
    var releases = release && waits(found.get());
    if (releases && asked.get().by().equals(by.user())) {
      attempts.withoutAuthority(found.get().account(), "release", by);
      return new Refused(TrustCode.TRUST_NOT_AUTHORIZED, Optional.empty());
    }
    rows.decide(id, releases ? "RELEASED" : "KEPT", by.user(), clock.instant());
    var act = AuditEntry.of(by, releases ? "released-early" : "release-refused", Deposits.ENTITY, id)
        .before("drawableOn", found.get().drawableOn().map(Object::toString).orElse(""));
    if (releases) {
      deposits.drawableFrom(id, days.today());
      act = act.after("drawableOn", days.today());
    }
    audit.record(reason.isPresent() ? act.text("reason", reason.get()) : act);
    tasks.releaseDecided(id, by);
    return new Done(List.of(deposits.find(id).orElseThrow()));
  }

  /** What a lawyer is asked about this deposit. */
  @Transactional(readOnly = true)
  public Optional<Asked> asked(DepositId id) {
    return rows.asked(id);
  }

  private Optional<Deposit> locked(DepositId id) {
    return deposits.find(id).flatMap(deposit -> accounts.lock(deposit.account())).flatMap(held -> deposits.find(id));
  }

  private boolean waits(Deposit deposit) {
    return deposit.state() == State.CONFIRMED && !deposit.isDrawable(days.today());
  }

  /** Who asks that the deposit be released, and why. */
  public record Asked(DepositId deposit, UserId by, String reason) {}
}
