package io.matterflow.prebill;

import io.matterflow.capture.ClientApproval;
import io.matterflow.capture.ExpenseId;
import io.matterflow.capture.TimeEntryId;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.Charge.Cost;
import io.matterflow.prebill.Charge.Fee;
import io.matterflow.prebill.Charge.Time;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Lines of pre-bills. What was worked is written once; what is billed follows the latest change. */
@Repository
class JdbcPreBillLines {

  private final NamedParameterJdbcTemplate jdbc;
  private final HeldPreBills held;

  JdbcPreBillLines(NamedParameterJdbcTemplate jdbc, HeldPreBills held) {
    this.jdbc = jdbc;
    this.held = held;
  }

  void insert(PreBillId preBill, List<PreBillLine> lines) {
    insert(lines.stream().map(line -> values(preBill, line)));
    held.forget(preBill);
  }

  /** The lines of all of these, together. */
  void insert(List<PreBill> preBills) {
    insert(preBills.stream().flatMap(preBill -> preBill.lines().stream().map(line -> values(preBill.id(), line))));
  }

  private void insert(Stream<SqlParameterSource> lines) {
    jdbc.batchUpdate("""
        insert into pre_bill_line (id, pre_bill_id, line_position, kind, time_entry_id, timekeeper_id, work_date, entered_on,
                                   worked, hours, resolved_rate, rate, approved_rate, pre_approval, expense_id, expense_code, units, unit_cost, fee_id, fee_kind,
                                   fee_amount, write_down, narrative, task_code, activity_code, internal_note, held)
        values (:id, :preBill, :position, :kind, :entry, :timekeeper, :workDate, :enteredOn,
                :worked, :hours, :resolvedRate, :rate, :approvedRate, :preApproval, :expense, :expenseCode, :units, :unitCost, :fee, :feeKind,
                :feeAmount, :writeDown, :narrative, :taskCode, :activityCode, :internalNote, :held)
        """, lines.toArray(SqlParameterSource[]::new));
  }

  void update(PreBillId preBill, PreBillLine line) {
    jdbc.update("""
        update pre_bill_line
           set hours = :hours, rate = :rate, write_down = :writeDown, narrative = :narrative, task_code = :taskCode,
               activity_code = :activityCode, internal_note = :internalNote, held = :held
         where id = :id
        """, values(preBill, line));
    held.forget(preBill);
  }

  /** What is left of a line of which another became a part. */
  void shorten(PreBillId preBill, PreBillLine line) {
    jdbc.update("update pre_bill_line set worked = :worked, hours = :hours, write_down = :writeDown where id = :id",
        values(preBill, line));
    held.forget(preBill);
  }

  /** Parts of one piece of work stand beside each other. */
  void standBeside(PreBillLineId part, int position) {
    jdbc.update("""
        update pre_bill_line
           set part_of = coalesce((select whole.part_of from pre_bill_line whole
                                    where whole.pre_bill_id = pre_bill_line.pre_bill_id and whole.line_position = :position), :position)
         where id = :id
        """, Map.of("position", position, "id", part.value()));
  }

  /** The line is on this bill no more; its row stays for what is told of it, below all positions. */
  void leave(PreBillId preBill, PreBillLineId line, MatterId to) {
    jdbc.update("""
        update pre_bill_line
           set left_for = :to, time_entry_id = null, held = true, line_position = (
             select least(coalesce(min(other.line_position), 0), 0) - 1 from pre_bill_line other where other.pre_bill_id = :preBill)
         where id = :id
        """, Map.of("to", to.value(), "preBill", preBill.value(), "id", line.value()));
    held.forget(preBill);
  }

  /** Whether somebody has moved money on the line. */
  boolean isAdjusted(PreBillLineId line) {
    return Boolean.TRUE.equals(jdbc.queryForObject("""
        select count(*) > 0 from pre_bill_adjustment where line_id = :line and kind in ('WRITE_DOWN', 'WRITE_UP')
        """, Map.of("line", line.value()), Boolean.class));
  }

  Map<PreBillId, List<PreBillLine>> of(List<PreBill> preBills) {
    var found = new HashMap<PreBillId, List<PreBillLine>>();
    jdbc.query("""
        select l.id, l.pre_bill_id, l.line_position, l.kind, l.time_entry_id, l.timekeeper_id, l.work_date, l.entered_on,
               l.worked, l.hours, l.resolved_rate, l.rate, l.approved_rate, l.pre_approval, l.expense_id, l.expense_code, l.units, l.unit_cost, l.fee_id, l.fee_kind,
               l.fee_amount, l.write_down, l.narrative, l.task_code, l.activity_code, l.internal_note, l.held, p.currency
          from pre_bill_line l
          join pre_bill p on p.id = l.pre_bill_id
         where l.pre_bill_id in (:preBills) and l.left_for is null
         order by l.pre_bill_id, case l.kind when 'TIME' then 1 when 'FEE' then 2 else 3 end, l.work_date, coalesce(l.timekeeper_id, ''),
                  coalesce(l.part_of, l.line_position), l.line_position
        """, Map.of("preBills", preBills.stream().map(preBill -> preBill.id().value()).toList()), columns -> {
      var row = new Row(columns);
      var preBill = new PreBillId(row.uuid("pre_bill_id"));
      found.computeIfAbsent(preBill, none -> new ArrayList<>())
          .add(line(columns, Currency.getInstance(row.text("currency"))));
    });
    return found;
  }

  private static SqlParameterSource values(PreBillId preBill, PreBillLine line) {
    return new MapSqlParameterSource()
        .addValue("id", line.id().value())
        .addValue("preBill", preBill.value())
        .addValue("position", line.position())
        .addValue("kind", line.kind().name())
        .addValue("entry", line.entry().map(TimeEntryId::value).orElse(null))
        .addValue("timekeeper", line.timekeeper().map(TimekeeperId::value).orElse(null))
        .addValue("workDate", line.workDate())
        .addValue("enteredOn", line.enteredOn())
        .addValue("worked", line.time().map(time -> time.worked().hours()).orElse(null))
        .addValue("hours", line.time().map(time -> time.hours().hours()).orElse(null))
        .addValue("resolvedRate", line.time().map(time -> time.resolvedRate().amount()).orElse(null))
        .addValue("rate", line.time().map(time -> time.rate().amount()).orElse(null))
        .addValue("approvedRate", line.time().flatMap(time -> time.approval().rate()).orElse(null))
        .addValue("preApproval", line.time().flatMap(time -> time.approval().reference()).orElse(null))
        .addValue("expense", line.cost().map(cost -> cost.expense().value()).orElse(null))
        .addValue("expenseCode", line.cost().map(Cost::code).orElse(null))
        .addValue("units", line.cost().map(Cost::units).orElse(null))
        .addValue("unitCost", line.cost().map(Cost::unitCost).orElse(null))
        .addValue("fee", line.fee().map(fee -> fee.fee().value()).orElse(null))
        .addValue("feeKind", line.fee().map(fee -> fee.agreed().name()).orElse(null))
        .addValue("feeAmount", line.fee().map(fee -> fee.amount().amount()).orElse(null))
        .addValue("writeDown", line.writeDown().amount())
        .addValue("narrative", line.narrative())
        .addValue("taskCode", line.taskCode().orElse(null))
        .addValue("activityCode", line.activityCode().orElse(null))
        .addValue("internalNote", line.internalNote().orElse(null))
        .addValue("held", line.held());
  }

  private static PreBillLine line(ResultSet columns, Currency currency) throws SQLException {
    var row = new Row(columns);
    return new PreBillLine(
        new PreBillLineId(row.uuid("id")),
        columns.getInt("line_position"),
        charge(row, currency),
        row.date("work_date"),
        row.date("entered_on"),
        row.money("write_down", currency),
        row.text("narrative"),
        row.someText("task_code"),
        row.someText("activity_code"),
        row.someText("internal_note"),
        columns.getBoolean("held"));
  }

  private static Charge charge(Row row, Currency currency) throws SQLException {
    return switch (Charge.Kind.valueOf(row.text("kind"))) {
      case TIME -> new Time(
          row.someUuid("time_entry_id").map(TimeEntryId::new),
          new TimekeeperId(row.text("timekeeper_id")),
          new BilledTime(row.number("worked")),
          new BilledTime(row.number("hours")),
          row.money("resolved_rate", currency),
          row.money("rate", currency),
          new ClientApproval(row.someNumber("approved_rate"), row.someText("pre_approval")));
      case EXPENSE -> new Cost(new ExpenseId(row.uuid("expense_id")), row.text("expense_code"),
          row.number("units"), row.number("unit_cost"), currency);
      case FEE -> new Fee(new FixedFeeId(row.uuid("fee_id")), FixedFee.Kind.valueOf(row.text("fee_kind")),
          row.money("fee_amount", currency));
    };
  }
}
