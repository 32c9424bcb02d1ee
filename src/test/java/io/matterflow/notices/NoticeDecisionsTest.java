package io.matterflow.notices;

import static io.matterflow.notices.NoticeDecisions.NOTICE_POLICY;
import static io.matterflow.notices.NoticeDecisions.NOTICE_TEXTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.notices.NoticeDecisions.Policy;
import io.matterflow.notices.NoticeDecisions.PolicyFacts;
import io.matterflow.notices.NoticeDecisions.TextFacts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the tables of notices, and each side of the budget. */
class NoticeDecisionsTest {

  private final Decisions decisions = DecisionTesting.decisions();

  @ParameterizedTest
  @CsvSource(textBlock = """
      DEADLINE, OFF, 99, SEND, deadline
      NUDGE, OFF, 4, SEND, nudge
      NUDGE, DIGEST, 5, HOLD, enough
      PROMPT, IMMEDIATE, 4, SEND, atOnce
      PROMPT, IMMEDIATE, 5, HOLD, enough
      PROMPT, DIGEST, 0, HOLD, notAtOnce
      PROMPT, OFF, 0, HOLD, off
      DIGEST, OFF, 0, HOLD, off
      CUT_OFF, OFF, 0, SEND, cutOff
      CUT_OFF, DIGEST, 5, HOLD, enough
      QUIET, DIGEST, 4, SEND, quiet
      QUIET, OFF, 0, HOLD, off
      BILL_READY, DIGEST, 4, SEND, bills
      BILL_READY, OFF, 0, HOLD, off
      EXCEPTION, IMMEDIATE, 0, SEND, bills
      EXCEPTION, IMMEDIATE, 5, HOLD, enough
      TRUST_ATTEMPT, OFF, 9, SEND, deadline
      TRUST_BREAK, OFF, 9, SEND, deadline
      RULE_WAITS, OFF, 9, SEND, deadline
      RULE_ANSWERED, DIGEST, 4, SEND, rules
      RULE_ANSWERED, OFF, 0, HOLD, off
      RULE_NEWER, IMMEDIATE, 0, SEND, rules
      RULE_NEWER, DIGEST, 5, HOLD, enough
      PORTAL, DIGEST, 4, SEND, portal
      PORTAL, DIGEST, 5, HOLD, enough
      PORTAL, OFF, 0, HOLD, off
      DIGEST, DIGEST, 4, SEND, digest
      DIGEST, IMMEDIATE, 0, SEND, digest
      """)
  void sendsWhatAPersonChoseWithinTheirBudget(
      NoticeKind notice, NoticeChoice chosen, int sentToday, Policy policy, String rule) {
    var decided = decisions.decide(NOTICE_POLICY, new PolicyFacts(notice, chosen, sentToday),
        Subject.of("notice", "n"));

    assertThat(decided.result()).isEqualTo(policy);
    assertThat(decided.rule().rule()).isEqualTo(rule);
  }

  @ParameterizedTest
  @EnumSource(value = NoticeKind.class,
      names = {"PROMPT", "DIGEST", "NUDGE", "CUT_OFF", "QUIET", "BILL_READY", "EXCEPTION", "PORTAL", "TRUST_ATTEMPT",
      "TRUST_BREAK", "RULE_ANSWERED", "RULE_WAITS", "RULE_NEWER"})
  void everyTextEndsWithTheOneNextActionAndItsLink(NoticeKind kind) {
    var text = decisions.decide(NOTICE_TEXTS, new TextFacts(kind), Subject.of("notice", "n")).result();

    assertThat(text.subject()).isNotBlank();
    assertThat(text.text()).containsPattern("(?s)\\n\\nNext: open \\{link} and [a-z, ]+\\.$").containsOnlyOnce("Next:");
  }
}
