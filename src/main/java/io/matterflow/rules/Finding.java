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

  public static Finding refused(String place, String says) {
    return new Finding(Severity.REFUSED, place, says);
  }

  static Finding warning(String place, String says) {
    return new Finding(Severity.WARNING, place, says);
  }

  public boolean isRefused() {
    return severity == Severity.REFUSED;
  }

  /** Place and words in one sentence. */
  public String words() {
    return "%s: %s".formatted(place, says);
  }
}
