package io.matterflow.capture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Timekeeper;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Entries in the table {@code time_entry}. A claim locks its rows first, so that two bills never share an entry. */
@Repository
class JdbcTimeEntries implements TimeEntries {

  /**
   * What a bill may claim: nothing that counts no more, nothing that the practice system bills, and nothing that its
   * timekeeper is still asked about.
   */
  private static final String UNBILLED = """
      billable = true and pre_bill is null and set_aside is null and billed_there = false and not exists (
        select 1 from time_question question
        where question.answer is null
          and (question.entry_id = time_entry.id or question.prompt_id = time_entry.prompt_id))
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;
  private final Directory directory;

  JdbcTimeEntries(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Directory directory) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.directory = directory;
  }

  void insert(ApprovedTime time) {
    var entry = time.entry();
    jdbc.sql("""
            insert into time_entry (
              id, source, source_id, prompt_id, matter_id, timekeeper_id, work_date, entered_on, started_at,
              raw_seconds, hours, rounding_rule, rate, currency, rate_source, amount, billed_percent, billable,
              narrative, task_code, activity_code, kind, possible_duplicates, billed, increment_hours, units, rate_since,
              approved_rate, pre_approval)
            values (
              :id, :source, :sourceId, :prompt, :matter, :timekeeper, :workDate, :enteredOn, :startedAt,
              :rawSeconds, :hours, :roundingRule, :rate, :currency, :rateSource, :amount, :billedPercent, :billable,
              :narrative, :taskCode, :activityCode, :kind, :possibleDuplicates, false, :increment, :units, :rateSince,
              :approvedRate, :preApproval)
            """)
        .param("id", entry.id().value())
        .param("source", time.system())
        .param("sourceId", time.sourceId())
        .param("prompt", time.prompt().map(PromptId::value).orElse(null))
        .param("timekeeper", entry.timekeeper().value())
        .param("workDate", entry.workDate())
        .param("enteredOn", entry.enteredOn())
        .param("startedAt", time.startedAt().map(Columns::utc).orElse(null))
        .param("kind", entry.source())
        .param("approvedRate", entry.approval().rate().orElse(null))
        .param("preApproval", entry.approval().reference().orElse(null))
        .param("possibleDuplicates", Json.text(time.possibleDuplicates()))
        .params(TimeEntryRow.changing(time))
        .update();
  }

  /**
   * A corrected entry is written over; what it said before stands in the trail. False when a bill has claimed it
   * since.
   */
  boolean correct(ApprovedTime time) {
    return jdbc.sql("""
            update time_entry
            set matter_id = :matter, raw_seconds = :rawSeconds, hours = :hours, rounding_rule = :roundingRule,
              rate = :rate, currency = :currency, rate_source = :rateSource, amount = :amount, billed_percent = :billedPercent,
              billable = :billable, narrative = :narrative, task_code = :taskCode, activity_code = :activityCode,
              increment_hours = :increment, units = :units, rate_since = :rateSince, version = version + 1
            where id = :id and pre_bill is null and set_aside is null
            """)
        .param("id", time.entry().id().value())
        .params(TimeEntryRow.changing(time))
        .update() == 1;
  }

  /** The entry counts no more; false when a bill has it, or it counted no more before. */
  boolean setAside(TimeEntryId id, String why) {
    return jdbc.sql("update time_entry set set_aside = :why where id = :id and pre_bill is null and set_aside is null")
        .param("why", why)
        .param("id", id.value())
        .update() == 1;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<MatterId, LocalDate> waitingSince(Collection<MatterId> matters) {
    var waiting = new HashMap<MatterId, LocalDate>();
    if (!matters.isEmpty()) {
      jdbc.sql(
          "select matter_id, min(entered_on) as since from time_entry where matter_id in (:matters) and %s group by matter_id"
              .formatted(UNBILLED))
          .param("matters", matters.stream().map(MatterId::value).toList())
          .query(row -> {
            waiting.put(new MatterId(row.getString("matter_id")), row.getObject("since", LocalDate.class));
          });
    }
    return waiting;
  }

  @Override
  @Transactional(readOnly = true)
  public List<MatterId> mattersWithUnbilledTime(LocalDate upTo) {
    return jdbc.sql("""
            select distinct matter_id from time_entry
            where work_date <= :upTo and %s
            order by matter_id
            """.formatted(UNBILLED))
        .param("upTo", upTo)
        .query((row, number) -> new MatterId(row.getString("matter_id")))
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<MatterId, BigDecimal> unbilledAmounts(LocalDate upTo) {
    var amounts = new HashMap<MatterId, BigDecimal>();
    jdbc.sql("""
            select matter_id, sum(amount) as amount from time_entry
            where work_date <= :upTo and %s
            group by matter_id
            """.formatted(UNBILLED))
        .param("upTo", upTo)
        .query(row -> {
          amounts.put(new MatterId(row.getString("matter_id")), row.getBigDecimal("amount"));
        });
    return amounts;
  }

  /** What {@link #claim} would lock one day, of all work dates; empty when there is none. */
  Optional<UnbilledTime.Figures> unbilled(MatterId matter, Currency currency) {
    return jdbc.sql("""
            select count(*) as entries, sum(hours) as hours, sum(amount) as amount, min(work_date) as oldest
            from time_entry
            where matter_id = :matter and currency = :currency and %s
            having count(*) > 0
            """.formatted(UNBILLED))
        .param("matter", matter.value())
        .param("currency", currency.getCurrencyCode())
        .query((row, number) -> new UnbilledTime.Figures(
            row.getInt("entries"),
            new BilledTime(row.getBigDecimal("hours")).plain(),
            new Money(row.getBigDecimal("amount"), currency).plain(),
            currency.getCurrencyCode(),
            row.getObject("oldest", LocalDate.class)))
        .optional();
  }

  @Override
  @Transactional
  public Map<UUID, List<TimeEntry>> claim(Map<UUID, MatterId> preBills, LocalDate upTo) {
    var preBillOf = preBills.entrySet().stream().collect(toMap(Map.Entry::getValue, Map.Entry::getKey));
    var unbilled = preBills.isEmpty() ? List.<TimeEntry>of() : jdbc.sql("""
            select * from time_entry
            where matter_id in (:matters) and work_date <= :upTo and %s
            order by matter_id, work_date, timekeeper_id, started_at nulls last, length(source_id), source_id, id
            for update
            """.formatted(UNBILLED))
        .param("matters", preBillOf.keySet().stream().map(MatterId::value).toList())
        .param("upTo", upTo)
        .query((row, number) -> TimeEntryRow.read(row).entry())
        .list()
        .stream()
        .filter(isOfEnrolledPeople())
        .toList();
    batches.batchUpdate("update time_entry set pre_bill = :preBill where id = :id", unbilled.stream()
        .map(entry -> new MapSqlParameterSource("id", entry.id().value()).addValue("preBill",
            preBillOf.get(entry.matter())))
        .toArray(SqlParameterSource[]::new));
    return unbilled.stream().collect(groupingBy(entry -> Objects.requireNonNull(preBillOf.get(entry.matter()))));
  }

  /** Whoever is not enrolled on the day of the work is observed, not billed (feature B10). */
  private Predicate<TimeEntry> isOfEnrolledPeople() {
    var later = directory.timekeepers().stream()
        .filter(person -> person.enrolledFrom().isPresent())
        .collect(toMap(Timekeeper::id, Function.identity()));
    return entry -> Optional.ofNullable(later.get(entry.timekeeper()))
        .map(person -> person.isEnrolledOn(entry.workDate()))
        .orElse(true);
  }

  @Override
  @Transactional
  public void release(UUID preBill, Collection<TimeEntryId> entries) {
    if (entries.isEmpty()) {
      return;
    }
    jdbc.sql("update time_entry set pre_bill = null where pre_bill = :preBill and billed = false and id in (:entries)")
        .param("preBill", preBill)
        .param("entries", entries.stream().map(TimeEntryId::value).toList())
        .update();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<TimeEntryId, String> keptThere(UUID preBill, String system) {
    var kept = new LinkedHashMap<TimeEntryId, String>();
    jdbc.sql(
        "select id, source, source_id from time_entry where pre_bill = :preBill and source in (:sources) order by work_date, id")
        .param("preBill", preBill)
        .param("sources", List.of(ApprovedTime.OURS, system))
        .query(row -> {
          kept.put(new TimeEntryId(row.getObject("id", UUID.class)),
              row.getString("source") + ":" + row.getString("source_id"));
        });
    return kept;
  }

  @Override
  @Transactional
  public void billed(UUID preBill) {
    jdbc.sql("update time_entry set billed = true where pre_bill = :preBill")
        .param("preBill", preBill)
        .update();
  }

  @Override
  @Transactional
  public void unbilled(UUID preBill) {
    jdbc.sql("update time_entry set pre_bill = null, billed = false where pre_bill = :preBill")
        .param("preBill", preBill)
        .update();
  }

  Optional<ApprovedTime> find(TimeEntryId id) {
    return jdbc.sql("select * from time_entry where id = :id")
        .param("id", id.value())
        .query((row, number) -> TimeEntryRow.read(row))
        .optional();
  }

  List<ApprovedTime> all(Collection<TimeEntryId> ids) {
    return jdbc.sql("select * from time_entry where id in (:ids) order by id")
        .param("ids", ids.stream().map(TimeEntryId::value).toList())
        .query((row, number) -> TimeEntryRow.read(row))
        .list();
  }

  Optional<ApprovedTime> of(PromptId prompt) {
    return jdbc.sql("select * from time_entry where prompt_id = :prompt")
        .param("prompt", prompt.value())
        .query((row, number) -> TimeEntryRow.read(row))
        .optional();
  }

  Optional<ApprovedTime> from(String system, String sourceId) {
    return jdbc.sql("select * from time_entry where source = :source and source_id = :sourceId")
        .param("source", system)
        .param("sourceId", sourceId)
        .query((row, number) -> TimeEntryRow.read(row))
        .optional();
  }

  /** Entries of the same person, matter and day that count. */
  List<ApprovedTime> beside(WorkSpan work) {
    return jdbc.sql("""
            select * from time_entry
            where timekeeper_id = :timekeeper and matter_id = :matter and work_date = :date and set_aside is null
            order by id
            """)
        .param("timekeeper", work.timekeeper().value())
        .param("matter", work.matter().value())
        .param("date", work.date())
        .query((row, number) -> TimeEntryRow.read(row))
        .list();
  }

  /** The practice system keeps the entry under this id. */
  void posted(PromptId prompt, String vendorId) {
    jdbc.sql("update time_entry set posted_as = :vendorId where prompt_id = :prompt")
        .param("vendorId", vendorId)
        .param("prompt", prompt.value())
        .update();
  }

  /** Takes back an entry that was neither posted nor claimed by a bill; false when it was. */
  boolean withdraw(PromptId prompt) {
    return jdbc.sql("delete from time_entry where prompt_id = :prompt and posted_as is null and pre_bill is null")
        .param("prompt", prompt.value())
        .update() == 1;
  }
}
