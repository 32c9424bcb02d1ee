package io.matterflow.practice.clio;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of {@code practice-words}. */
class PracticeWordsTest {

  private final PracticeWords words = new PracticeWords(DecisionTesting.decisions());

  @ParameterizedTest
  @CsvSource(textBlock = """
      classification, Attorney, ASSOC
      classification, NonAttorney, PARALG
      classification, '', PARALG
      status, open, OPEN
      status, pending, ON_HOLD
      status, closed, CLOSED
      status, deleted, CLOSED
      billingModel, hourly, HOURLY
      billingModel, flat, FLAT_MILESTONE
      billingModel, contingency, CONTINGENCY
      billingModel, '', HOURLY
      delivery, with address, EMAIL
      delivery, without address, PAPER
      increment, '', 0.1
      paymentTermsDays, '', 30
      cycle, '', MONTHLY
      """)
  void saysInOurWordsWhatClioSays(String member, String word, String ours) {
    assertThat(words.ours(member, word)).isEqualTo(ours);
  }
}
