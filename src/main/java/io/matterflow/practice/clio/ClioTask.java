package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;

/** A task as Clio keeps it, with our mark at the end of its description. */
record ClioTask(JsonNode record) {

  static final String COLLECTION = "tasks";
  static final String FIELDS = "id,etag,status,description";
  static final String COMPLETE = "complete";

  long id() {
    return record.path("id").asLong();
  }

  String etag() {
    return record.path("etag").asText();
  }

  boolean isComplete() {
    return COMPLETE.equals(record.path("status").asText());
  }

  boolean carries(Mark mark) {
    return mark.standsIn(record.path("description").asText(""));
  }
}
