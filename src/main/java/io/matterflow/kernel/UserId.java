package io.matterflow.kernel;

/** The id of a login. */
public record UserId(String value) implements Comparable<UserId> {

  public UserId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("the id of a login is not blank");
    }
  }

  @Override
  public int compareTo(UserId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
