package io.matterflow.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What somebody may have meant by a word that is not known. */
final class Nearest {

  private static final int SHOWN = 12;

  private Nearest() {}

  /** What to write instead: {@code one of BEFORE, USUAL; the nearest is USUAL}. */
  static String of(String word, Collection<String> known) {
    if (known.isEmpty()) {
      return "anything that is known";
    }
    var shown = known.size() > SHOWN ? "one that is known; " : "one of " + String.join(", ", known) + "; ";
    return known.stream().min(Comparator.comparingInt(one -> distance(word, one)))
        .map(one -> "%sthe nearest is %s".formatted(shown, one)).orElse(shown);
  }

  private static int distance(String one, String other) {
    var from = one.toLowerCase(Locale.ROOT);
    var to = other.toLowerCase(Locale.ROOT);
    var costs = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      costs[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int corner = costs[0];
      costs[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int change = corner + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        corner = costs[column];
        costs[column] = Math.min(change, 1 + Math.min(costs[column], costs[column - 1]));
      }
    }
    return costs[to.length()];
  }
}
