package io.matterflow.invoicing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
          effective_on, moved_at, moved_by)
        values (:number, :kind, :reference, :open, :disputed, :reserved, :effectiveOn, :at, :by)
        """)
        .param("number", movement.number().value())
        .param("kind", movement.kind().name())
        .param("reference", movement.reference())
        .param("open", movement.open().amount())
        .param("disputed", movement.disputed().amount())
        .param("reserved", movement.reserved().amount())
        .param("effectiveOn", movement.effectiveOn())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", movement.by().user().value())
        .update();
  }

  /** What payments have settled so far, what was taken back reckoned off. */
  BigDecimal paid(InvoiceNumber number) {
    return jdbc.sql("""
        select coalesce(-sum(open_change), 0)
        from invoice_movement
        where invoice_number = :number and kind in (:kinds)
        """)
        .param("number", number.value())
        .param("kinds", List.of(Movement.Kind.PAYMENT.name(), Movement.Kind.PAYMENT_TAKEN_BACK.name()))
        .query(BigDecimal.class)
        .single();
  }

  /** From which day the invoice counts here. */
  LocalDate firstDay(InvoiceNumber number) {
    return jdbc.sql("""
        select min(effective_on) as effective_on
        from invoice_movement
        where invoice_number = :number
        """)
        .param("number", number.value())
        .query((row, index) -> row.getObject("effective_on", LocalDate.class))
        .single();
  }

  /** When the invoice began to count here. */
  Instant first(InvoiceNumber number) {
    return jdbc.sql("""
        select min(moved_at) as moved_at
        from invoice_movement
        where invoice_number = :number
        """)
        .param("number", number.value())
        .query((row, index) -> row.getObject("moved_at", OffsetDateTime.class).toInstant())
        .single();
  }

  /** When something of the kind last happened to the invoice. */
  Optional<Instant> last(InvoiceNumber number, Movement.Kind kind) {
    return jdbc.sql("""
        select moved_at
        from invoice_movement
        where invoice_number = :number and kind = :kind
        order by id desc
        fetch first 1 row only
        """)
        .param("number", number.value())
        .param("kind", kind.name())
        .query((row, index) -> row.getObject("moved_at", OffsetDateTime.class).toInstant())
        .optional();
  }
}
