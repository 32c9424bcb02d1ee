package io.matterflow.engine;

/**
 * The business fact that makes an effect the same effect: {@code reminder:INV-1042:day10}. Built from ids and steps,
 * never from chance, so that every retry asks for the same thing.
 */
public record EffectKey(String value) {

  private static final int LONGEST = 200;

  public EffectKey {
    if (value.isBlank() || value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "an effect's key has 1 to %d characters, got %d".formatted(LONGEST, value.length()));
    }
  }

  public static EffectKey of(String kind, Object... facts) {
    var key = new StringBuilder(kind);
    for (var fact : facts) {
      key.append(':').append(fact);
    }
    return new EffectKey(key.toString());
  }

  public String kind() {
    return value.substring(0, Math.max(value.indexOf(':'), 0));
  }

  @Override
  public String toString() {
    return value;
  }
}
