package io.matterflow.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.matterflow.rest.Problem.Pointer;
import java.util.Optional;

/** A member of a body that is an array, read for itself: what is wrong with it is no reason against the others. */
@JsonDeserialize(using = ListedReader.class)
public sealed interface Listed<T> {

  /** What its door expects. */
  record Readable<T>(T value) implements Listed<T> {}

  /** What was sent instead, and what is wrong with it; the pointer begins at the member. */
  record Unreadable<T>(JsonNode sent, Pointer fault) implements Listed<T> {

    /** What was sent under that name, as far as it is a text that an answer can hold. */
    public Optional<String> text(String name) {
      return Optional.of(sent.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue)
          .filter(JsonLimits::isSensible);
    }
  }
}
