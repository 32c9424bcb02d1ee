package io.matterflow.trust;

import io.matterflow.directory.Directory;
import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What keeps trust from going on, or from being watched: nobody who may authorize, cases that an administrator of the
 * engine has ended or stopped, and attempts of which a lawyer could not be told.
 */
@Component
class TrustBlocked implements BlockedWork {

  private static final Duration RECENT = Duration.ofDays(30);
  private static final int MOST = 500;

  private final TrustAccounts accounts;
  private final TrustAuthorities authorities;
  private final TrustAttempts attempts;
  private final JdbcTrustCases cases;
  private final Directory directory;
  private final Clock clock;

  TrustBlocked(
      TrustAccounts accounts,
      TrustAuthorities authorities,
      TrustAttempts attempts,
      JdbcTrustCases cases,
      Directory directory,
      Clock clock) {
    this.accounts = accounts;
    this.authorities = authorities;
    this.attempts = attempts;
    this.cases = cases;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor) {
    if (!actor.hasAny(Role.BILLING_ADMIN, Role.BILLING_COORDINATOR, Role.BOOKKEEPER, Role.TRUST_AUTHORIZER,
        Role.AUDITOR)) {
      return List.of();
    }
    var now = clock.instant();
    var blocked = new ArrayList<Blocked>();
    var holders = authorities.inForce(accounts.today());
    if (holders.isEmpty() && !accounts.all().isEmpty()) {
      blocked.add(new Blocked("trust:authority", "NO_TRUST_AUTHORITY", Subject.of("trust", "authority"),
          "Nobody holds trust authority: no deposit is confirmed, and nothing is authorized or signed.",
          Role.BILLING_ADMIN.group(), now, "Grant trust authority to a lawyer by POST /api/trust/authorities.", ""));
    }
    var tried = attempts.since(now.minus(RECENT), MOST);
    holders.stream()
        .map(TrustAuthority::person)
        .distinct()
        .filter(person -> directory.timekeeper(new TimekeeperId(person.value())).isEmpty() && !tried.isEmpty())
        .forEach(person -> blocked.add(new Blocked("trust:untold:" + person, "TRUST_ALERT_UNTOLD",
            Subject.of("user", person.value()),
            "%s holds trust authority and has no e-mail address here, and was not told of %d refused attempts on trust money."
                .formatted(person, tried.size()),
            Role.BILLING_ADMIN.group(), earliest(tried),
            "Show them GET /api/trust/attempts, and enter them in the directory with their address.", "")));
    cases.astray().forEach(astray -> blocked.add(astray(astray)));
    if (cases.isModelStopped()) {
      blocked.add(new Blocked("trust:model", "TRUST_CASE_STOPPED", Subject.of("model", "trust-drawdown"),
          "The model trust-drawdown was stopped at the engine: no drawdown can be proposed.",
          Role.BILLING_ADMIN.group(), now,
          "Activate the model again, and ask who stopped it: the audit trail says.", ""));
    }
    return blocked;
  }

  private static Instant earliest(List<TrustAttempt> tried) {
    return tried.get(tried.size() - 1).at();
  }

  private static Blocked astray(JdbcTrustCases.Astray astray) {
    var id = astray.drawdown();
    return astray.isGone()
        ? new Blocked("trust:case:" + id, TrustCasesWatch.CASE_ENDED, Subject.of("drawdown", id),
            "The case of drawdown %s was ended at the engine. Nothing was posted, and what it reserves stays reserved."
                .formatted(id),
            Role.BILLING_COORDINATOR.group(), astray.since().toInstant(),
            "Withdraw the drawdown, then propose it anew.", "")
        : new Blocked("trust:case:" + id, TrustCasesWatch.CASE_STOPPED, Subject.of("drawdown", id),
            "The case of drawdown %s was stopped at the engine.".formatted(id), Role.BILLING_ADMIN.group(),
            astray.since().toInstant(), "Activate its case again, or have the drawdown withdrawn.", "");
  }
}
