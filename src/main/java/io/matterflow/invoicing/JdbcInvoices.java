package io.matterflow.invoicing;

import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.invoicing.Invoice.PortalState;
import io.matterflow.invoicing.Invoice.State;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads invoices as they stand and hands out numbers. */
@Repository
class JdbcInvoices {

  private final JdbcClient jdbc;

  JdbcInvoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The next number that no invoice has, not even one taken over. Holds the counter until the transaction ends, so a
   * number given back leaves no gap.
   */
  InvoiceNumber nextNumber() {
    jdbc.sql("""
        update invoice_counter
        set last_number = last_number + 1
        where name = 'invoice'
        """).update();
    var number = new InvoiceNumber(jdbc.sql("""
        select last_number
        from invoice_counter
        where name = 'invoice'
        """).query(Long.class).single().toString());
    return find(number).isEmpty() ? number : nextNumber();
  }

  /** Nobody gives out or takes over a number until the transaction ends. */
  void lockNumbers() {
    jdbc.sql("select name from invoice_counter where name = 'invoice' for update").query(String.class).single();
  }

  boolean lock(InvoiceNumber number) {
    return jdbc.sql("""
        select number
        from invoice
        where number = :number
        for update
        """).param("number", number.value()).query(String.class).optional().isPresent();
  }

  Optional<Invoice> find(InvoiceNumber number) {
    return jdbc.sql("""
        select *
        from invoice_standing
        where number = :number
        """).param("number", number.value()).query(JdbcInvoices::invoice).optional();
  }

  List<Invoice> openOf(ClientId client) {
    return jdbc.sql("""
        select *
        from invoice_standing
        where client_id = :client and delivered_on is not null and open_amount > 0
        order by due_date, number
        """).param("client", client.value()).query(JdbcInvoices::invoice).list();
  }

  List<Invoice> of(MatterId matter) {
    return jdbc.sql("""
        select *
        from invoice_standing
        where matter_id = :matter
        order by issued_at, length(number), number
        """).param("matter", matter.value()).query(JdbcInvoices::invoice).list();
  }

  /** Those of the matters that have an invoice on which something is open. */
  Set<MatterId> unpaid(Collection<MatterId> matters) {
    return matters.isEmpty() ? Set.of() : new HashSet<>(jdbc.sql("""
            select distinct matter_id
            from invoice_standing
            where matter_id in (:matters) and open_amount > 0
            """)
        .param("matters", matters.stream().map(MatterId::value).toList())
        .query((row, number) -> new MatterId(row.getString("matter_id")))
        .list());
  }

  /** In the order of their numbers; no list of matters means every matter. */
  List<Invoice> search(InvoiceSearch search) {
    return jdbc.sql("""
        select *
        from invoice_standing
        where (:matter is null or matter_id = :matter)
          and (:client is null or client_id = :client)
          and (:state is null or state = :state)
          and (:openOnly = false or open_amount > 0)
          and (:everyMatter = true or matter_id in (:matters) or (matter_id is null and client_id in (:clients)))
          and (:after is null or length(number) > length(:after) or (length(number) = length(:after) and number > :after))
        order by length(number), number
        fetch first :limit rows only
        """)
        .param("matter", search.matter().map(MatterId::value).orElse(null), java.sql.Types.VARCHAR)
        .param("client", search.client().map(ClientId::value).orElse(null), java.sql.Types.VARCHAR)
        .param("state", search.state().map(State::name).orElse(null), java.sql.Types.VARCHAR)
        .param("openOnly", search.openOnly())
        .param("everyMatter", search.matters().isEmpty())
        .param("matters", search.matterIds())
        .param("clients", search.clientIds())
        .param("after", search.after().map(InvoiceNumber::value).orElse(null), java.sql.Types.VARCHAR)
        .param("limit", search.limit())
        .query(JdbcInvoices::invoice)
        .list();
  }

  /** From then on its clock runs. */
  void delivered(InvoiceNumber number, LocalDate on, DeliveredBy by) {
    jdbc.sql("""
        update invoice
        set delivered_on = :on, delivered_by = :by
        where number = :number
        """)
        .param("on", on)
        .param("by", by.name())
        .param("number", number.value())
        .update();
  }

  /** It has reached nobody: its clock stands. */
  void notDelivered(InvoiceNumber number) {
    jdbc.sql("""
        update invoice
        set delivered_on = null, delivered_by = null
        where number = :number
        """).param("number", number.value()).update();
  }

  void inPortal(InvoiceNumber number, Optional<PortalState> state, Optional<LocalDate> acceptedOn) {
    jdbc.sql("""
        update invoice
        set portal_state = :state, accepted_on = :acceptedOn
        where number = :number
        """)
        .param("state", state.map(PortalState::name).orElse(null), java.sql.Types.VARCHAR)
        .param("acceptedOn", acceptedOn.orElse(null), java.sql.Types.DATE)
        .param("number", number.value())
        .update();
  }

  private static Invoice invoice(ResultSet row, int index) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    return new Invoice(
        new InvoiceNumber(row.getString("number")),
        State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("matter_id")).map(MatterId::new),
        new ClientId(row.getString("client_id")),
        row.getObject("invoice_date", LocalDate.class),
        row.getObject("due_date", LocalDate.class),
        Optional.ofNullable(row.getObject("delivered_on", LocalDate.class)),
        Optional.ofNullable(row.getString("delivered_by")).map(DeliveredBy::valueOf),
        new Money(row.getBigDecimal("total"), currency),
        new Money(row.getBigDecimal("open_amount"), currency),
        new Money(row.getBigDecimal("disputed_amount"), currency),
        new Money(row.getBigDecimal("reserved_amount"), currency),
        Optional.ofNullable(row.getString("portal_state")).map(PortalState::valueOf),
        Optional.ofNullable(row.getObject("accepted_on", LocalDate.class)));
  }
}
