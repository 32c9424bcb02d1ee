package io.matterflow.reporting;

import io.matterflow.kernel.TimekeeperId;
import io.matterflow.reporting.PlannedReport.State;
import io.matterflow.reporting.WeeklyTable.EmptyWeek;
import io.matterflow.reporting.WeeklyTable.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks and reports; the unique key of a report makes a second one of the week impossible. */
@Repository
class JdbcWeeklyReports {

  private final JdbcClient jdbc;

  JdbcWeeklyReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insertLook(WeeklyLookId id, Instant dueAt, Instant now) {
    jdbc.sql("insert into weekly_look (id, due_at, planned_at, state) values (:id, :dueAt, :now, 'PLANNED')")
        .param("id", id.value())
        .param("dueAt", utc(dueAt))
        .param("now", utc(now))
        .update();
  }

  /** False when it began before. */
  boolean begun(WeeklyLookId id) {
    return jdbc.sql("update weekly_look set state = 'BEGUN' where id = :id and state = 'PLANNED'")
        .param("id", id.value())
        .update() == 1;
  }

  boolean isAnyLookPlanned() {
    return jdbc.sql("select count(*) from weekly_look where state = 'PLANNED'").query(Integer.class).single() > 0;
  }

  /** From which moment on reports are planned at all. */
  Instant since() {
    return jdbc.sql("select min(planned_at) from weekly_look").query(OffsetDateTime.class).single().toInstant();
  }

  boolean isPlanned(WeeklyKind report, TimekeeperId person, LocalDate weekOf) {
    return jdbc.sql("""
        select count(*) from weekly_report
        where report = :report and timekeeper_id = :person and week_of >= :weekOf
        """)
        .param("report", report.name())
        .param("person", person.value())
        .param("weekOf", weekOf)
        .query(Integer.class)
        .single() > 0;
  }

  void insert(PlannedReport planned, Instant now) {
    jdbc.sql("""
        insert into weekly_report (
          id, report, timekeeper_id, week_of, due_at, scope, empty_week, state, planned_at)
        values (:id, :report, :person, :weekOf, :dueAt, :scope, :emptyWeek, :state, :now)
        """)
        .param("id", planned.id().value())
        .param("report", planned.report().name())
        .param("person", planned.person().value())
        .param("weekOf", planned.weekOf())
        .param("dueAt", utc(planned.dueAt()))
        .param("scope", planned.scope().name())
        .param("emptyWeek", planned.emptyWeek().name())
        .param("state", planned.state().name())
        .param("now", utc(now))
        .update();
  }

  PlannedReport required(WeeklyReportId id) {
    return jdbc.sql("select * from weekly_report where id = :id")
        .param("id", id.value())
        .query(JdbcWeeklyReports::report)
        .optional()
        .orElseThrow(() -> new IllegalStateException("there is no weekly report " + id));
  }

  /** Newest first. */
  List<PlannedReport> of(TimekeeperId person) {
    return jdbc.sql("select * from weekly_report where timekeeper_id = :person order by week_of desc, report")
        .param("person", person.value())
        .query(JdbcWeeklyReports::report)
        .list();
  }

  boolean isOvertaken(PlannedReport planned) {
    return isPlanned(planned.report(), planned.person(), planned.weekOf().plusDays(1));
  }

  void made(WeeklyReportId id, LocalDate asOf) {
    jdbc.sql("update weekly_report set state = 'MADE', as_of = :asOf where id = :id")
        .param("asOf", asOf)
        .param("id", id.value())
        .update();
  }

  void close(WeeklyReportId id, State state, Optional<String> vendorId, Instant at) {
    jdbc.sql("update weekly_report set state = :state, vendor_id = :vendorId, closed_at = :at where id = :id")
        .param("state", state.name())
        .param("vendorId", vendorId.orElse(null))
        .param("at", utc(at))
        .param("id", id.value())
        .update();
  }

  void keep(WeeklyReportId id, String mediaType, String sha256, byte[] content, Instant madeAt) {
    jdbc.sql("""
        insert into weekly_report_document (report_id, media_type, sha256, content, made_at)
        values (:id, :mediaType, :sha256, :content, :at)
        """)
        .param("id", id.value())
        .param("mediaType", mediaType)
        .param("sha256", sha256)
        .param("content", content)
        .param("at", utc(madeAt))
        .update();
  }

  byte[] document(WeeklyReportId id, String mediaType) {
    return jdbc.sql("select content from weekly_report_document where report_id = :id and media_type = :mediaType")
        .param("id", id.value())
        .param("mediaType", mediaType)
        .query((row, index) -> row.getBytes("content"))
        .single();
  }

  private static PlannedReport report(ResultSet row, int index) throws SQLException {
    return new PlannedReport(
        new WeeklyReportId(row.getObject("id", UUID.class)),
        WeeklyKind.valueOf(row.getString("report")),
        new TimekeeperId(row.getString("timekeeper_id")),
        row.getObject("week_of", LocalDate.class),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        Scope.valueOf(row.getString("scope")),
        EmptyWeek.valueOf(row.getString("empty_week")),
        State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getObject("as_of", LocalDate.class)));
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
