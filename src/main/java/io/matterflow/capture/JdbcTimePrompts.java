package io.matterflow.capture;

import static io.matterflow.capture.Columns.instant;
import static io.matterflow.capture.Columns.optionalInteger;
import static io.matterflow.capture.Columns.optionalText;
import static io.matterflow.capture.Columns.utc;

import com.fasterxml.jackson.core.type.TypeReference;
import io.matterflow.capture.FurtherWork.Told;
import io.matterflow.capture.TimePrompt.Draft;
import io.matterflow.capture.TimeUnderway.Underway;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Prompts in the table {@code time_prompt}, one for each signal. */
@Repository
class JdbcTimePrompts {

  private final JdbcClient jdbc;

  JdbcTimePrompts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(TimePrompt prompt) {
    jdbc.sql("""
            insert into time_prompt (
              id, signal_id, kind, timekeeper_id, work_date, started_at, raw_seconds, estimated, matter_id, minutes,
              narrative, task_code, activity_code, billability, billability_reason, possible_duplicates, state,
              reject_reason, since, further_minutes, further_told, further_signals, further_signals_told,
              task_code_proposed, activity_code_proposed)
            values (
              :id, :signal, :kind, :timekeeper, :workDate, :startedAt, :rawSeconds, :estimated, :matter, :minutes,
              :narrative, :taskCode, :activityCode, :billability, :billabilityReason, :possibleDuplicates, :state,
              :rejectReason, :since, :furtherMinutes, :furtherTold, :furtherSignals, :furtherSignalsTold,
              :taskCodeProposed, :activityCodeProposed)
            """)
        .param("signal", prompt.signal().value())
        .param("kind", prompt.kind().name())
        .param("timekeeper", prompt.timekeeper().value())
        .param("workDate", prompt.workDate())
        .param("startedAt", utc(prompt.startedAt()))
        .param("rawSeconds", prompt.raw().map(raw -> (int) raw.toSeconds()).orElse(null))
        .params(changing(prompt))
        .update();
  }

  void update(TimePrompt prompt) {
    jdbc.sql("""
            update time_prompt
            set matter_id = :matter, minutes = :minutes, narrative = :narrative, task_code = :taskCode,
              activity_code = :activityCode, billability = :billability, billability_reason = :billabilityReason,
              possible_duplicates = :possibleDuplicates, estimated = :estimated, state = :state,
              reject_reason = :rejectReason, since = :since, further_minutes = :furtherMinutes,
              further_told = :furtherTold, further_signals = :furtherSignals,
              further_signals_told = :furtherSignalsTold, task_code_proposed = :taskCodeProposed,
              activity_code_proposed = :activityCodeProposed
            where id = :id
            """)
        .params(changing(prompt))
        .update();
  }

  Optional<TimePrompt> find(PromptId id) {
    return jdbc.sql("select * from time_prompt where id = :id")
        .param("id", id.value())
        .query((row, number) -> prompt(row))
        .optional();
  }

  /** As {@link #find}, locked until the transaction ends. */
  Optional<TimePrompt> locked(PromptId id) {
    return jdbc.sql("select * from time_prompt where id = :id for update")
        .param("id", id.value())
        .query((row, number) -> prompt(row))
        .optional();
  }

  Optional<TimePrompt> of(SignalId signal) {
    return jdbc.sql("select * from time_prompt where signal_id = :signal")
        .param("signal", signal.value())
        .query((row, number) -> prompt(row))
        .optional();
  }

  /** Prompts that their timekeepers approved since then. */
  List<TimePrompt> signedOffSince(Instant since) {
    return jdbc.sql("""
            select * from time_prompt
            where state in ('APPROVED', 'POSTED') and since >= :since
            order by since, id
            """)
        .param("since", utc(since))
        .query((row, number) -> prompt(row))
        .list();
  }

  Map<SignalId, PromptId> idsOf(Collection<SignalId> signals) {
    var ids = new HashMap<SignalId, PromptId>();
    jdbc.sql("select id, signal_id from time_prompt where signal_id in (:signals)")
        .param("signals", signals.stream().map(SignalId::value).toList())
        .query((row, number) -> ids.put(
            new SignalId(row.getObject("signal_id", UUID.class)), new PromptId(row.getObject("id", UUID.class))))
        .list();
    return ids;
  }

  TimePrompt lockedOf(SignalId signal) {
    return jdbc.sql("select * from time_prompt where signal_id = :signal for update")
        .param("signal", signal.value())
        .query((row, number) -> prompt(row))
        .optional()
        .orElseThrow(() -> new IllegalStateException("there is no prompt for signal " + signal));
  }

  /** A timekeeper's prompts in the order of work date and id, beginning after the cursor. */
  List<TimePrompt> of(TimekeeperId timekeeper, PromptQuery query, int limit) {
    var after = query.after().flatMap(this::find);
    return jdbc.sql("""
            select * from time_prompt
            where timekeeper_id = :timekeeper
              and (:anyState = true or state = :state)
              and work_date between :from and :to
              and (work_date > :afterDate or (work_date = :afterDate and id > :afterId))
            order by work_date, id
            limit :limit
            """)
        .param("timekeeper", timekeeper.value())
        .param("anyState", query.state().isEmpty())
        .param("state", query.state().map(Enum::name).orElse(""))
        .param("from", query.from())
        .param("to", query.to())
        .param("afterDate", after.map(TimePrompt::workDate).orElse(query.from().minusDays(1)))
        .param("afterId", after.map(prompt -> prompt.id().value()).orElse(new UUID(0, 0)))
        .param("limit", limit)
        .query((row, number) -> prompt(row))
        .list();
  }

  int countOf(TimekeeperId timekeeper, LocalDate workDate) {
    return jdbc.sql("select count(*) from time_prompt where timekeeper_id = :timekeeper and work_date = :date")
        .param("timekeeper", timekeeper.value())
        .param("date", workDate)
        .query(Integer.class)
        .single();
  }

  int countOpen(TimekeeperId timekeeper) {
    return jdbc.sql("select count(*) from time_prompt where timekeeper_id = :timekeeper and state = 'OPEN'")
        .param("timekeeper", timekeeper.value())
        .query(Integer.class)
        .single();
  }

  /** Open prompts of the same person, matter and day. */
  List<TimePrompt> openBeside(WorkSpan work) {
    return jdbc.sql("""
            select * from time_prompt
            where timekeeper_id = :timekeeper and work_date = :date and matter_id = :matter and state = 'OPEN'
            order by started_at, id
            """)
        .param("timekeeper", work.timekeeper().value())
        .param("date", work.date())
        .param("matter", work.matter().value())
        .query((row, number) -> prompt(row))
        .list();
  }

  /**
   * Locks the prompts of the same person, matter and day that are open or became entries: whoever decides one waits.
   */
  void lockBeside(WorkSpan work) {
    jdbc.sql("""
            select id from time_prompt
            where timekeeper_id = :timekeeper and work_date = :date and matter_id = :matter
              and state in ('OPEN', 'APPROVED', 'POSTED')
            order by id
            for update
            """)
        .param("timekeeper", work.timekeeper().value())
        .param("date", work.date())
        .param("matter", work.matter().value())
        .query((row, number) -> true)
        .list();
  }

  /** Approved prompts without an entry, since no rate is known for them. */
  List<TimePrompt> withoutRate() {
    return jdbc.sql("""
            select p.* from time_prompt p
            where p.state = 'APPROVED' and not exists (select 1 from time_entry e where e.prompt_id = p.id)
            order by p.since, p.id
            """)
        .query((row, number) -> prompt(row))
        .list();
  }

  Underway underway(MatterId matter, LocalDate upTo) {
    return jdbc.sql("""
            select count(case when p.state = 'OPEN' then 1 end) as unanswered,
              count(case when p.state = 'APPROVED' then 1 end) as without_rate
            from time_prompt p
            where p.matter_id = :matter and p.work_date <= :upTo and p.billability = 'BILLABLE'
              and p.state in ('OPEN', 'APPROVED')
              and not exists (select 1 from time_entry e where e.prompt_id = p.id)
            """)
        .param("matter", matter.value())
        .param("upTo", upTo)
        .query((row, number) -> new Underway(row.getInt("unanswered"), row.getInt("without_rate")))
        .single();
  }

  private static Map<String, Object> changing(TimePrompt prompt) {
    var draft = prompt.draft();
    var values = new HashMap<String, Object>();
    values.put("id", prompt.id().value());
    values.put("matter", draft.matter().value());
    values.put("estimated", prompt.estimated());
    values.put("minutes", draft.minutes().orElse(null));
    values.put("narrative", draft.narrative());
    values.put("taskCode", draft.taskCode().orElse(null));
    values.put("activityCode", draft.activityCode().orElse(null));
    values.put("taskCodeProposed", draft.proposed().task());
    values.put("activityCodeProposed", draft.proposed().activity());
    values.put("billability", draft.billability().name());
    values.put("billabilityReason", draft.billabilityReason());
    values.put("possibleDuplicates", Json.text(prompt.possibleDuplicates()));
    values.put("state", prompt.state().name());
    values.put("rejectReason", prompt.rejectReason().orElse(null));
    values.put("since", utc(prompt.since()));
    values.put("furtherMinutes", prompt.further().minutes().orElse(null));
    values.put("furtherTold", prompt.further().told().minutes());
    values.put("furtherSignals", prompt.further().signals());
    values.put("furtherSignalsTold", prompt.further().told().signals());
    return values;
  }

  static TimePrompt prompt(ResultSet row) throws SQLException {
    return new TimePrompt(
        new PromptId(row.getObject("id", UUID.class)),
        new SignalId(row.getObject("signal_id", UUID.class)),
        ActivityKind.valueOf(row.getString("kind")),
        new TimekeeperId(row.getString("timekeeper_id")),
        row.getObject("work_date", LocalDate.class),
        instant(row, "started_at"),
        optionalInteger(row, "raw_seconds").map(Duration::ofSeconds),
        row.getBoolean("estimated"),
        new Draft(
            new MatterId(row.getString("matter_id")),
            Billability.valueOf(row.getString("billability")),
            row.getString("billability_reason"),
            optionalInteger(row, "minutes"),
            row.getString("narrative"),
            optionalText(row, "task_code"),
            optionalText(row, "activity_code"),
            new ProposedCodes(row.getBoolean("task_code_proposed"), row.getBoolean("activity_code_proposed"))),
        new FurtherWork(optionalInteger(row, "further_minutes"), row.getInt("further_signals"),
            new Told(row.getInt("further_told"), row.getInt("further_signals_told"))),
        Json.read(row.getString("possible_duplicates"), new TypeReference<List<String>>() {}),
        PromptState.valueOf(row.getString("state")),
        optionalText(row, "reject_reason"),
        instant(row, "since"));
  }
}
