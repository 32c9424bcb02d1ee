package io.matterflow.trust;

import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.Drawdown.Execution;
import io.matterflow.trust.Drawdown.State;
import io.matterflow.trust.DrawdownAnswer.NoCase;
import io.matterflow.trust.DrawdownAnswer.NotAuthorized;
import io.matterflow.trust.DrawdownAnswer.NotNow;
import io.matterflow.trust.DrawdownAnswer.Refused;
import io.matterflow.trust.DrawdownAnswer.Standing;
import io.matterflow.trust.DrawdownAnswer.Why;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bookkeeper has made the cheque or the transfer, and the journal gets what a lawyer has authorized. All is judged
 * again from the rows, while the account is held: a process says only when.
 */
@Service
public class DrawdownPosting {

  private static final String EXECUTE = "execute";
  private static final Set<State> POSTED = EnumSet.of(State.POSTED, State.CLEARED, State.SETTLED);

  private final Drawdowns drawdowns;
  private final JdbcDrawdowns rows;
  private final JdbcTrustSignatures signatures;
  private final DrawdownSigning signing;
  private final DrawdownChecks checks;
  private final DrawdownEntries entries;
  private final TrustAuthorities authorities;
  private final TrustAccounts accounts;
  private final TrustAttempts attempts;
  private final JdbcTrustCases cases;
  private final DrawdownTasks tasks;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  DrawdownPosting(
      Drawdowns drawdowns,
      JdbcDrawdowns rows,
      JdbcTrustSignatures signatures,
      DrawdownSigning signing,
      DrawdownChecks checks,
      DrawdownEntries entries,
      TrustAuthorities authorities,
      TrustAccounts accounts,
      TrustAttempts attempts,
      JdbcTrustCases cases,
      DrawdownTasks tasks,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.drawdowns = drawdowns;
    this.rows = rows;
    this.signatures = signatures;
    this.signing = signing;
    this.checks = checks;
    this.entries = entries;
    this.authorities = authorities;
    this.accounts = accounts;
    this.attempts = attempts;
    this.cases = cases;
    this.tasks = tasks;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** Enters how and on which day the money was moved, and posts it on that day, or says why not. */
  @Transactional
  public DrawdownAnswer execute(DrawdownId id, String method, String ref, LocalDate on, Actor by) {
    var drawdown = drawdowns.locked(id);
    if (!by.has(Role.BOOKKEEPER)) {
      return signing.withoutRight(drawdown, EXECUTE, Why.NO_BOOKKEEPER, by);
    }
    var authorization = drawdown.state() == State.AUTHORIZED ? held(drawdown) : Optional.<TrustAuthorization>empty();
    if (authorization.isEmpty() || on.isBefore(dayOf(authorization.get()))) {
      attempts.refused(drawdown, EXECUTE, TrustCode.TRUST_NOT_AUTHORIZED, by);
      return whyNot(drawdown, authorization);
    }
    var terms = drawdown.terms().by(Optional.of(method), Optional.of(ref));
    var account = accounts.find(drawdown.account()).orElseThrow();
    var refused = checks.refusalNow(account, terms, drawdown, on);
    if (refused.isPresent()) {
      attempts.refused(drawdown, EXECUTE, refused.get().code(), by);
      return refused.get();
    }
    if (!cases.goesOn(id)) {
      return new NoCase();
    }
    rows.execute(id, new Execution(method, ref, on, by.user()));
    audit.record(Drawdowns.about(drawdown, "executed", by)
        .before("state", drawdown.state()).after("method", method).after("ref", ref).after("on", on));
    tasks.executed(id, by);
    var after = drawdowns.required(id);
    return POSTED.contains(after.state())
        ? new Standing(after)
        : new NotAuthorized(
            "It was not posted (%s).".formatted(after.endedBecause().orElse("its case went another way")),
            "Read it again; propose it anew if money is still to leave.");
  }

  /**
   * Posts what was executed; false when the journal refuses it, and then it is void. Whoever calls this for a drawdown
   * that nobody has executed posts nothing.
   */
  @Transactional
  public boolean post(DrawdownId id) {
    var drawdown = drawdowns.locked(id);
    if (drawdown.state() != State.EXECUTED) {
      attempts.refused(drawdown, "post", TrustCode.TRUST_NOT_AUTHORIZED, Actor.ENGINE);
      return false;
    }
    var execution = drawdown.execution().orElseThrow();
    var by = new Actor(execution.by(), Set.of(Role.BOOKKEEPER), Optional.empty(), false);
    var answer = entries.post(drawdown, execution,
        signatures.valid(drawdown, clock.instant()).map(TrustAuthorization::id), by);
    if (answer instanceof TrustLedger.Refused refused) {
      attempts.refused(drawdown, "post", refused.code(), by);
      drawdowns.end(drawdown, State.VOIDED, refused.code().name(), Optional.empty(), by);
      return false;
    }
    rows.posted(id, ((TrustLedger.Posted) answer).first().sequence());
    if (!entries.touchesTheBank(drawdown)) {
      rows.cleared(id, execution.on());
    }
    audit.record(Drawdowns.about(drawdown, "posted", by)
        .after("sequence", ((TrustLedger.Posted) answer).first().sequence())
        .after("amount", drawdown.amount().plain())
        .after("on", execution.on()));
    return true;
  }

  /** What was signed on grants that are all in force still, unless it has lapsed. */
  private Optional<TrustAuthorization> held(Drawdown drawdown) {
    var today = accounts.today();
    var everyGrantHolds = signatures.of(drawdown.id(), drawdown.version()).stream()
        .allMatch(signature -> authorities.stillHolds(signature, today));
    return everyGrantHolds ? signatures.valid(drawdown, clock.instant()) : Optional.empty();
  }

  private DrawdownAnswer whyNot(Drawdown drawdown, Optional<TrustAuthorization> authorization) {
    if (drawdown.state() != State.AUTHORIZED) {
      return drawdown.state() == State.PROPOSED
          ? new NotAuthorized("No lawyer with trust authority has authorized it as it stands.",
              TrustCode.TRUST_NOT_AUTHORIZED.next())
          : new NotNow(drawdown.state());
    }
    return authorization
        .map(given -> new NotAuthorized(
            "It is dated before %s, the day on which it was authorized.".formatted(Wording.of(dayOf(given))),
            "Make the cheque or the transfer on that day or later, and enter the day on which it was made. Money that had left before is"
                + " no draw that a lawyer authorized: tell a person with trust authority."))
        .orElseGet(() -> new NotAuthorized(
            signatures.valid(drawdown, clock.instant()).isEmpty()
                ? "Its authorization has lapsed."
                : "A grant of trust authority on which it was signed is over, or who signed it has left the firm.",
            "Make no payment. It comes before those with trust authority again by itself, in the coming night at the latest; whoever"
                + " needs it before withdraws it and proposes it anew."));
  }

  private LocalDate dayOf(TrustAuthorization authorization) {
    return authorization.at().atZone(directory.firm().zone()).toLocalDate();
  }
}
