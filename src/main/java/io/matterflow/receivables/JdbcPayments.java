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
      select id, source, event_id, payment_ref, invoice_number, client_id, assigned_invoice, amount, received, under_way,
        currency, received_on, method, account, state, leftover, reported_at
      from payment
      """;

  private final JdbcClient jdbc;

  JdbcPayments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A second payment of the same source and reference is refused by the database. */
  void insert(PaymentId id, PaymentStory story, Actor by, Instant now) {
    var first = story.first().key();
    said(jdbc.sql("""
        insert into payment (id, source, event_id, payment_ref, invoice_number, client_id, amount, received, under_way, currency,
          received_on, method, account, state, reported_at, reported_by)
        values (:id, :source, :event, :ref, :invoice, :client, :amount, :received, :underWay, :currency,
          :receivedOn, :method, :account, 'REPORTED', :now, :by)
        """), id, story)
        .param("source", first.source())
        .param("event", first.eventId())
        .param("ref", first.paymentRef())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.user().value())
        .update();
  }

  /** The payment as its events tell it now; it is to be allocated anew. */
  void retell(PaymentId id, PaymentStory story) {
    said(jdbc.sql("""
        update payment
        set invoice_number = :invoice, client_id = :client, amount = :amount, received = :received, under_way = :underWay,
          currency = :currency, received_on = :receivedOn, method = :method, account = :account, state = 'REPORTED'
        where id = :id
        """), id, story).update();
  }

  private static JdbcClient.StatementSpec said(JdbcClient.StatementSpec sql, PaymentId id, PaymentStory story) {
    var purpose = story.purpose();
    var received = story.received();
    return sql
        .param("id", id.value())
        .param("invoice", purpose.invoiceNumber().orElse(null), Types.VARCHAR)
        .param("client", purpose.client().map(ClientId::value).orElse(null), Types.VARCHAR)
        .param("amount", (received.isPositive() ? received : story.largest()).amount())
        .param("received", received.amount())
        .param("underWay", story.underWay().amount())
        .param("currency", story.currency().getCurrencyCode())
        .param("receivedOn", story.on())
        .param("method", purpose.method().orElseThrow())
        .param("account", purpose.account().orElseThrow().name());
  }

  Optional<Payment> find(PaymentId id) {
    return jdbc.sql(ALL + "where id = :id")
        .param("id", id.value())
        .query(JdbcPayments::payment)
        .optional()
        .map(this::withAllocations);
  }

  /** As {@link #find}, holding the payment until the transaction ends. */
  Optional<Payment> lock(PaymentId id) {
    return jdbc.sql("select id from payment where id = :id for update")
        .param("id", id.value())
        .query(UUID.class)
        .optional()
        .flatMap(held -> find(id));
  }

  /** The payment that an event tells of. */
  Optional<Payment> find(String source, String eventId) {
    return jdbc.sql(ALL + """
        where source = :source
          and payment_ref = (select payment_ref from payment_event where source = :source and event_id = :event)
        """)
        .param("source", source)
        .param("event", eventId)
        .query(JdbcPayments::payment)
        .optional()
        .map(this::withAllocations);
  }

  /** As {@link #lock(PaymentId)}, by the reference under which its source knows it. */
  Optional<Payment> lockByRef(String source, String paymentRef) {
    return jdbc.sql("select id from payment where source = :source and payment_ref = :ref for update")
        .param("source", source)
        .param("ref", paymentRef)
        .query(UUID.class)
        .optional()
        .map(PaymentId::new)
        .flatMap(this::find);
  }

  Optional<Payment> findByRef(String source, String paymentRef) {
    return jdbc.sql(ALL + "where source = :source and payment_ref = :ref")
        .param("source", source)
        .param("ref", paymentRef)
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

  /** Payments in a state, oldest first. */
  List<Payment> in(State state, int limit) {
    return jdbc.sql(ALL + """
        where state = :state
        order by reported_at, id
        fetch first :limit rows only
        """).param("state", state.name()).param("limit", limit).query(JdbcPayments::payment).list().stream()
        .map(this::withAllocations)
        .toList();
  }

  /** What was reported or announced for the invoice, or for its client without naming one, and is not allocated yet. */
  Money onTheWayTo(Invoice invoice) {
    var amount = jdbc.sql("""
        select coalesce(sum(under_way + case when state <> 'REPORTED' then 0 else received - coalesce((
            select sum(allocation.amount) from payment_allocation allocation where allocation.payment_id = payment.id), 0) end), 0)
        from payment
        where (state = 'REPORTED' or under_way > 0) and account = 'OPERATING' and currency = :currency
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

  int rowsOf(PaymentId id) {
    return jdbc.sql("select count(*) from payment_allocation where payment_id = :id")
        .param("id", id.value())
        .query(Integer.class)
        .single();
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

  /** Payments of this state that name the invoice and are left over, oldest first. */
  List<PaymentId> leftOverFor(InvoiceNumber invoice) {
    return jdbc.sql("""
        select id
        from payment
        where state = 'UNDECIDED' and leftover in ('OVERPAID', 'PAID_TWICE')
          and coalesce(assigned_invoice, invoice_number) = :invoice
        order by reported_at, id
        """).param("invoice", invoice.value()).query(UUID.class).list().stream().map(PaymentId::new).toList();
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
        row.getString("payment_ref"),
        report,
        new Money(row.getBigDecimal("received"), report.amount().currency()),
        new Money(row.getBigDecimal("under_way"), report.amount().currency()),
        Optional.ofNullable(row.getString("assigned_invoice")).map(InvoiceNumber::new),
        State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("leftover")).map(Leftover::valueOf),
        row.getObject("reported_at", OffsetDateTime.class).toInstant(),
        List.of());
  }
}
