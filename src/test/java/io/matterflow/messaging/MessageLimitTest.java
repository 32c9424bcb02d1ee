package io.matterflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.messaging.Bound.Purpose;
import io.matterflow.messaging.MessageLimit.Facts;
import io.matterflow.messaging.MessageLimit.Plan;
import io.matterflow.messaging.Messages.Channel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageLimitTest {

  @ParameterizedTest
  @CsvSource({
    "SMS, REMINDER, textMessages, 2, 9",
    "EMAIL, REMINDER, reminders, 5, 8",
    "EMAIL, DOCUMENT, documents, 10, 8",
  })
  void aContactGetsAsManyADayAsTheTableSays(Channel channel, Purpose purpose, String rule, int perDay, int fromHour) {
    var decided = DecisionTesting.decisions().look(MessageLimit.TABLE, new Facts("C1001", channel, purpose));

    assertThat(decided).singleElement().satisfies(row -> {
      assertThat(row.rule().rule()).isEqualTo(rule);
      assertThat(row.result()).isEqualTo(new Plan(perDay, fromHour));
    });
  }
}
