package io.matterflow.trust.web;

import io.matterflow.rest.Problem;
import io.matterflow.trust.TrustCode;

/** A refusal by a rule of trust, as callers get it: its code, what it means and what to do next. */
final class TrustRefusals {

  private TrustRefusals() {}

  /** 403 where the person has no trust authority for what they do themselves, 422 otherwise. */
  static Problem of(TrustCode code) {
    return code == TrustCode.TRUST_NOT_AUTHORIZED
        ? Problem.forbidden(code.name(), "You hold no trust authority today, or it is your own request.",
            "Ask a lawyer who holds it to do this; the attempt is recorded.")
        : Problem.refused(code.name(), code.meaning(), code.next());
  }
}
