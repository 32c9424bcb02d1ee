package io.matterflow.notices;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Upshot;

/** The decisions of notices: what each table is told and what it answers. */
final class NoticeDecisions {

  static final DecisionTable<PolicyFacts, Policy> NOTICE_POLICY =
      DecisionTable.of("notice-policy", PolicyFacts.class, Policy.class)
          .whichMeans(policy -> policy == Policy.SEND ? Upshot.MESSAGE : Upshot.NONE);
  static final DecisionTable<TextFacts, Text> NOTICE_TEXTS =
      DecisionTable.of("notice-texts", TextFacts.class, Text.class);

  private NoticeDecisions() {}

  record PolicyFacts(NoticeKind notice, NoticeChoice chosen, int sentToday) {}

  enum Policy {
    SEND,
    HOLD
  }

  record TextFacts(NoticeKind notice) {}

  /** Words with braces to fill in. */
  record Text(String subject, String text) {}
}
