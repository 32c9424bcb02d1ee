package io.matterflow.notices;

/** The messages that the firm's own people get. */
public enum NoticeKind {
  /** A deadline or an escalation: never held back. */
  DEADLINE,
  /** There is a prompt to answer. */
  PROMPT,
  /** The day's messages in one. */
  DIGEST,
  /** Until when time counts for the bills of a period. */
  CUT_OFF,
  /** Matters have had no approved time since their billing cycle opened, told once a cycle. */
  QUIET,
  /** Pre-bills have come to somebody to review or sign, told once a day. */
  BILL_READY,
  /** Pre-bills wait for somebody's answer to an exception, told once a day. */
  EXCEPTION,
  /** A client's portal has received, accepted, reduced or rejected an invoice. */
  PORTAL,
  /** Somebody tried to move trust money and was refused: never held back. */
  TRUST_ATTEMPT,
  /** The journal of a trust account does not hold, and its drawdowns are stopped: never held back. */
  TRUST_BREAK,
  /** What became of the change of a rule that somebody has proposed: released, refused or taken back. */
  RULE_ANSWERED,
  /** The change of a rule waits for those who may release it: never held back. */
  RULE_WAITS,
  /** The product has come with a newer one of a rule that the firm has made its own. */
  RULE_NEWER,
  /** Once a week, with what is missing. */
  NUDGE
}
