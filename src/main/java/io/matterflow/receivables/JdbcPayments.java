package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentReported;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Payment.Allocation;
import io.matterflow.receivables.Payment.Allocation.Target;
import io.matterflow.receivables.Payment.Leftover;
import io.matterflow.receivables.Payment.State;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payments, each stored once for its source and event, and the append-only rows of where their money went. */
@Repository
class JdbcPayments {

  private static final String ALL = """
      select id, source, event_id, invoice_number, client_id, assigned_invoice, amount, currency, received_on, method, account,
        state, leftover, reported_at
      from payment
      """;

  private final JdbcClient jdbc;

  JdbcPayments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A second payment of the same source and event is refused by the database. */
  void insert(PaymentId id, PaymentReported report, Actor by, Instant now) {
    jdbc.sql("""
        insert into payment (id, source, event_id, invoice_number, client_id, amount, currency, received_on, method, account,
          state, reported_at, reported_by)
        values (:id, :source, :event, :invoice, :client, :amount, :currency, :receivedOn, :method, :account, 'REPORTED',
          :now, :by)
        """)
        .param("id", id.value())
        .param("source", report.source())
        .param("event", report.eventId())
        .param("invoice", report.invoiceNumber().orElse(null), Types.VARCHAR)
        .param("client", report.client().map(ClientId::value).orElse(null), Types.VARCHAR)
        .param("amount", report.amount().amount())
        .param("currency", report.amount().currency().getCurrencyCode())
        .param("receivedOn", report.receivedOn())
        .param("method", report.method())
        .param("account", report.account().name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.user().value())
        .update();
  }

  Optional<Payment> find(PaymentId id) {
    return jdbc.sql(ALL + "where id = :id").param("id", id.value()).query(JdbcPayments::payment).optional().map(this::withAllocations);
  }

  /** As {@link #find}, holding the payment until the transaction ends. */
  Optional<Payment> lock(PaymentId id) {
    return jdbc.sql("select id from payment where id = :id for update")
        .param("id", id.value())
        .query(UUID.class)
        .optional()
        .flatMap(held -> find(id));
  }

  Optional<Payment> find(String source, String eventId) {
    return jdbc.sql(ALL + "where source = :source and event_id = :event")
        .param("source", source)
        .param("event", eventId)
        .query(JdbcPayments::payment)
        .optional()
        .map(this::withAllocations);
  }

  /** Payments that name the invoice, or settled some of it, oldest first. */
  List<Payment> of(InvoiceNumber invoice) {
    return jdbc.sql(ALL + """
        where invoice_number = :invoice or assigned_invoice = :invoice
          or id in (select payment_id from payment_allocation where invoice_number = :invoice)
        order by reported_at, id
        """).param("invoice", invoice.value()).query(JdbcPayments::payment).list().stream()
        .map(this::withAllocations)
        .toList();
  }

  /** Payments in a state, oldest first. */
  /** What settled these invoices, latest first. */
  List<MatterReceivables.Settlement> settlements(Collection<InvoiceNumber> invoices, int limit) {
    return invoices.isEmpty() ? List.of() : jdbc.sql("""
        select payment.received_on, allocation.invoice_number, allocation.amount, payment.currency
        from payment_allocation allocation
        join payment on payment.id = allocation.payment_id
        where allocation.invoice_number in (:invoices)
        order by payment.received_on desc, allocation.position desc
        fetch first :limit rows only
        """)
        .param("invoices", invoices.stream().map(InvoiceNumber::value).toList())
        .param("limit", limit)
        .query((row, index) -> new MatterReceivables.Settlement(
            row.getObject("received_on", LocalDate.class),
            new InvoiceNumber(row.getString("invoice_number")),
            new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency")))))
        .list();
  }

  List<Payment> in(State state, int limit) {
    return jdbc.sql(ALL + """
        where state = :state
        order by reported_at, id
        fetch first :limit rows only
        """).param("state", state.name()).param("limit", limit).query(JdbcPayments::payment).list().stream()
        .map(this::withAllocations)
        .toList();
  }

  /** What was reported for the invoice, or for its client without naming one, and is not allocated yet. */
  Money onTheWayTo(Invoice invoice) {
    var amount = jdbc.sql("""
        select coalesce(sum(amount), 0)
        from payment
        where state = 'REPORTED' and account = 'OPERATING' and currency = :currency
          and (coalesce(assigned_invoice, invoice_number) = :invoice
            or (assigned_invoice is null and invoice_number is null and client_id = :client))
        """)
        .param("currency", invoice.open().currency().getCurrencyCode())
        .param("invoice", invoice.number().value())
        .param("client", invoice.client().value())
        .query(BigDecimal.class)
        .single();
    return new Money(amount, invoice.open().currency());
  }

  void allocate(PaymentId id, Allocation allocation, String reference, Actor by, Instant now) {
    jdbc.sql("""
        insert into payment_allocation (reference, payment_id, target, invoice_number, amount, allocated_at, allocated_by, note)
        values (:reference, :payment, :target, :invoice, :amount, :now, :by, :note)
        """)
        .param("reference", reference)
        .param("payment", id.value())
        .param("target", allocation.target().name())
        .param("invoice", allocation.invoice().map(InvoiceNumber::value).orElse(null), Types.VARCHAR)
        .param("amount", allocation.amount().amount())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.user().value())
        .param("note", allocation.note().orElse(null), Types.VARCHAR)
        .update();
  }

  void stand(PaymentId id, State state, Optional<Leftover> leftover) {
    jdbc.sql("""
        update payment
        set state = :state, leftover = :leftover
        where id = :id
        """)
        .param("id", id.value())
        .param("state", state.name())
        .param("leftover", leftover.map(Leftover::name).orElse(null), Types.VARCHAR)
        .update();
  }

  void assign(PaymentId id, InvoiceNumber invoice) {
    jdbc.sql("""
        update payment
        set assigned_invoice = :invoice, state = 'REPORTED', leftover = null
        where id = :id
        """).param("id", id.value()).param("invoice", invoice.value()).update();
  }

  private Payment withAllocations(Payment payment) {
    var currency = payment.report().amount().currency();
    var allocations = jdbc.sql("""
        select target, invoice_number, amount, note
        from payment_allocation
        where payment_id = :payment
        order by position
        """)
        .param("payment", payment.id().value())
        .query((row, index) -> new Allocation(
            Target.valueOf(row.getString("target")),
            Optional.ofNullable(row.getString("invoice_number")).map(InvoiceNumber::new),
            new Money(row.getBigDecimal("amount"), currency),
            Optional.ofNullable(row.getString("note"))))
        .list();
    return payment.with(allocations);
  }

  private static Payment payment(ResultSet row, int index) throws SQLException {
    var report = new PaymentReported(
        row.getString("source"),
        row.getString("event_id"),
        Optional.ofNullable(row.getString("invoice_number")),
        Optional.ofNullable(row.getString("client_id")).map(ClientId::new),
        new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
        row.getObject("received_on", LocalDate.class),
        row.getString("method"),
        Account.valueOf(row.getString("account")));
    return new Payment(
        new PaymentId(row.getObject("id", UUID.class)),
        report,
        Optional.ofNullable(row.getString("assigned_invoice")).map(InvoiceNumber::new),
        State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("leftover")).map(Leftover::valueOf),
        row.getObject("reported_at", OffsetDateTime.class).toInstant(),
        List.of());
  }
}
