package io.matterflow.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The latest moment at which anything happened that the database knows of; asked before the product's tables are made.
 */
final class JdbcLatestAct {

  private final JdbcClient jdbc;

  JdbcLatestAct(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** Empty for a database in which nobody has done anything yet. */
  Optional<Instant> moment() {
    return isUsed() ? latest() : Optional.empty();
  }

  private boolean isUsed() {
    return jdbc.sql("""
            select count(*)
            from information_schema.tables
            where lower(table_name) = 'audit_entry' and table_schema = current_schema
            """)
        .query(Integer.class)
        .single() > 0;
  }

  private Optional<Instant> latest() {
    return jdbc.sql("select at from audit_entry order by at desc fetch first 1 rows only")
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }
}
