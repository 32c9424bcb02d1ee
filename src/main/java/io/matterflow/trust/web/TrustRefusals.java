package io.matterflow.trust.web;

import io.matterflow.rest.Problem;
import io.matterflow.trust.TrustCode;

/** A refusal by a rule of trust, as callers get it: its code, what it means and what to do next. */
final class TrustRefusals {

  private TrustRefusals() {}

  /** 403 where the person has no trust authority, 422 otherwise. */
  static Problem of(TrustCode code) {
    return code == TrustCode.TRUST_NOT_AUTHORIZED
        ? Problem.forbidden(code.name(), code.meaning(), code.next()) : Problem.refused(code.name(), code.meaning(), code.next());
  }
}
