package io.matterflow.trust;

import io.matterflow.invoicing.Invoice;
import java.util.Optional;

/** One word for each answer of the doors of trust: done, done before, or the code or the kind of the refusal. */
final class TrustAnswers {

  private static final String BEFORE = "before";

  private TrustAnswers() {}

  static String word(Object answer) {
    if (answer instanceof Optional<?> maybe) {
      return maybe.isPresent() ? TrustTally.DONE : TrustCode.TRUST_NOT_AUTHORIZED.name();
    }
    if (answer instanceof DrawdownAnswer drawdown) {
      return word(drawdown);
    }
    if (answer instanceof DepositAnswer.Refused refused) {
      return refused.code().name();
    }
    if (answer instanceof BankEvent.Outcome.Taken taken) {
      return taken.before() ? BEFORE : TrustTally.DONE;
    }
    if (answer instanceof BankEvent.Outcome.Refused refused) {
      return refused.code();
    }
    if (answer instanceof Shortages.NotCured not) {
      return not.code().name();
    }
    if (answer instanceof Reconciliations.Refused refused) {
      return refused.code().name();
    }
    if (answer instanceof TrustLedger.Refused refused) {
      return refused.code().name();
    }
    if (answer instanceof TrustLedger.Posted posted) {
      return posted.before() ? BEFORE : TrustTally.DONE;
    }
    if (answer instanceof TrustCode code) {
      return code.name();
    }
    return isDone(answer) ? TrustTally.DONE : answer.getClass().getSimpleName();
  }

  private static String word(DrawdownAnswer answer) {
    if (answer instanceof DrawdownAnswer.Refused refused) {
      return refused.code().name();
    }
    if (answer instanceof DrawdownAnswer.WithoutRight without) {
      return without.why().name();
    }
    if (answer instanceof DrawdownAnswer.NotAuthorized) {
      return TrustCode.TRUST_NOT_AUTHORIZED.name();
    }
    return answer instanceof DrawdownAnswer.Standing ? TrustTally.DONE : answer.getClass().getSimpleName();
  }

  private static boolean isDone(Object answer) {
    return answer instanceof DepositAnswer.Done || answer instanceof Shortages.Cured
        || answer instanceof Reconciliations.Done
        || answer instanceof Invoice;
  }
}
