package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.NoticeKind;
import io.matterflow.notices.PersonalNotices;
import io.matterflow.trust.JdbcBreaks.Cause;
import io.matterflow.trust.TrustFinding.Law;
import io.matterflow.trust.TrustProof.Proof;
import io.matterflow.trust.TrustProof.Proven;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever proves a journal and finds that it does not hold has stopped its drawdowns by that: nobody needs to decide it
 * first. Whoever holds trust authority hears of it. When the journal holds again, the next proof lifts the stop.
 */
@Service
public class ProofWatch {

  private static final Logger LOG = LoggerFactory.getLogger(ProofWatch.class);

  private final TrustProof proof;
  private final JdbcTrustAccounts accounts;
  private final JdbcBreaks breaks;
  private final TrustAuthorities authorities;
  private final PersonalNotices notices;
  private final Directory directory;
  private final AuditTrail audit;
  private final TransactionTemplate anew;
  private final TransactionTemplate oneMoment;
  private final Clock clock;

  ProofWatch(
      TrustProof proof,
      JdbcTrustAccounts accounts,
      JdbcBreaks breaks,
      TrustAuthorities authorities,
      PersonalNotices notices,
      Directory directory,
      AuditTrail audit,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.proof = proof;
    this.accounts = accounts;
    this.breaks = breaks;
    this.authorities = authorities;
    this.notices = notices;
    this.directory = directory;
    this.audit = audit;
    this.anew = new TransactionTemplate(transactions);
    this.anew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.oneMoment = new TransactionTemplate(transactions);
    this.oneMoment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.oneMoment.setReadOnly(true);
    this.clock = clock;
  }

  /** Every account, and every chain of the audit trail. */
  public Proof verify() {
    var begun = clock.instant();
    var found = proof.verify();
    found.accounts().forEach(account -> heed(account, found, begun));
    return found;
  }

  /** One account, and every chain of the audit trail. */
  public Optional<Proof> verify(TrustAccountId id) {
    var begun = clock.instant();
    var proven = proof.verify(id);
    proven.ifPresent(found -> found.accounts().forEach(account -> heed(account, found, begun)));
    return proven;
  }

  /** Each as one moment saw it, and what is found is heeded at once. */
  void proveAll() {
    for (var account : accounts.all()) {
      var begun = clock.instant();
      var findings = Optional.ofNullable(oneMoment.execute(read -> proof.journalOf(account.id()))).orElse(List.of());
      var first = findings.stream().filter(ProofWatch::stops).findFirst().map(ProofWatch::words);
      anew.executeWithoutResult(heeded -> heed(account.id(), first, begun));
    }
  }

  private void heed(Proven account, Proof found, Instant begun) {
    var first = found.findings().stream()
        .filter(finding -> finding.account().filter(account.account()::equals).isPresent() && stops(finding))
        .findFirst().map(ProofWatch::words)
        .or(() -> found.trail().breaks().stream()
            .filter(broken -> broken.entity().equals(TrustLedger.ENTITY)
                && broken.entityId().equals(account.account().value()))
            .findFirst().map(broken -> "%s row %d".formatted(Law.TRAIL, broken.sequence())));
    anew.executeWithoutResult(heeded -> heed(account.account(), first, begun));
  }

  /** What another proof has stopped since this one began, this one has not seen, and it stays stopped. */
  private void heed(TrustAccountId account, Optional<String> finding, Instant begun) {
    if (finding.isEmpty() && !breaks.isStopped(account, Cause.PROOF)) {
      return;
    }
    accounts.lock(account);
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (finding.isEmpty()) {
      if (breaks.liftProof(account, begun, Actor.ENGINE.user(), now)) {
        audit.record(AuditEntry.of(Actor.ENGINE, "unfrozen", TrustLedger.ENTITY, account).before("cause", Cause.PROOF));
      }
    } else if (breaks.freeze(account, Cause.PROOF, finding.get(), Actor.ENGINE.user(), now)) {
      LOG.error("the journal of trust account {} does not hold: {}; its drawdowns are stopped", account, finding.get());
      audit.record(AuditEntry.of(Actor.ENGINE, "frozen", TrustLedger.ENTITY, account)
          .after("cause", Cause.PROOF).after("reference", finding.get()));
      alert(account, finding.get() + " " + now);
    }
  }

  private void alert(TrustAccountId account, String occasion) {
    authorities.inForce(authorities.today()).stream()
        .map(grant -> new TimekeeperId(grant.person().value()))
        .distinct()
        .filter(person -> directory.timekeeper(person).isPresent())
        .forEach(person -> notices.plan(NoticeKind.TRUST_BREAK, person, account + " " + occasion));
  }

  /** What a drawdown itself puts right, or what another book has wrong, is told and stops nothing. */
  private static boolean stops(TrustFinding finding) {
    return switch (finding.law()) {
      case I8, I11, I12 -> false;
      default -> true;
    };
  }

  private static String words(TrustFinding finding) {
    return finding.law() + finding.sequence().map(" row %d"::formatted).orElse("");
  }
}
