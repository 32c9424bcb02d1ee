package io.matterflow.rules;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The times that a model may say itself, as the engine reads them. */
final class Times {

  /** As somebody calls what stands under it. */
  static final Map<String, String> NAMES =
      Map.of("timeDuration", "a duration", "timeCycle", "a cycle", "timeDate", "a moment");

  private static final Pattern DURATION = Pattern.compile(
      "P(?=.)(?:(\\d{1,9})Y)?(?:(\\d{1,9})M)?(?:(\\d{1,9})W)?(?:(\\d{1,9})D)?(?:T(?=.)(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?");
  private static final Pattern CYCLE = Pattern.compile("R(\\d{0,9})/(?:[^/]+/)?([^/]+)");
  private static final long[] SECONDS = {31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1};
  private static final BigInteger MINUTE = BigInteger.valueOf(60);
  private static final BigInteger LONGEST = BigInteger.valueOf(10 * SECONDS[0]);
  private static final BigInteger MOST_RETRIES = BigInteger.valueOf(100);

  private Times() {}

  static boolean isTime(String kind, String words) {
    return switch (kind) {
      case "timeDuration" -> isDuration(words);
      case "timeCycle" -> isCycle(words);
      default -> isMoment(words);
    };
  }

  /** Under which of them it would be a time. */
  static Optional<String> kindOf(String words) {
    return NAMES.keySet().stream().filter(kind -> isTime(kind, words)).findFirst();
  }

  static String example(String kind) {
    return switch (kind) {
      case "timeDuration" -> "a duration such as P2D or PT4H";
      case "timeCycle" -> "a cycle such as R3/P1D";
      default -> "a moment such as 2026-06-30T08:00:00Z";
    };
  }

  static boolean areRetries(String words) {
    return isCycle(words) || Arrays.stream(words.split(",")).map(String::strip).allMatch(Times::isDuration);
  }

  /** What no case can want of a time that {@link #isTime}, and what to write. */
  static Optional<String> beyondReason(String kind, String words) {
    var cycle = CYCLE.matcher(words);
    if (kind.equals("timeCycle") && cycle.matches()) {
      if (cycle.group(1).isEmpty()) {
        return Optional.of("is repeated without an end; write how often, such as R30/P1D");
      }
      var each = seconds(cycle.group(2));
      if (each.compareTo(MINUTE) < 0) {
        return Optional.of("is repeated more often than each minute; write a longer time, such as R30/P1D");
      }
      return tooLong(each.multiply(new BigInteger(cycle.group(1))));
    }
    return isDuration(words) ? tooLong(seconds(words)) : Optional.empty();
  }

  /** The same of {@link #areRetries}. */
  static Optional<String> triedBeyondReason(String words) {
    var cycle = CYCLE.matcher(words);
    if (!cycle.matches()) {
      return tooLong(Arrays.stream(words.split(","))
          .map(one -> seconds(one.strip()))
          .reduce(BigInteger.ZERO, BigInteger::add));
    }
    if (cycle.group(1).isEmpty() || new BigInteger(cycle.group(1)).compareTo(MOST_RETRIES) > 0) {
      return Optional.of("is more than a hundred times, or without an end; write fewer");
    }
    return tooLong(seconds(cycle.group(2)).multiply(new BigInteger(cycle.group(1))));
  }

  private static Optional<String> tooLong(BigInteger seconds) {
    return seconds.compareTo(LONGEST) > 0
        ? Optional.of("takes more than ten years; write a shorter time")
        : Optional.empty();
  }

  /** About: a month has thirty days here. */
  private static BigInteger seconds(String duration) {
    var parts = DURATION.matcher(duration);
    return parts.matches()
        ? IntStream.range(0, SECONDS.length)
            .filter(part -> parts.group(part + 1) != null)
            .mapToObj(part -> new BigInteger(parts.group(part + 1)).multiply(BigInteger.valueOf(SECONDS[part])))
            .reduce(BigInteger.ZERO, BigInteger::add)
        : BigInteger.ZERO;
  }

  private static boolean isDuration(String words) {
    return DURATION.matcher(words).matches();
  }

  private static boolean isCycle(String words) {
    var cycle = CYCLE.matcher(words);
    return cycle.matches() && isDuration(cycle.group(2));
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
