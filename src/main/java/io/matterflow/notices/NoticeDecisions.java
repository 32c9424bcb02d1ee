package io.matterflow.notices;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.FilledIn;
import io.matterflow.engine.OutputMisfit;
import io.matterflow.engine.RowConditions;
import io.matterflow.engine.Upshot;
import io.matterflow.engine.WordsInBraces;
import java.util.Arrays;
import java.util.stream.Stream;

/** The decisions of notices: what each table is told and what it answers. */
final class NoticeDecisions {

  static final DecisionTable<PolicyFacts, Policy> NOTICE_POLICY =
      DecisionTable.of("notice-policy", PolicyFacts.class, Policy.class)
          .whichMeans(policy -> policy == Policy.SEND ? Upshot.MESSAGE : Upshot.NONE);
  static final DecisionTable<TextFacts, Text> NOTICE_TEXTS =
      DecisionTable.of("notice-texts", TextFacts.class, Text.class).whereEachRow(NoticeDecisions::canBeFilledIn);

  private NoticeDecisions() {}

  record PolicyFacts(NoticeKind notice, NoticeChoice chosen, int sentToday) {}

  enum Policy {
    SEND,
    HOLD
  }

  record TextFacts(NoticeKind notice) {}

  /** Words with braces to fill in. */
  record Text(@FilledIn(asTheRowSays = true) String subject, @FilledIn(asTheRowSays = true) String text) {}

  /** Every message for which the row may be taken gives all the words that it leaves open. */
  private static void canBeFilledIn(RowConditions row, Text text) {
    OutputMisfit.allOf(Arrays.stream(NoticeKind.values()).filter(kind -> row.mayBe("notice", kind))
        .flatMap(kind -> Stream.of(
            () -> WordsInBraces.mustBe("subject", text.subject(), kind.words()),
            () -> WordsInBraces.mustBe("text", text.text(), kind.words()))));
  }
}
