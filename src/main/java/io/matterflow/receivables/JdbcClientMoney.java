package io.matterflow.receivables;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reckons from payments, their events and where their money went by a day. */
@Repository
class JdbcClientMoney implements ClientMoney {

  private final JdbcClient jdbc;
  private final JdbcPaymentEvents events;
  private final Directory directory;

  JdbcClientMoney(JdbcClient jdbc, JdbcPaymentEvents events, Directory directory) {
    this.jdbc = jdbc;
    this.events = events;
    this.directory = directory;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Unapplied> unappliedAsOf(LocalDate day) {
    var dayIsOver = day.plusDays(1).atStartOfDay(directory.firm().zone()).toInstant().atOffset(ZoneOffset.UTC);
    return jdbc.sql("""
        select payment.source, payment.payment_ref, payment.received, payment.currency, payment.received_on,
          coalesce(payment.client_id, (
            select client_id from invoice where number = coalesce(payment.assigned_invoice, payment.invoice_number))) as client_id,
          coalesce(payment.assigned_invoice, payment.invoice_number) as invoice_number,
          coalesce((
            select sum(allocation.amount)
            from payment_allocation allocation
            left join invoice_movement movement on movement.reference = allocation.reference
            where allocation.payment_id = payment.id
              and (movement.effective_on <= :day or (movement.effective_on is null and allocation.allocated_at < :dayIsOver))
          ), 0) as gone,
          (
            select count(*)
            from payment_event event
            where event.source = payment.source and event.payment_ref = payment.payment_ref
              and event.type = 'RECEIVED' and event.happened_on > :day
          ) as later
        from payment
        where payment.account <> 'TRUST' and payment.received > 0
          and (payment.received_on <= :day or payment.reported_at < :dayIsOver)
        """)
        .param("day", day)
        .param("dayIsOver", dayIsOver)
        .query((row, index) -> {
          var currency = Currency.getInstance(row.getString("currency"));
          var received = row.getInt("later") > 0
              ? receivedBy(day, row.getString("source"), row.getString("payment_ref"), currency)
              : new Money(row.getBigDecimal("received"), currency);
          return new Unapplied(
              Optional.ofNullable(row.getString("client_id")).map(ClientId::new),
              Optional.ofNullable(row.getString("invoice_number")).map(InvoiceNumber::new),
              row.getObject("received_on", LocalDate.class),
              received.minus(new Money(row.getBigDecimal("gone"), currency)));
        })
        .list()
        .stream()
        .filter(money -> money.amount().isPositive())
        .toList();
  }

  /** Money may come in parts: only those of the day or before. */
  private Money receivedBy(LocalDate day, String source, String paymentRef, Currency currency) {
    var told = events.of(source, paymentRef).stream().filter(event -> !event.on().isAfter(day)).toList();
    return told.isEmpty() ? Money.zero(currency) : PaymentStory.of(told).received();
  }
}
