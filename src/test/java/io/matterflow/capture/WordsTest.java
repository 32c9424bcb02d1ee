package io.matterflow.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @ParameterizedTest
  @ValueSource(strings = {
    "Done, thanks.\n> the old question\n> in two lines",
    "Done, thanks.\nOn Tue, Jun 30, 2026 at 9:07 AM Alice <a@b.example> wrote:\nthe old question",
    "Done, thanks.\n-----Original Message-----\nthe old question",
    "Done, thanks.\n---------- Forwarded message ---------\nthe old question",
    "Done, thanks.\nFrom: Alice\nSent: Tuesday\nthe old question",
    "Done, thanks.\n________________________________\nthe old question"
  })
  void whatIsQuotedIsNotTheSenders(String body) {
    assertThat(new Words("", body).count()).isEqualTo(2);
    assertThat(new Words("", body).opening()).doesNotContain("question");
  }

  @Test
  void answersBetweenTheQuotedLinesCount() {
    assertThat(new Words("", "> first?\nYes.\n> second?\nNo, never.").count()).isEqualTo(3);
  }

  @Test
  void proseThatBeginsLikeAQuoteCounts() {
    assertThat(new Words("", "On Monday we file. From: nobody.").count()).isEqualTo(6);
  }

  @Test
  void anEmptyBodyHasNoWords() {
    assertThat(new Words("", "").count()).isZero();
    assertThat(new Words("", " \n ").count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"RE: Draft answer, Draft answer", "Re: FW: aw: Draft, Draft", "Reply brief, Reply brief", "'  two\n lines ', two lines"})
  void aSubjectLosesTheMarksOfAnswers(String subject, String plain) {
    assertThat(Words.plainSubject(subject)).isEqualTo(plain);
  }
}
