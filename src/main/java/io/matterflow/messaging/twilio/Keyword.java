package io.matterflow.messaging.twilio;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a text message from a client wants of us; whatever else it says is for people to read, over there. */
enum Keyword {
  STOP,
  START,
  HELP,
  NONE;

  private static final Set<String> STOPPING =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "OPT-OUT");
  /** These mean the same in a short sentence too: "please stop texting me". */
  private static final Set<String> STOPPING_IN_A_SENTENCE = Set.of(
      "STOP", "STOPALL", "UNSUBSCRIBE", "OPTOUT", "OPT-OUT");
  private static final Set<String> STARTING = Set.of("START", "YES", "UNSTOP");
  private static final Set<String> HELPING = Set.of("HELP", "INFO");
  private static final int SHORT_SENTENCE = 6;

  static Keyword in(String text) {
    var words = words(text);
    if (words.size() == 1) {
      return alone(words.get(0));
    }
    return words.size() <= SHORT_SENTENCE && words.stream().anyMatch(STOPPING_IN_A_SENTENCE::contains) ? STOP : NONE;
  }

  private static Keyword alone(String word) {
    if (STOPPING.contains(word)) {
      return STOP;
    }
    if (STARTING.contains(word)) {
      return START;
    }
    return HELPING.contains(word) ? HELP : NONE;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toUpperCase(Locale.ROOT).split("[^\\p{L}\\p{N}-]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
