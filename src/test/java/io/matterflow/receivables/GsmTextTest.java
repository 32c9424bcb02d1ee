package io.matterflow.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GsmTextTest {

  @Test
  void aMessageHas160LettersAndNoMore() {
    assertThat(GsmText.fits("a".repeat(160))).isTrue();
    assertThat(GsmText.fits("a".repeat(161))).isFalse();
  }

  @Test
  void bracketsAndTheEuroCountTwice() {
    assertThat(GsmText.fits("[€]" + "a".repeat(154))).isTrue();
    assertThat(GsmText.fits("[€]" + "a".repeat(155))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Řehoř", "日本", "👍", "“so”", "a–b"})
  void whatIsNotInTheAlphabetDoesNotFit(String text) {
    assertThat(GsmText.fits(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"Řehoř & Čapek, Rehor & Capek", "Müller, Müller", "“so”, \"so\"", "a–b…, a-b...", "O’Neil, O'Neil"})
  void aNameIsWrittenInTheAlphabetAsFarAsThatGoes(String written, String sent) {
    assertThat(GsmText.plain(written)).isEqualTo(sent);
    assertThat(GsmText.fits(GsmText.plain(written))).isTrue();
  }
}
