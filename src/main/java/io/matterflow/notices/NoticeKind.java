package io.matterflow.notices;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The messages that the firm's own people get. */
public enum NoticeKind {
  /** A deadline or an escalation: never held back. */
  DEADLINE,
  /** There is a prompt to answer. */
  PROMPT(Prompts.WORDS),
  /** The day's messages in one. */
  DIGEST(Prompts.WORDS),
  /** Until when time counts for the bills of a period. */
  CUT_OFF("periodEnd", "runsOn", "matters"),
  /** Matters have had no approved time since their billing cycle opened, told once a cycle. */
  QUIET("openedOn", "matters", "numbers"),
  /** Pre-bills have come to somebody to review or sign, told once a day. */
  BILL_READY("preBills"),
  /** Pre-bills wait for somebody's answer to an exception, told once a day. */
  EXCEPTION("preBills"),
  /** A client's portal has received, accepted, reduced or rejected an invoice. */
  PORTAL("invoice", "matter", "on", "said"),
  /** Somebody tried to move trust money and was refused: never held back. */
  TRUST_ATTEMPT("act", "person", "account", "ledger", "code"),
  /** The journal of a trust account does not hold, and its drawdowns are stopped: never held back. */
  TRUST_BREAK("account", "law"),
  /** What became of the change of a rule that somebody has proposed: released, refused or taken back. */
  RULE_ANSWERED("rule", "became", "person"),
  /** The change of a rule waits for those who may release it: never held back. */
  RULE_WAITS("rule", "person"),
  /** The product has come with a newer one of a rule that the firm has made its own. */
  RULE_NEWER("rule"),
  /** Once a week, with what is missing. */
  NUDGE(Prompts.WORDS);

  static final String LINK = "link";

  private final Set<String> words;

  NoticeKind(String... words) {
    this.words = Stream.concat(Stream.of(words), Stream.of(LINK)).collect(Collectors.toUnmodifiableSet());
  }

  /** What its text may leave open in braces: all of it is there whenever it is sent. */
  public Set<String> words() {
    return words;
  }

  private static final class Prompts {

    static final String[] WORDS = {
        "unanswered", "oldest", "withoutMinutes", "withoutNarrative", "questions", "forOthers", "expired"};
  }
}
