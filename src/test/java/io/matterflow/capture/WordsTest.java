package io.matterflow.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({"abc, 3, abc", "abc, 2, ab", "a💸, 3, a💸", "a💸, 2, a", "💸, 1, ''"})
  void aTextIsNeverCutWithinACharacter(String text, int longest, String beginning) {
    assertThat(Words.beginning(text, longest)).isEqualTo(beginning);
  }

  @Test
  void aSubjectThatWasAnsweredAndForwardedWithoutEndIsPlain() {
    assertThat(Words.plainSubject("Re: FW : ".repeat(20_000) + "Filing due")).isEqualTo("Filing due");
  }
}
