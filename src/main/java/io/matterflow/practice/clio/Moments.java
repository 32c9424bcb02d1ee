package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Instants as Clio and the database write them. */
final class Moments {

  private Moments() {}

  static Optional<Instant> in(JsonNode record, String name) {
    var text = record.path(name).asText("");
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notAMoment) {
      return day(text);
    }
  }

  static Optional<Instant> in(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
  }

  static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  /** A day alone stands for its noon in UTC, which is the same day in every zone where the firm may be. */
  private static Optional<Instant> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text).atTime(12, 0).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }
}
