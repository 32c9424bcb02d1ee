package io.matterflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.messaging.MessageTexts.Asked;
import io.matterflow.messaging.Messages.Channel;
import org.junit.jupiter.api.Test;

/** The words that bring a statement of account: of the client as a whole, and of no invoice. */
class StatementTextTest {

  @Test
  void namesTheDayAndWhatIsOpenAndAsksForNothing() {
    var asked = new Asked(MessageKey.STATEMENT, Channel.EMAIL, MessageTexts.ENGLISH, false);

    assertThat(DecisionTesting.decisions().look(MessageTexts.TABLE, asked)).singleElement().satisfies(row -> {
      assertThat(row.rule().rule()).isEqualTo("statement");
      assertThat(MessageTexts.wordsIn(row.result().subject())).containsExactly("asOf", "firmName");
      assertThat(MessageTexts.wordsIn(row.result().text())).containsExactly("contactName", "asOf", "amountOpen",
          "firmName");
      assertThat(row.result().html()).hasValueSatisfying(page ->
          assertThat(MessageTexts.wordsIn(page)).containsExactly("contactName", "asOf", "amountOpen", "firmName"));
    });
  }
}
