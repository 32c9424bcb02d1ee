package io.matterflow.trust;

import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.UserId;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.Drawdown.State;
import io.matterflow.trust.DrawdownAnswer.NoCase;
import io.matterflow.trust.DrawdownAnswer.NotNow;
import io.matterflow.trust.DrawdownAnswer.Refused;
import io.matterflow.trust.DrawdownAnswer.Stale;
import io.matterflow.trust.DrawdownAnswer.Standing;
import io.matterflow.trust.DrawdownAnswer.Why;
import io.matterflow.trust.DrawdownAnswer.WithoutRight;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A lawyer's word on a drawdown. It is a row about exactly these terms in this version: who signed, on which grant,
 * until when. Who may not sign is answered, recorded and told to those who may.
 */
@Service
public class DrawdownSigning {

  private static final String AUTHORIZE = "authorize";

  private final Drawdowns drawdowns;
  private final JdbcDrawdowns rows;
  private final JdbcTrustSignatures signatures;
  private final TrustAuthorities authorities;
  private final TrustAccounts accounts;
  private final DrawdownChecks checks;
  private final DrawdownRules rules;
  private final TrustAttempts attempts;
  private final JdbcTrustCases cases;
  private final DrawdownTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  DrawdownSigning(
      Drawdowns drawdowns,
      JdbcDrawdowns rows,
      JdbcTrustSignatures signatures,
      TrustAuthorities authorities,
      TrustAccounts accounts,
      DrawdownChecks checks,
      DrawdownRules rules,
      TrustAttempts attempts,
      JdbcTrustCases cases,
      DrawdownTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.drawdowns = drawdowns;
    this.rows = rows;
    this.signatures = signatures;
    this.authorities = authorities;
    this.accounts = accounts;
    this.checks = checks;
    this.rules = rules;
    this.attempts = attempts;
    this.cases = cases;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Signs this version. With the last signature that the decision asks for, it may be carried out, once, until it
   * lapses. Where the decision asks for fewer than it did, a lawyer among those who have signed says so once more, and
   * it lapses from then on; where it has come to ask for four eyes, what the requester has signed does not count,
   * nor what anybody has signed who has changed its terms.
   */
  @Transactional
  public DrawdownAnswer authorize(DrawdownId id, int version, Actor by) {
    var drawdown = drawdowns.locked(id);
    var grant = authorities.mayAuthorize(by);
    if (grant.isEmpty()) {
      return withoutRight(drawdown, AUTHORIZE, Why.NO_AUTHORITY, by);
    }
    if (drawdown.state() != State.PROPOSED) {
      return new NotNow(drawdown.state());
    }
    if (drawdown.version() != version) {
      return new Stale(drawdown.version());
    }
    if (!cases.goesOn(id)) {
      return new NoCase();
    }
    var rule = rules.decide(id, drawdown.terms());
    var setters = rule.fourEyes() ? signatures.setters(drawdown) : Set.<UserId>of();
    if (setters.contains(by.user())) {
      return withoutRight(drawdown, AUTHORIZE, Why.OWN_REQUEST, by);
    }
    var signed = signatures.of(id, version);
    var own = signed.stream().filter(signature -> signature.lawyer().equals(by.user())).findFirst();
    var counting = signed.stream().filter(signature -> !setters.contains(signature.lawyer())).count();
    var isEnough = counting >= rule.signers() && own.filter(it -> it.grant().equals(grant.get().id())).isPresent();
    if (own.isPresent() && !isEnough) {
      return withoutRight(drawdown, AUTHORIZE, Why.SIGNED_BEFORE, by);
    }
    var refused = refusal(drawdown);
    if (refused.isPresent()) {
      attempts.refused(drawdown, AUTHORIZE, refused.get().code(), by);
      return refused.get();
    }
    if (isEnough) {
      authorized(drawdown, new TrustSignature(signed.size(), by.user(), grant.get().id(), clock.instant()), rule, by);
      return new Standing(drawdowns.required(id));
    }
    var signature = new TrustSignature(signed.size() + 1, by.user(), grant.get().id(), clock.instant());
    signatures.sign(drawdown, signature);
    audit.record(Drawdowns.about(drawdown, "signed", by)
        .after("version", version)
        .after("level", signature.level())
        .after("of", rule.signers())
        .after("grant", grant.get().id())
        .after("amount", drawdown.amount().plain()));
    if (counting + 1 < rule.signers()) {
      tasks.signed(id, by);
    } else {
      authorized(drawdown, signature, rule, by);
    }
    return new Standing(drawdowns.required(id));
  }

  /** A lawyer says no. */
  @Transactional
  public DrawdownAnswer refuse(DrawdownId id, int version, String reason, Actor by) {
    var drawdown = drawdowns.locked(id);
    if (authorities.mayAuthorize(by).isEmpty()) {
      return withoutRight(drawdown, "refuse", Why.NO_AUTHORITY, by);
    }
    if (drawdown.state() != State.PROPOSED) {
      return new NotNow(drawdown.state());
    }
    if (drawdown.version() != version) {
      return new Stale(drawdown.version());
    }
    drawdowns.end(drawdown, State.REJECTED, "REFUSED", Optional.of(reason), by);
    if (drawdown.isWithinObjection(accounts.today())) {
      tasks.ended(id);
    } else {
      tasks.refused(id, by);
    }
    return new Standing(drawdowns.required(id));
  }

  /** The client has agreed, or has no days to object: it may be authorized before they are over. */
  @Transactional
  public DrawdownAnswer release(DrawdownId id, String reason, Actor by) {
    var drawdown = drawdowns.locked(id);
    if (authorities.mayAuthorize(by).isEmpty()) {
      return withoutRight(drawdown, "release", Why.NO_AUTHORITY, by);
    }
    if (drawdown.state() != State.PROPOSED || !drawdown.isWithinObjection(accounts.today())) {
      return new NotNow(drawdown.state());
    }
    rows.release(id, by.user());
    audit.record(Drawdowns.about(drawdown, "released-early", by)
        .before("opensOn", drawdown.opensOn().orElseThrow()).text("reason", reason));
    tasks.released(id, by);
    return new Standing(drawdowns.required(id));
  }

  /** Who has signed this version so far. */
  @Transactional(readOnly = true)
  public List<TrustSignature> signed(Drawdown drawdown) {
    return signatures.of(drawdown.id(), drawdown.version());
  }

  /** What stands behind this version now. */
  @Transactional(readOnly = true)
  public Optional<TrustAuthorization> valid(Drawdown drawdown) {
    return signatures.valid(drawdown, clock.instant());
  }

  DrawdownAnswer withoutRight(Drawdown drawdown, String act, Why why, Actor by) {
    attempts.refused(drawdown, act, TrustCode.TRUST_NOT_AUTHORIZED, by);
    return new WithoutRight(why);
  }

  private Optional<Refused> refusal(Drawdown drawdown) {
    if (drawdown.isWithinObjection(accounts.today())) {
      return Optional.of(new Refused(TrustCode.TRUST_OBJECTION_WINDOW, Optional.empty(), drawdown.waitsUntil()
          .map(day -> "Authorize it from %s on, or release it early with the client's word."
              .formatted(Wording.of(day)))));
    }
    var account = accounts.find(drawdown.account()).orElseThrow();
    return checks.authorization(account, drawdown, accounts.today());
  }

  private void authorized(Drawdown drawdown, TrustSignature last, DrawdownRules.Rule rule, Actor by) {
    var authorization = AuthorizationId.next();
    var lapsesAt = last.at().plus(Duration.ofDays(rule.lapsesAfter()));
    signatures.authorize(drawdown, authorization, last, lapsesAt);
    rows.stand(drawdown.id(), State.AUTHORIZED);
    audit.record(Drawdowns.about(drawdown, "authorized", by)
        .before("state", drawdown.state())
        .after("authorization", authorization)
        .after("version", drawdown.version())
        .after("amount", drawdown.amount().plain())
        .after("lapsesAt", lapsesAt));
    tasks.authorized(drawdown.id(), lapsesAt, by);
  }
}
