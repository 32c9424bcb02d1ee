package io.matterflow.invoicing;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Adds up the movements that count by a day. */
@Repository
class JdbcBalances implements Balances {

  private final JdbcClient jdbc;

  JdbcBalances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Balance> asOf(LocalDate day, LocalDate datedAfter) {
    return jdbc.sql("""
        select number, client_id, matter_id, invoice_date, due_date, total, currency,
          sum(open_change) as open_amount, sum(disputed_change) as disputed_amount,
          case when sum(case when kind = 'VOID' then 1 else 0 end) > 0 then 0 else total end as billed
        from invoice
        join invoice_movement on invoice_number = number and effective_on <= :day
        group by number, client_id, matter_id, invoice_date, due_date, total, currency
        having sum(open_change) <> 0 or invoice_date > :datedAfter
        order by invoice_date, length(number), number
        """)
        .param("day", day)
        .param("datedAfter", datedAfter)
        .query(JdbcBalances::balance)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Balance> openOf(ClientId client, LocalDate day) {
    return jdbc.sql("""
        select number, client_id, matter_id, invoice_date, due_date, total, currency,
          sum(open_change) as open_amount, sum(disputed_change) as disputed_amount, total as billed
        from invoice
        join invoice_movement on invoice_number = number and effective_on <= :day
        where client_id = :client
        group by number, client_id, matter_id, invoice_date, due_date, total, currency
        having sum(open_change) <> 0
        order by invoice_date, length(number), number
        """)
        .param("client", client.value())
        .param("day", day)
        .query(JdbcBalances::balance)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Entry> entries(ClientId client, LocalDate day) {
    return jdbc.sql("""
        select movement.invoice_number, movement.kind, movement.effective_on, movement.open_change, movement.reference,
          invoice.currency
        from invoice_movement movement
        join invoice on invoice.number = movement.invoice_number
        where invoice.client_id = :client and movement.effective_on <= :day and movement.open_change <> 0
        order by movement.effective_on, movement.id
        """)
        .param("client", client.value())
        .param("day", day)
        .query((row, index) -> new Entry(
            new InvoiceNumber(row.getString("invoice_number")),
            Kind.of(row.getString("kind"), row.getBigDecimal("open_change").signum() > 0),
            row.getObject("effective_on", LocalDate.class),
            new Money(row.getBigDecimal("open_change"), Currency.getInstance(row.getString("currency"))),
            row.getString("reference")))
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Moved> moved(LocalDate after, LocalDate through) {
    return jdbc.sql("""
        select number, client_id, matter_id, currency, kind, sign(open_change) as direction, sum(open_change) as change_of_open
        from invoice
        join invoice_movement on invoice_number = number and effective_on > :after and effective_on <= :through
        where open_change <> 0
        group by number, client_id, matter_id, currency, kind, sign(open_change)
        order by number, kind
        """)
        .param("after", after)
        .param("through", through)
        .query(JdbcBalances::moved)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Moved> movedOf(Collection<InvoiceNumber> invoices) {
    return invoices.isEmpty() ? List.of() : jdbc.sql("""
        select number, client_id, matter_id, currency, kind, sign(open_change) as direction, sum(open_change) as change_of_open
        from invoice
        join invoice_movement on invoice_number = number
        where number in (:numbers) and open_change <> 0
        group by number, client_id, matter_id, currency, kind, sign(open_change)
        order by number, kind
        """)
        .param("numbers", invoices.stream().map(InvoiceNumber::value).toList())
        .query(JdbcBalances::moved)
        .list();
  }

  private static Moved moved(ResultSet row, int index) throws SQLException {
    return new Moved(
        new InvoiceNumber(row.getString("number")),
        new ClientId(row.getString("client_id")),
        Optional.ofNullable(row.getString("matter_id")).map(MatterId::new),
        Kind.of(row.getString("kind"), row.getInt("direction") > 0),
        new Money(row.getBigDecimal("change_of_open"), Currency.getInstance(row.getString("currency"))));
  }

  private static Balance balance(ResultSet row, int index) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    return new Balance(
        new InvoiceNumber(row.getString("number")),
        new ClientId(row.getString("client_id")),
        Optional.ofNullable(row.getString("matter_id")).map(MatterId::new),
        row.getObject("invoice_date", LocalDate.class),
        row.getObject("due_date", LocalDate.class),
        new Money(row.getBigDecimal("total"), currency),
        new Money(row.getBigDecimal("billed"), currency),
        new Money(row.getBigDecimal("open_amount"), currency),
        new Money(row.getBigDecimal("disputed_amount"), currency));
  }
}
