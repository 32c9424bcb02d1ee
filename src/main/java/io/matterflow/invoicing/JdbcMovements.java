package io.matterflow.invoicing;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The append-only rows behind each invoice's open, disputed and reserved amounts. */
@Repository
class JdbcMovements {

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  JdbcMovements(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /**
   * Appends; a reference that stands already is a fault of the caller's, told by the database. It is told of here and
   * not by the callers, so that none of them can leave the books behind.
   */
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
    movement.told().ifPresent(events::publishEvent);
  }

  /** Movements of what is open after this position, without their parts. */
  List<Row> after(long position, int limit) {
    return jdbc.sql("""
        select movement.*, invoice.currency
        from invoice_movement movement
        join invoice on invoice.number = movement.invoice_number
        where movement.id > :position and movement.open_change <> 0
        order by movement.id
        fetch first :limit rows only
        """)
        .param("position", position)
        .param("limit", limit)
        .query((row, index) -> new Row(row.getLong("id"), new InvoiceMoved(
            new InvoiceNumber(row.getString("invoice_number")),
            InvoiceMoved.Kind.valueOf(row.getString("kind")),
            row.getString("reference"),
            new Money(row.getBigDecimal("open_change"), Currency.getInstance(row.getString("currency"))),
            Optional.empty(),
            row.getObject("effective_on", LocalDate.class),
            new UserId(row.getString("moved_by")))))
        .list();
  }

  record Row(long position, InvoiceMoved moved) {}

  /** What payments have settled so far, what was taken back reckoned off. */
  BigDecimal paid(InvoiceNumber number) {
    return settled(number, InvoiceMoved.Kind.PAYMENT, InvoiceMoved.Kind.PAYMENT_TAKEN_BACK);
  }

  /** What was drawn from trust for it so far, what was put back reckoned off. */
  BigDecimal drawn(InvoiceNumber number) {
    return settled(number, InvoiceMoved.Kind.TRUST_DRAW, InvoiceMoved.Kind.TRUST_DRAW_RETURNED,
        InvoiceMoved.Kind.TRUST_DRAW_UNPAID);
  }

  /** Money stands behind what is not open any more. */
  boolean areBackedByMoney(InvoiceNumber number) {
    return paid(number).signum() != 0 || drawn(number).signum() != 0;
  }

  private BigDecimal settled(InvoiceNumber number, InvoiceMoved.Kind... kinds) {
    return jdbc.sql("""
        select coalesce(-sum(open_change), 0)
        from invoice_movement
        where invoice_number = :number and kind in (:kinds)
        """)
        .param("number", number.value())
        .param("kinds", Stream.of(kinds).map(Enum::name).toList())
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

  /** When something was last open again of it after nothing had been. */
  Optional<Instant> reopenedAt(InvoiceNumber number) {
    return jdbc.sql("""
        select moved_at
        from invoice_movement movement
        where invoice_number = :number
          and open_change > 0
          and (select sum(earlier.open_change)
               from invoice_movement earlier
               where earlier.invoice_number = :number and earlier.id < movement.id) = 0
        order by id desc
        fetch first 1 row only
        """)
        .param("number", number.value())
        .query((row, index) -> row.getObject("moved_at", OffsetDateTime.class).toInstant())
        .optional();
  }

  /** When something of these kinds last happened to the invoice. */
  Optional<Instant> last(InvoiceNumber number, InvoiceMoved.Kind... kinds) {
    return jdbc.sql("""
        select moved_at
        from invoice_movement
        where invoice_number = :number and kind in (:kinds)
        order by id desc
        fetch first 1 row only
        """)
        .param("number", number.value())
        .param("kinds", Arrays.stream(kinds).map(InvoiceMoved.Kind::name).toList())
        .query((row, index) -> row.getObject("moved_at", OffsetDateTime.class).toInstant())
        .optional();
  }
}
