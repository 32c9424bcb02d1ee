package io.matterflow.prebill;

import io.matterflow.capture.PersonDay;
import io.matterflow.capture.TimeEntryId;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.Wording;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What other pre-bills than the one at hand have on their lines. A held line counts on the bill that shows it. */
@Repository
class JdbcBilledElsewhere {

  private static final int WHOLE = 100;

  private final JdbcClient jdbc;

  JdbcBilledElsewhere(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<PersonDay, BigDecimal> hours(PreBillId preBill, Collection<PersonDay> days) {
    var hours = new HashMap<PersonDay, BigDecimal>();
    if (!days.isEmpty()) {
      jdbc.sql("""
              select timekeeper_id, work_date, sum(hours) as hours
                from pre_bill_line
               where pre_bill_id <> :preBill and kind = 'TIME' and held = false and (timekeeper_id, work_date) in (:days)
                 and not exists (select 1 from pre_bill p where p.id = pre_bill_id and p.state = 'VOIDED')
               group by timekeeper_id, work_date
              """)
          .param("preBill", preBill.value())
          .param("days", days.stream().map(day -> new Object[] {day.timekeeper().value(), day.day()}).toList())
          .query(row -> {
            hours.put(
                new PersonDay(new TimekeeperId(row.getString("timekeeper_id")),
                    row.getObject("work_date", LocalDate.class)),
                row.getBigDecimal("hours"));
          });
    }
    return hours;
  }

  /** Time of these days on the matter's earlier pre-bills, by the line and the bill that show it. */
  List<CheckedTime> earlier(PreBill preBill, Collection<PersonDay> days) {
    return days.isEmpty() ? List.of() : jdbc.sql("""
            select l.*, p.period_end from pre_bill_line l join pre_bill p on p.id = l.pre_bill_id
             where p.matter_id = :matter and p.state <> 'VOIDED' and p.period_end < :periodEnd and l.kind = 'TIME' and l.held = false
               and (l.timekeeper_id, l.work_date) in (:days)
             order by p.period_end, l.line_position
            """)
        .param("matter", preBill.matter().value())
        .param("periodEnd", preBill.periodEnd())
        .param("days", days.stream().map(day -> new Object[] {day.timekeeper().value(), day.day()}).toList())
        .query((row, number) -> earlier(row, preBill))
        .list();
  }

  private static CheckedTime earlier(ResultSet row, PreBill preBill) throws SQLException {
    var hours = new BilledTime(row.getBigDecimal("hours"));
    var rate = new Money(row.getBigDecimal("rate"), preBill.currency());
    return new CheckedTime(
        "line %d of the bill to %s".formatted(
            row.getInt("line_position"), Wording.of(row.getObject("period_end", LocalDate.class))),
        Optional.ofNullable(row.getObject("time_entry_id", UUID.class)).map(TimeEntryId::new),
        preBill.matter(),
        new TimekeeperId(row.getString("timekeeper_id")),
        row.getObject("work_date", LocalDate.class),
        row.getObject("entered_on", LocalDate.class),
        hours,
        rate,
        Optional.empty(),
        hours.at(rate),
        WHOLE,
        new Narrative(row.getString("narrative")),
        Optional.ofNullable(row.getString("task_code")),
        Optional.ofNullable(row.getString("activity_code")),
        Optional.empty());
  }

  /** What the matter's earlier pre-bills come to, before tax. */
  BigDecimal before(PreBill preBill) {
    return jdbc.sql("""
            select coalesce(sum(bill.amount), 0) as amount
              from (
                select case l.kind when 'TIME' then round(l.hours * l.rate, 2)
                                   when 'EXPENSE' then round(l.units * l.unit_cost, 2)
                                   else l.fee_amount end - l.write_down as amount
                  from pre_bill_line l join pre_bill p on p.id = l.pre_bill_id
                 where p.matter_id = :matter and p.state <> 'VOIDED' and p.period_end < :periodEnd and l.held = false
                union all
                select a.amount_after - a.amount_before as amount
                  from pre_bill_adjustment a join pre_bill p on p.id = a.pre_bill_id
                 where p.matter_id = :matter and p.state <> 'VOIDED' and p.period_end < :periodEnd and a.line_id is null
              ) bill
            """)
        .param("matter", preBill.matter().value())
        .param("periodEnd", preBill.periodEnd())
        .query(BigDecimal.class)
        .single();
  }

  /**
   * What the earlier pre-bills of these matters come to in fees, agreed sums included, less what was taken off and
   * before tax. The pre-bills are of one period.
   */
  Map<MatterId, BigDecimal> feesBefore(Collection<PreBill> preBills) {
    var fees = new HashMap<MatterId, BigDecimal>();
    jdbc.sql("""
            select bill.matter_id, sum(bill.amount) as amount
              from (
                select p.matter_id, case l.kind when 'TIME' then round(l.hours * l.rate, 2) else l.fee_amount end - l.write_down as amount
                  from pre_bill_line l join pre_bill p on p.id = l.pre_bill_id
                 where p.matter_id in (:matters) and p.state <> 'VOIDED' and p.period_end < :periodEnd and l.held = false and l.kind <> 'EXPENSE'
                union all
                select p.matter_id, a.amount_after - a.amount_before as amount
                  from pre_bill_adjustment a join pre_bill p on p.id = a.pre_bill_id
                 where p.matter_id in (:matters) and p.state <> 'VOIDED' and p.period_end < :periodEnd and a.line_id is null
              ) bill
             group by bill.matter_id
            """)
        .param("matters", preBills.stream().map(preBill -> preBill.matter().value()).toList())
        .param("periodEnd", preBills.iterator().next().periodEnd())
        .query(row -> {
          fees.put(new MatterId(row.getString("matter_id")), row.getBigDecimal("amount"));
        });
    return fees;
  }

  /** Who worked on the matter's earlier pre-bills. */
  Set<TimekeeperId> peopleBefore(PreBill preBill) {
    return jdbc.sql("""
            select distinct l.timekeeper_id
              from pre_bill_line l join pre_bill p on p.id = l.pre_bill_id
             where p.matter_id = :matter and p.state <> 'VOIDED' and p.period_end < :periodEnd and l.kind = 'TIME' and l.held = false
            """)
        .param("matter", preBill.matter().value())
        .param("periodEnd", preBill.periodEnd())
        .query((row, number) -> new TimekeeperId(row.getString("timekeeper_id")))
        .set();
  }

  /** What the matter's earlier pre-bills came to, by task code. */
  Map<String, BigDecimal> amounts(PreBill preBill) {
    var amounts = new HashMap<String, BigDecimal>();
    jdbc.sql("""
            select l.task_code, sum(round(l.hours * l.rate, 2) - l.write_down) as amount
              from pre_bill_line l join pre_bill p on p.id = l.pre_bill_id
             where p.matter_id = :matter and p.state <> 'VOIDED' and p.period_end < :periodEnd and l.kind = 'TIME' and l.held = false and l.task_code is not null
             group by l.task_code
            """)
        .param("matter", preBill.matter().value())
        .param("periodEnd", preBill.periodEnd())
        .query(row -> {
          amounts.put(row.getString("task_code"), row.getBigDecimal("amount"));
        });
    return amounts;
  }
}
