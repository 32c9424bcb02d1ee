package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A time entry as Clio keeps it: time in seconds, our mark in its note, codes by ids of its own. */
record ClioActivity(JsonNode record) {

  static final String COLLECTION = "activities";
  static final String TIME = "TimeEntry";
  static final String FIELDS = "id,etag,type,date,quantity,note,non_billable,on_bill,created_at,updated_at,"
      + "user{id},matter{id},activity_description{id,utbms_task_id,utbms_activity_id}";

  private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3600);
  private static final int DECIMALS = 4;

  long id() {
    return record.path("id").asLong();
  }

  String etag() {
    return record.path("etag").asText();
  }

  boolean isTime() {
    return TIME.equals(record.path("type").asText());
  }

  boolean isOnABill() {
    return record.path("on_bill").asBoolean(false);
  }

  boolean isBillable() {
    return !record.path("non_billable").asBoolean(false);
  }

  String note() {
    return record.path("note").asText("");
  }

  Optional<Mark> mark() {
    return Mark.in(note());
  }

  boolean lasts(long seconds) {
    return quantity().compareTo(BigDecimal.valueOf(seconds)) == 0;
  }

  /** Nothing for an entry without time, such as a running timer. */
  Optional<BigDecimal> hours() {
    return Optional.of(quantity().divide(SECONDS_OF_AN_HOUR, DECIMALS, RoundingMode.HALF_UP))
        .filter(hours -> hours.signum() > 0);
  }

  String date() {
    return record.path("date").asText("");
  }

  Optional<Long> user() {
    return idAt("/user/id");
  }

  Optional<Long> matter() {
    return idAt("/matter/id");
  }

  Optional<Long> taskCode() {
    return idAt("/activity_description/utbms_task_id");
  }

  Optional<Long> activityCode() {
    return idAt("/activity_description/utbms_activity_id");
  }

  Optional<Instant> createdAt() {
    try {
      return Optional.of(OffsetDateTime.parse(record.path("created_at").asText("")).toInstant());
    } catch (DateTimeParseException unknown) {
      return Optional.empty();
    }
  }

  private BigDecimal quantity() {
    return record.path("quantity").decimalValue();
  }

  private Optional<Long> idAt(String pointer) {
    return Optional.of(record.at(pointer)).filter(JsonNode::canConvertToLong).map(JsonNode::asLong);
  }
}
