package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.NoticeKind;
import io.matterflow.notices.PersonalNotices;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every attempt on trust money that was refused is kept and audited; whoever holds trust authority hears of it by e-mail, once for a
 * drawdown, a person who tried and a code.
 */
@Service
public class TrustAttempts {

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
    refused(terms, Optional.empty(), "propose", code.name(), by);
  }

  void refused(Drawdown drawdown, String act, TrustCode code, Actor by) {
    refused(drawdown.terms(), Optional.of(drawdown.id()), act, code.name(), by);
  }

  @Transactional(readOnly = true)
  public List<TrustAttempt> since(Instant moment, int limit) {
    return rows.since(moment, limit);
  }

  private void refused(DrawdownTerms terms, Optional<DrawdownId> drawdown, String act, String code, Actor by) {
    var attempt = new TrustAttempt(
        UUID.randomUUID(), clock.instant(), by.user(), act, terms.account(), terms.ledger(), drawdown, code);
    keep(attempt, terms, by);
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCompletion(int status) {
        if (status == STATUS_ROLLED_BACK) {
          afterwards.executeWithoutResult(anew -> keep(attempt, terms, by));
        }
      }
    });
  }

  /** Within what is refused or, where that is rolled back, after it: a form's refusal takes its transaction with it. */
  private void keep(TrustAttempt attempt, DrawdownTerms terms, Actor by) {
    rows.insert(attempt);
    audit.record(AuditEntry.of(by, attempt.act() + "-refused", "trust-attempt", attempt.id())
        .after("drawdown", attempt.drawdown().map(DrawdownId::toString).orElse(""))
        .after("code", attempt.code())
        .after("account", terms.account())
        .after("ledger", terms.ledger())
        .after("type", terms.type())
        .after("amount", terms.amount().plain()));
    authorities.inForce(authorities.today()).stream()
        .map(grant -> new TimekeeperId(grant.person().value()))
        .distinct()
        .filter(person -> directory.timekeeper(person).isPresent())
        .forEach(person -> notices.plan(NoticeKind.TRUST_ATTEMPT, person, TrustAlerts.occasion(attempt)));
  }
}
