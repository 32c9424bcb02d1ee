package io.matterflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.messaging.MessageTexts.Asked;
import io.matterflow.messaging.Messages.Channel;
import org.junit.jupiter.api.Test;

/** The words that tell a client of money in trust: no account, no balance, and nothing to do. */
class ReceiptTextTest {

  @Test
  void namesWhatCameWhenAndForWhichMatter() {
    var asked = new Asked(MessageKey.TRUST_RECEIPT, Channel.EMAIL, MessageTexts.ENGLISH, false);

    assertThat(DecisionTesting.decisions().look(MessageTexts.TABLE, asked)).singleElement().satisfies(row -> {
      assertThat(row.rule().rule()).isEqualTo("trust-receipt");
      assertThat(MessageTexts.wordsIn(row.result().subject())).containsExactly("firmName");
      assertThat(MessageTexts.wordsIn(row.result().text())).containsExactly("contactName", "receivedOn", "received",
          "matterName", "firmName");
      assertThat(row.result().html()).hasValueSatisfying(page -> assertThat(MessageTexts.wordsIn(page))
          .containsExactly("contactName", "receivedOn", "received", "matterName", "firmName"));
    });
  }
}
