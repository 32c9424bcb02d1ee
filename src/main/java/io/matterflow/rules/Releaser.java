package io.matterflow.rules;

/** Who releases a change of a rule, never whoever proposed it. */
enum Releaser {
  /** A lawyer with a grant of trust authority in force. */
  TRUST_AUTHORITY,
  LEGAL_OPS,
  BILLING_ADMIN,
  LEGAL_OPS_OR_BILLING_ADMIN
}
