package io.matterflow.reporting;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reckons, as of a day, what was worked and not billed, and what of the work was billed and paid. */
@Repository
class JdbcFirmFigures {

  /** Of lines whose bill became an invoice by the day that counted on it; found once, and not again for each entry. */
  private static final String BILLED_BY_THEN = """
      select line.%1$s
      from pre_bill_line line
      join invoice on invoice.pre_bill = line.pre_bill_id and invoice.invoice_date <= :day
      where line.%1$s is not null and line.held = false and line.left_for is null
        and not exists (
          select 1 from invoice_movement movement
          where movement.invoice_number = invoice.number and movement.kind = 'VOID' and movement.effective_on <= :day)
      """;

  private final JdbcClient jdbc;

  JdbcFirmFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Approved, billable time entered by the day and costs recorded by its end that were on no invoice by then. */
  List<Unbilled> unbilled(LocalDate day, Instant dayIsOver) {
    return jdbc.sql("""
        select matter_id, currency, sum(amount) as amount
        from (
          select entry.matter_id, entry.currency, entry.amount
          from time_entry entry
          where entry.billable = true and entry.set_aside is null and entry.entered_on <= :day and entry.id not in (%s)
          union all
          select expense.matter_id, expense.currency, expense.amount
          from expense
          where expense.recorded_at < :dayIsOver and expense.id not in (%s)
        ) unbilled
        group by matter_id, currency
        """.formatted(BILLED_BY_THEN.formatted("time_entry_id"), BILLED_BY_THEN.formatted("expense_id")))
        .param("day", day)
        .param("dayIsOver", dayIsOver.atOffset(ZoneOffset.UTC))
        .query((row, index) -> new Unbilled(new MatterId(row.getString("matter_id")),
            new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency")))))
        .list();
  }

  /** Of invoices dated in the span that count: what they came to, and what of that was paid by its last day. */
  List<Collected> collected(LocalDate from, LocalDate asOf) {
    return jdbc.sql("""
        select number, client_id, matter_id, currency, total,
          sum(case when kind in ('PAYMENT', 'PAYMENT_TAKEN_BACK', 'TRUST_DRAW', 'TRUST_DRAW_RETURNED',
            'TRUST_DRAW_UNPAID', 'PAID_BEFORE')
            then -open_change else 0 end) as paid
        from invoice
        join invoice_movement on invoice_number = number and effective_on <= :asOf
        where invoice_date >= :from and invoice_date <= :asOf
        group by number, client_id, matter_id, currency, total
        having sum(case when kind = 'VOID' then 1 else 0 end) = 0
        """)
        .param("from", from)
        .param("asOf", asOf)
        .query((row, index) -> {
          var currency = Currency.getInstance(row.getString("currency"));
          return new Collected(new ClientId(row.getString("client_id")),
              Optional.ofNullable(row.getString("matter_id")).map(MatterId::new),
              new Money(row.getBigDecimal("total"), currency), new Money(row.getBigDecimal("paid"), currency));
        })
        .list();
  }

  /**
   * Of bills that became such invoices: the hours worked at the rate of their day, and what was billed for them, with
   * what was taken off the bill as a whole. A bill that payers share counts once.
   */
  List<Realized> realized(LocalDate from, LocalDate asOf) {
    return jdbc.sql("""
        select bill.id, bill.matter_id, bill.currency,
          (select coalesce(sum(round(line.worked * line.resolved_rate, 2)), 0) from pre_bill_line line
            where line.pre_bill_id = bill.id and line.kind = 'TIME' and line.held = false and line.left_for is null) as worked,
          (select coalesce(sum(round(line.hours * line.rate, 2) - line.write_down), 0) from pre_bill_line line
            where line.pre_bill_id = bill.id and line.kind = 'TIME' and line.held = false and line.left_for is null) as billed,
          (select coalesce(sum(taken.amount), 0) from invoice_adjustment taken
            join invoice on invoice.number = taken.invoice_number where invoice.pre_bill = bill.id) as off
        from pre_bill bill
        where exists (
          select 1 from invoice
          where invoice.pre_bill = bill.id and invoice.invoice_date >= :from and invoice.invoice_date <= :asOf
            and not exists (
              select 1 from invoice_movement movement
              where movement.invoice_number = invoice.number and movement.kind = 'VOID' and movement.effective_on <= :asOf))
        """)
        .param("from", from)
        .param("asOf", asOf)
        .query((row, index) -> {
          var currency = Currency.getInstance(row.getString("currency"));
          var worked = new Money(row.getBigDecimal("worked"), currency);
          var billed = new Money(row.getBigDecimal("billed").add(row.getBigDecimal("off")), currency);
          return new Realized(new MatterId(row.getString("matter_id")), worked, worked.isZero() ? worked : billed);
        })
        .list();
  }

  record Unbilled(MatterId matter, Money amount) {}

  record Collected(ClientId client, Optional<MatterId> matter, Money invoiced, Money paid) {}

  record Realized(MatterId matter, Money worked, Money billed) {}
}
