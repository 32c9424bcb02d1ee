package io.matterflow.invoicing;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The append-only rows behind each invoice's open, disputed and reserved amounts. */
@Repository
class JdbcMovements {

  private final JdbcClient jdbc;

  JdbcMovements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Appends; a reference that stands already is a fault of the caller's, told by the database. */
  void append(Movement movement, Instant at) {
    jdbc.sql("""
        insert into invoice_movement (invoice_number, kind, reference, open_change, disputed_change, reserved_change,
          moved_at, moved_by)
        values (:number, :kind, :reference, :open, :disputed, :reserved, :at, :by)
        """)
        .param("number", movement.number().value())
        .param("kind", movement.kind().name())
        .param("reference", movement.reference())
        .param("open", movement.open().amount())
        .param("disputed", movement.disputed().amount())
        .param("reserved", movement.reserved().amount())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", movement.by().user().value())
        .update();
  }
}
