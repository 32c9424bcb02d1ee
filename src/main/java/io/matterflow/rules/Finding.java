package io.matterflow.rules;

/**
 * One thing about an edited rule: where, and what to do. {@code Row 3 (largeDraw), amount} is a place in a table, the
 * id of an element one in a model.
 */
public record Finding(Severity severity, String place, String says) {

  /** Whether it keeps the rule from coming in, or is for whoever releases it to weigh. */
  public enum Severity {
    REFUSED,
    WARNING
  }

  private static final int LONGEST_PLACE = 500;
  private static final int LONGEST_WORDS = 2000;

  public static Finding refused(String place, String says) {
    return new Finding(Severity.REFUSED, place, says);
  }

  /** Kept with the rule, so what a file says of itself in it, an id or a literal, is cut where it is endless. */
  static Finding warning(String place, String says) {
    return new Finding(Severity.WARNING, cut(place, LONGEST_PLACE), cut(says, LONGEST_WORDS));
  }

  public boolean isRefused() {
    return severity == Severity.REFUSED;
  }

  /** Place and words in one sentence. */
  public String words() {
    return "%s: %s".formatted(place, says);
  }

  private static String cut(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest - 1) + "…" : text;
  }
}
