package io.matterflow.trust;

import io.matterflow.kernel.Wording;
import io.matterflow.rest.Problem;
import io.matterflow.trust.DrawdownAnswer.NoCase;
import io.matterflow.trust.DrawdownAnswer.NotAuthorized;
import io.matterflow.trust.DrawdownAnswer.NotNow;
import io.matterflow.trust.DrawdownAnswer.Refused;
import io.matterflow.trust.DrawdownAnswer.Stale;
import io.matterflow.trust.DrawdownAnswer.Standing;
import io.matterflow.trust.DrawdownAnswer.WithoutRight;

/** What REST and the forms say of an act on a drawdown that did not go through. */
public final class DrawdownProblems {

  private DrawdownProblems() {}

  /** The drawdown as it stands now. What was refused was recorded before it is told. */
  public static Drawdown standing(DrawdownAnswer answer) {
    if (answer instanceof Standing standing) {
      return standing.drawdown();
    }
    if (answer instanceof WithoutRight without) {
      throw Problem.forbidden(TrustCode.TRUST_NOT_AUTHORIZED.name(), without.why().detail(), without.why().next());
    }
    if (answer instanceof NotAuthorized not) {
      throw Problem.conflict(TrustCode.TRUST_NOT_AUTHORIZED.name(), not.detail(), not.next());
    }
    if (answer instanceof Stale stale) {
      throw Problem.conflict("STALE_VERSION",
          "The drawdown was changed since; it is at version %d.".formatted(stale.version()),
          "Read it again, then decide.");
    }
    if (answer instanceof NoCase) {
      throw Problem.conflict("TRUST_CASE_GONE",
          "The case of this drawdown was ended or stopped at the engine, past the product.",
          "Withdraw it and propose it anew, or have its case activated again.");
    }
    if (answer instanceof NotNow now) {
      throw Problem.conflict("TRUST_NOT_NOW", "The drawdown is %s.".formatted(now.state()), now.state().nextAction());
    }
    var refused = (Refused) answer;
    var upTo = refused.limit().map(limit -> " It may be %s at most.".formatted(Wording.of(limit))).orElse("");
    var problem = Problem.refused(refused.code().name(), refused.code().meaning() + upTo, refused.next());
    throw refused.limit().map(limit -> problem.at("/amount", "at most " + limit.plain())).orElse(problem);
  }
}
