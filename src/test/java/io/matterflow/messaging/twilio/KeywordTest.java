package io.matterflow.messaging.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordTest {

  @ParameterizedTest
  @CsvSource({
      "STOP, STOP", "stop, STOP", "' Stop! ', STOP", "StopAll, STOP", "unsubscribe, STOP", "CANCEL, STOP", "end, STOP",
      "quit, STOP",
    "revoke, STOP", "opt-out, STOP", "Please stop texting me, STOP", "stop it, STOP",
      "'Please do not stop the work on our lease, it is urgent', NONE", "cancel the meeting, NONE",
      "the end is near, NONE",
    "START, START", "Yes, START", "unstop, START", "Yes I will pay, NONE", "please start, NONE",
    "HELP, HELP", "info, HELP", "'', NONE", "'…', NONE", "I have paid, NONE"})
  void isReadAsItsWriterMeansIt(String text, Keyword keyword) {
    assertThat(Keyword.in(text)).isEqualTo(keyword);
  }
}
