package io.matterflow.kernel;

/** The id of a client, as the practice-management system knows it. */
public record ClientId(String value) implements Comparable<ClientId> {

  public ClientId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("the id of a client is not blank");
    }
  }

  @Override
  public int compareTo(ClientId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
