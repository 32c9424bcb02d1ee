package io.matterflow.kernel;

/** The id of a timekeeper, as the practice-management system knows them. */
public record TimekeeperId(String value) implements Comparable<TimekeeperId> {

  public TimekeeperId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("the id of a timekeeper is not blank");
    }
  }

  @Override
  public int compareTo(TimekeeperId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
