package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.NoticeKind;
import io.matterflow.notices.PersonalNotices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every attempt on trust money that was refused is kept and audited; whoever holds trust authority hears of it by
 * e-mail, once for a drawdown, a person who tried and a code, or once a day where there is no drawdown.
 */
@Service
public class TrustAttempts {

  private static final Duration A_DAY = Duration.ofDays(1);

  private final JdbcTrustAttempts rows;
  private final TrustAuthorities authorities;
  private final PersonalNotices notices;
  private final Directory directory;
  private final AuditTrail audit;
  private final TransactionTemplate afterwards;
  private final Clock clock;

  TrustAttempts(
      JdbcTrustAttempts rows,
      TrustAuthorities authorities,
      PersonalNotices notices,
      Directory directory,
      AuditTrail audit,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.authorities = authorities;
    this.notices = notices;
    this.directory = directory;
    this.audit = audit;
    this.afterwards = new TransactionTemplate(transactions);
    this.afterwards.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  /** Somebody proposed what may not leave: there is no drawdown. */
  void refusedProposal(DrawdownTerms terms, TrustCode code, Actor by) {
    refused(attempt("propose", Optional.of(terms), Optional.empty(), Optional.of(terms.account()), code.name(), by),
        by);
  }

  void refused(Drawdown drawdown, String act, TrustCode code, Actor by) {
    about(drawdown, act, code.name(), by);
  }

  /** Somebody without trust authority wanted to do on an account what takes it. */
  void withoutAuthority(TrustAccountId account, String act, Actor by) {
    refused(attempt(act, Optional.empty(), Optional.empty(), Optional.of(account),
        TrustCode.TRUST_NOT_AUTHORIZED.name(), by), by);
  }

  /** A lawyer wanted to sign what is not to be signed. */
  void refusedSignature(TrustAccountId account, TrustCode code, Actor by) {
    refused(attempt("sign", Optional.empty(), Optional.empty(), Optional.of(account), code.name(), by), by);
  }

  /** Somebody wanted trust authority for a person who may not have it, themselves for one. */
  @Transactional
  public void refusedGrant(String code, Actor by) {
    refused(attempt("grant", Optional.empty(), Optional.empty(), Optional.empty(), code, by), by);
  }

  /** Somebody asked at our own interface for an act that is not their role's. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void atTheDoor(String act, Optional<TrustAccountId> account, Actor by) {
    refused(attempt(act, Optional.empty(), Optional.empty(), account, TrustCode.TRUST_NOT_AUTHORIZED.name(), by), by);
  }

  /** Somebody finished a task of trust that is not their role's. */
  @Transactional
  public void atTheDesk(String task, TrustAccountId account, Actor by) {
    withoutAuthority(account, task, by);
  }

  /** Somebody went at the case of a drawdown past our own interface. */
  void atTheEngine(Drawdown drawdown, String code, Actor by) {
    about(drawdown, "engine", code, by);
  }

  /** Somebody went at the model itself, or at what the engine runs, past our own interface. */
  void atTheEngine(String code, Actor by) {
    refused(attempt("engine", Optional.empty(), Optional.empty(), Optional.empty(), code, by), by);
  }

  /**
   * A case was found ended or stopped after what this person did: whoever did something since is not blamed for it too.
   */
  void foundAstray(Drawdown drawdown, String act, String code, Actor by) {
    if (!rows.isKnown(Optional.of(drawdown.id()), code, Optional.empty(), clock.instant().minus(A_DAY))) {
      about(drawdown, act, code, by);
    }
  }

  /** The model was found stopped: told once a day, as what is found astray is. */
  void foundStopped(String act, String code, Actor by) {
    if (!rows.isKnown(Optional.empty(), code, Optional.of(by.user()), clock.instant().minus(A_DAY))) {
      refused(attempt(act, Optional.empty(), Optional.empty(), Optional.empty(), code, by), by);
    }
  }

  private void about(Drawdown drawdown, String act, String code, Actor by) {
    refused(attempt(act, Optional.of(drawdown.terms()), Optional.of(drawdown.id()), Optional.of(drawdown.account()),
        code, by), by);
  }

  @Transactional(readOnly = true)
  public List<TrustAttempt> since(Instant moment, int limit) {
    return rows.since(moment, limit);
  }

  private Kept attempt(
      String act,
      Optional<DrawdownTerms> terms,
      Optional<DrawdownId> drawdown,
      Optional<TrustAccountId> account,
      String code,
      Actor by) {
    return new Kept(new TrustAttempt(UUID.randomUUID(), clock.instant(), by.user(), act, account,
        terms.map(DrawdownTerms::ledger), drawdown,
        code), terms);
  }

  private void refused(Kept attempt, Actor by) {
    keep(attempt, by);
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCompletion(int status) {
        if (status == STATUS_ROLLED_BACK) {
          afterwards.executeWithoutResult(anew -> keep(attempt, by));
        }
      }
    });
  }

  /** Within what is refused or, where that is rolled back, after it: a form's refusal takes its transaction with it. */
  private void keep(Kept kept, Actor by) {
    var attempt = kept.attempt();
    rows.insert(attempt);
    var entry = AuditEntry.of(by, attempt.act() + "-refused", "trust-attempt", attempt.id())
        .after("drawdown", attempt.drawdown().map(DrawdownId::toString).orElse(""))
        .after("code", attempt.code())
        .after("account", attempt.account().map(TrustAccountId::value).orElse(""))
        .after("ledger", attempt.ledger().map(LedgerId::value).orElse(""));
    audit.record(kept.terms()
        .map(terms -> entry.after("type", terms.type()).after("amount", terms.amount().plain()))
        .orElse(entry));
    authorities.inForce(authorities.today()).stream()
        .map(grant -> new TimekeeperId(grant.person().value()))
        .distinct()
        .filter(person -> directory.timekeeper(person).isPresent())
        .forEach(person -> notices.plan(NoticeKind.TRUST_ATTEMPT, person, TrustAlerts.occasion(attempt)));
  }

  private record Kept(TrustAttempt attempt, Optional<DrawdownTerms> terms) {}
}
