package io.matterflow.prebill;

import io.matterflow.capture.TimeEntryId;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.TimekeeperId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Lines of pre-bills. What was worked is written once; what is billed follows the latest change. */
@Repository
class JdbcPreBillLines {

  private final NamedParameterJdbcTemplate jdbc;

  JdbcPreBillLines(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void insert(PreBillId preBill, List<PreBillLine> lines) {
    jdbc.batchUpdate("""
        insert into pre_bill_line (id, pre_bill_id, line_position, time_entry_id, timekeeper_id, work_date, entered_on, worked,
                                   hours, rate, write_down, narrative, task_code, activity_code, internal_note, held)
        values (:id, :preBill, :position, :entry, :timekeeper, :workDate, :enteredOn, :worked,
                :hours, :rate, :writeDown, :narrative, :taskCode, :activityCode, :internalNote, :held)
        """, lines.stream().map(line -> values(preBill, line)).toArray(SqlParameterSource[]::new));
  }

  void update(PreBillId preBill, PreBillLine line) {
    jdbc.update("""
        update pre_bill_line
           set hours = :hours, write_down = :writeDown, narrative = :narrative, task_code = :taskCode,
               activity_code = :activityCode, internal_note = :internalNote, held = :held
         where id = :id
        """, values(preBill, line));
  }

  Map<PreBillId, List<PreBillLine>> of(List<PreBill> preBills) {
    var found = new HashMap<PreBillId, List<PreBillLine>>();
    jdbc.query("""
        select l.id, l.pre_bill_id, l.line_position, l.time_entry_id, l.timekeeper_id, l.work_date, l.entered_on, l.worked,
               l.hours, l.rate, l.write_down, l.narrative, l.task_code, l.activity_code, l.internal_note, l.held, p.currency
          from pre_bill_line l
          join pre_bill p on p.id = l.pre_bill_id
         where l.pre_bill_id in (:preBills)
         order by l.pre_bill_id, l.line_position
        """, Map.of("preBills", preBills.stream().map(preBill -> preBill.id().value()).toList()), columns -> {
      var row = new Row(columns);
      var preBill = new PreBillId(row.uuid("pre_bill_id"));
      found.computeIfAbsent(preBill, none -> new ArrayList<>()).add(line(columns, Currency.getInstance(row.text("currency"))));
    });
    return found;
  }

  private static SqlParameterSource values(PreBillId preBill, PreBillLine line) {
    return new MapSqlParameterSource()
        .addValue("id", line.id().value())
        .addValue("preBill", preBill.value())
        .addValue("position", line.position())
        .addValue("entry", line.entry().map(TimeEntryId::value).orElse(null))
        .addValue("timekeeper", line.timekeeper().value())
        .addValue("workDate", line.workDate())
        .addValue("enteredOn", line.enteredOn())
        .addValue("worked", line.worked().hours())
        .addValue("hours", line.hours().hours())
        .addValue("rate", line.rate().amount())
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
        row.someUuid("time_entry_id").map(TimeEntryId::new),
        new TimekeeperId(row.text("timekeeper_id")),
        row.date("work_date"),
        row.date("entered_on"),
        new BilledTime(columns.getBigDecimal("worked")),
        new BilledTime(columns.getBigDecimal("hours")),
        row.money("rate", currency),
        row.money("write_down", currency),
        row.text("narrative"),
        row.someText("task_code"),
        row.someText("activity_code"),
        row.someText("internal_note"),
        columns.getBoolean("held"));
  }
}
