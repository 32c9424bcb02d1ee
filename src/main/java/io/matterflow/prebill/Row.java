package io.matterflow.prebill;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/** Reads the columns of this module's tables as its types, and writes instants as both databases take them. */
record Row(ResultSet columns) {

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  UUID uuid(String column) throws SQLException {
    return columns.getObject(column, UUID.class);
  }

  Optional<UUID> someUuid(String column) throws SQLException {
    return Optional.ofNullable(columns.getObject(column, UUID.class));
  }

  String text(String column) throws SQLException {
    return columns.getString(column);
  }

  Optional<String> someText(String column) throws SQLException {
    return Optional.ofNullable(columns.getString(column));
  }

  LocalDate date(String column) throws SQLException {
    return columns.getObject(column, LocalDate.class);
  }

  Instant instant(String column) throws SQLException {
    return columns.getObject(column, OffsetDateTime.class).toInstant();
  }

  Optional<Instant> someInstant(String column) throws SQLException {
    return Optional.ofNullable(columns.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
  }

  Optional<BigDecimal> someNumber(String column) throws SQLException {
    return Optional.ofNullable(columns.getBigDecimal(column));
  }

  BigDecimal number(String column) throws SQLException {
    return columns.getBigDecimal(column);
  }

  Money money(String column, Currency currency) throws SQLException {
    return new Money(columns.getBigDecimal(column), currency);
  }

  Holder holder(String roleColumn, String personColumn) throws SQLException {
    return new Holder(Role.valueOf(text(roleColumn)), someText(personColumn).map(TimekeeperId::new));
  }
}
