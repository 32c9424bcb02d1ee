package io.matterflow.kernel;

/** The id of a matter, as the practice-management system knows it. */
public record MatterId(String value) implements Comparable<MatterId> {

  public MatterId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("the id of a matter is not blank");
    }
  }

  @Override
  public int compareTo(MatterId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
