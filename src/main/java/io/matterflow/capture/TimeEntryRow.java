package io.matterflow.capture;

import static io.matterflow.capture.Columns.optionalInstant;
import static io.matterflow.capture.Columns.optionalInteger;
import static io.matterflow.capture.Columns.optionalText;

import com.fasterxml.jackson.core.type.TypeReference;
import io.matterflow.capture.ApprovedTime.Standing;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A row of {@code time_entry} in Java, and its values. */
final class TimeEntryRow {

  private TimeEntryRow() {}

  /** What a correction may change, with an insert as well. */
  static Map<String, Object> changing(ApprovedTime time) {
    var entry = time.entry();
    var values = new HashMap<String, Object>();
    values.put("matter", entry.matter().value());
    values.put("rawSeconds", time.raw().map(raw -> (int) raw.toSeconds()).orElse(null));
    values.put("hours", entry.hours().hours());
    values.put("increment", time.rounded().increment().orElse(null));
    values.put("units", time.rounded().units().orElse(null));
    values.put("roundingRule", time.roundingRule().orElse(null));
    values.put("rate", entry.rate().amount());
    values.put("currency", entry.rate().currency().getCurrencyCode());
    values.put("rateSource", entry.rateSource());
    values.put("rateSince", time.rateSince().orElse(null));
    values.put("amount", entry.amount().amount());
    values.put("billedPercent", time.billedPercent());
    values.put("billable", time.billable());
    values.put("narrative", entry.narrative());
    values.put("taskCode", entry.taskCode().orElse(null));
    values.put("activityCode", entry.activityCode().orElse(null));
    return values;
  }

  static ApprovedTime read(ResultSet row) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    var entry = new TimeEntry(
        new TimeEntryId(row.getObject("id", UUID.class)),
        new MatterId(row.getString("matter_id")),
        new TimekeeperId(row.getString("timekeeper_id")),
        row.getObject("work_date", LocalDate.class),
        row.getObject("entered_on", LocalDate.class),
        new BilledTime(row.getBigDecimal("hours")),
        new Money(row.getBigDecimal("rate"), currency),
        row.getString("rate_source"),
        new Money(row.getBigDecimal("amount"), currency),
        row.getString("narrative"),
        optionalText(row, "task_code"),
        optionalText(row, "activity_code"),
        new ClientApproval(Optional.ofNullable(row.getBigDecimal("approved_rate")), optionalText(row, "pre_approval")),
        row.getString("kind"));
    return new ApprovedTime(
        entry,
        row.getString("source"),
        row.getString("source_id"),
        Optional.ofNullable(row.getObject("prompt_id", UUID.class)).map(PromptId::new),
        optionalInstant(row, "started_at"),
        new RoundedTime(
            optionalInteger(row, "raw_seconds").map(Duration::ofSeconds),
            Optional.ofNullable(row.getBigDecimal("increment_hours")),
            optionalInteger(row, "units"),
            optionalText(row, "rounding_rule")),
        Optional.ofNullable(row.getObject("rate_since", LocalDate.class)),
        row.getInt("billed_percent"),
        row.getBoolean("billable"),
        Json.read(row.getString("possible_duplicates"), new TypeReference<List<String>>() {}),
        new Standing(
            row.getInt("version"),
            optionalText(row, "posted_as"),
            row.getObject("pre_bill", UUID.class) != null,
            optionalText(row, "set_aside")));
  }
}
