package io.matterflow.engine;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a decision or a piece of blocked work is about: a kind in the field's words ({@code invoice}) and its id. */
public record Subject(String kind, String id) {

  private static final Pattern UUIDS = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  public static Subject of(String kind, Object id) {
    return new Subject(kind, id.toString());
  }

  /** The id where it is a UUID; any other names nothing that is known by one. */
  public static Optional<UUID> uuid(String id) {
    return Optional.of(id).filter(UUIDS.asMatchPredicate()).map(UUID::fromString);
  }
}
