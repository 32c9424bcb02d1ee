package io.matterflow.trust;

import io.matterflow.engine.EngineTouched;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever goes at the case of a drawdown past our own interface moves no money, and whoever holds trust authority hears
 * of it: of what was refused, and of a case that an administrator of the engine has ended or stopped.
 */
@Component
class TrustCasesWatch {

  static final String ENGINE_INTERFACE = "ENGINE_INTERFACE";
  static final String CASE_ENDED = "TRUST_CASE_ENDED";
  static final String CASE_STOPPED = "TRUST_CASE_STOPPED";

  private static final String MODEL = "trust-drawdown";
  /**
   * Which model it was is in what was sent, and the trail does not read that; what the gate refuses is in the trail by
   * itself.
   */
  private static final String DEPLOYMENTS = "/deployment/create";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final JdbcTrustCases cases;
  private final JdbcDrawdowns drawdowns;
  private final TrustAttempts attempts;

  TrustCasesWatch(JdbcTrustCases cases, JdbcDrawdowns drawdowns, TrustAttempts attempts) {
    this.cases = cases;
    this.drawdowns = drawdowns;
    this.attempts = attempts;
  }

  /** After what was asked has happened or was refused. */
  @EventListener
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void on(EngineTouched touch) {
    if (touch.isRefused()) {
      var ids = ID.matcher(touch.address()).results().map(MatchResult::group).toList();
      var drawdown = cases.named(ids).flatMap(drawdowns::find);
      if (drawdown.isPresent()) {
        attempts.atTheEngine(drawdown.get(), ENGINE_INTERFACE, touch.by());
      } else if (touch.address().contains(MODEL) || touch.isForbidden() && touch.address().startsWith(DEPLOYMENTS)) {
        attempts.atTheEngine(ENGINE_INTERFACE, touch.by());
      }
      return;
    }
    if (cases.isModelStopped()) {
      attempts.foundStopped("stop", CASE_STOPPED, touch.by());
    }
    cases.astray().forEach(astray -> attempts.foundAstray(drawdowns.find(astray.drawdown()).orElseThrow(),
        astray.isGone() ? "end" : "stop", astray.isGone() ? CASE_ENDED : CASE_STOPPED, touch.by()));
  }
}
