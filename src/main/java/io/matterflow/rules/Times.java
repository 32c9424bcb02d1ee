package io.matterflow.rules;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The times that a model may say itself, as the engine reads them. */
final class Times {

  private static final Pattern DURATION =
      Pattern.compile("P(?=.)(?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?(?:T(?=.)(?:\\d+H)?(?:\\d+M)?(?:\\d+S)?)?");
  private static final Pattern CYCLE = Pattern.compile("R\\d*/(?:[^/]+/)?([^/]+)");

  private Times() {}

  static boolean isTime(String kind, String words) {
    return switch (kind) {
      case "timeDuration" -> isDuration(words);
      case "timeCycle" -> isCycle(words);
      default -> isMoment(words);
    };
  }

  static String example(String kind) {
    return switch (kind) {
      case "timeDuration" -> "a duration such as P2D or PT4H";
      case "timeCycle" -> "a cycle such as R3/P1D";
      default -> "a moment such as 2026-06-30T08:00:00Z, or a value that a step sets";
    };
  }

  static boolean areRetries(String words) {
    return isCycle(words) || Arrays.stream(words.split(",")).map(String::strip).allMatch(Times::isDuration);
  }

  private static boolean isDuration(String words) {
    return DURATION.matcher(words).matches();
  }

  private static boolean isCycle(String words) {
    var cycle = CYCLE.matcher(words);
    return cycle.matches() && isDuration(cycle.group(1));
  }

  private static boolean isMoment(String words) {
    try {
      DateTimeFormatter.ISO_DATE_TIME.parse(words);
      return true;
    } catch (DateTimeException noMoment) {
      return false;
    }
  }
}
