package io.matterflow.messaging;

import java.util.List;

/** To which addresses a message to a client is to go, and whether it brings a document or asks for money. */
public record Bound(Purpose purpose, List<String> to) {

  public Bound {
    to = List.copyOf(to);
  }

  public enum Purpose {
    DOCUMENT,
    REMINDER
  }
}
