package io.matterflow.books;

/**
 * The business fact behind an entry, by which it is booked once here and posted once elsewhere: {@code issued:10001}.
 */
public record EntryKey(String value) {

  private static final int LONGEST = 160;

  public EntryKey {
    if (value.isBlank() || value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "an entry's key has 1 to %d characters, got %d".formatted(LONGEST, value.length()));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
