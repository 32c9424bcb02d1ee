package io.matterflow.reporting;

import java.util.UUID;

/** Names a statement of account that somebody sends to a client. */
public record ClientStatementId(UUID value) {

  static ClientStatementId next() {
    return new ClientStatementId(UUID.randomUUID());
  }

  public static ClientStatementId of(String text) {
    return new ClientStatementId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
