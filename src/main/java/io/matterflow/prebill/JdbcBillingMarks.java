package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import io.matterflow.capture.TimeEntryId;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.BillingMark.Answered;
import io.matterflow.prebill.BillingMark.Part;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code billing_mark} and the entries of each. */
@Repository
class JdbcBillingMarks {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;

  JdbcBillingMarks(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /**
   * The run in which the pre-bill was made; the pre-bill itself where there was none. Its row is held: one mark at a
   * time.
   */
  UUID runOf(PreBillId preBill) {
    return jdbc.sql("""
            select id from billing_cycle
            where id in (select cycle_id from billing_cycle_matter where pre_bill_id = :preBill)
            order by id for update
            """)
        .param("preBill", preBill.value())
        .query((row, number) -> new Row(row).uuid("id"))
        .list().stream().findFirst().orElse(preBill.value());
  }

  void insert(BillingMark mark) {
    jdbc.sql("""
            insert into billing_mark (id, run_id, billed, by_hand, opened_at) values (:id, :run, :billed, :byHand, :openedAt)
            """)
        .param("id", mark.id().value())
        .param("run", mark.run())
        .param("billed", mark.billed())
        .param("byHand", mark.byHand())
        .param("openedAt", utc(mark.openedAt()))
        .update();
  }

  void add(BillingMarkId mark, PreBillId preBill, Map<TimeEntryId, String> entries) {
    batches.batchUpdate("""
        insert into billing_mark_entry (mark_id, entry_id, pre_bill_id, mention) values (:mark, :entry, :preBill, :mention)
        """, entries.entrySet().stream()
        .map(entry -> new MapSqlParameterSource("mark", mark.value())
            .addValue("entry", entry.getKey().value())
            .addValue("preBill", preBill.value())
            .addValue("mention", entry.getValue()))
        .toArray(SqlParameterSource[]::new));
  }

  Optional<BillingMark> find(BillingMarkId id) {
    return jdbc.sql("select * from billing_mark where id = :id")
        .param("id", id.value())
        .query((row, number) -> mark(row))
        .optional();
  }

  /** The open one of a run, in which more may be told. */
  Optional<BillingMark> open(UUID run, boolean billed) {
    return jdbc.sql("""
            select * from billing_mark
            where run_id = :run and billed = :billed and by_hand = true and answer is null
            order by opened_at fetch first 1 rows only
            """)
        .param("run", run)
        .param("billed", billed)
        .query((row, number) -> mark(row))
        .optional();
  }

  /** False when it was answered before. */
  boolean answer(BillingMarkId id, Answered answer, UserId by, Instant at) {
    return jdbc.sql("""
            update billing_mark set answer = :answer, answered_at = :at, answered_by = :by where id = :id and answer is null
            """)
        .param("answer", answer.name())
        .param("at", utc(at))
        .param("by", by.value())
        .param("id", id.value())
        .update() == 1;
  }

  /** The open marks that wait to see this of the entry. */
  List<BillingMark> waitingFor(TimeEntryId entry, boolean billed) {
    return jdbc.sql("""
            select mark.* from billing_mark mark join billing_mark_entry waiting on waiting.mark_id = mark.id
            where waiting.entry_id = :entry and waiting.seen_at is null and mark.billed = :billed and mark.answer is null
            """)
        .param("entry", entry.value())
        .param("billed", billed)
        .query((row, number) -> mark(row))
        .list();
  }

  void seen(BillingMarkId mark, TimeEntryId entry, Instant at) {
    jdbc.sql(
        "update billing_mark_entry set seen_at = :at where mark_id = :mark and entry_id = :entry and seen_at is null")
        .param("at", utc(at))
        .param("mark", mark.value())
        .param("entry", entry.value())
        .update();
  }

  /** Nobody wants any more what is not seen of these entries in open marks; answers the marks that it concerns. */
  List<BillingMark> drop(Set<TimeEntryId> entries, boolean billed) {
    var ids = entries.stream().map(TimeEntryId::value).toList();
    var marks = jdbc.sql("""
            select distinct mark.* from billing_mark mark join billing_mark_entry waiting on waiting.mark_id = mark.id
            where waiting.entry_id in (:entries) and waiting.seen_at is null and mark.billed = :billed and mark.answer is null
            """)
        .param("entries", ids)
        .param("billed", billed)
        .query((row, number) -> mark(row))
        .list();
    marks.forEach(mark -> jdbc.sql("""
            delete from billing_mark_entry where mark_id = :mark and entry_id in (:entries) and seen_at is null
            """)
        .param("mark", mark.id().value())
        .param("entries", ids)
        .update());
    return marks;
  }

  /** What was asked to be marked as billed of a pre-bill and may be so: seen, or in a mark that has ended. */
  Map<TimeEntryId, String> marked(PreBillId preBill) {
    return mentions(jdbc.sql("""
            select entry.entry_id, entry.mention from billing_mark_entry entry join billing_mark mark on mark.id = entry.mark_id
            where entry.pre_bill_id = :id and mark.billed = true and (entry.seen_at is not null or mark.answer is not null)
            """).param("id", preBill.value()));
  }

  Map<TimeEntryId, String> entries(BillingMarkId mark) {
    return mentions(
        jdbc.sql("select entry_id, mention from billing_mark_entry where mark_id = :id").param("id", mark.value()));
  }

  boolean isAllSeen(BillingMarkId mark) {
    return jdbc.sql("select count(*) from billing_mark_entry where mark_id = :mark and seen_at is null")
        .param("mark", mark.value())
        .query(Integer.class)
        .single() == 0;
  }

  List<Part> parts(BillingMarkId mark) {
    return jdbc.sql("""
            select bill.matter_id, bill.invoice_number, count(*) as entries, count(entry.seen_at) as seen
            from billing_mark_entry entry join pre_bill bill on bill.id = entry.pre_bill_id
            where entry.mark_id = :mark
            group by bill.matter_id, bill.invoice_number
            order by bill.matter_id, bill.invoice_number
            """)
        .param("mark", mark.value())
        .query((row, number) -> new Part(row.getString("matter_id"), new Row(row).someText("invoice_number").orElse(""),
            row.getInt("entries"), row.getInt("seen")))
        .list();
  }

  private static Map<TimeEntryId, String> mentions(JdbcClient.StatementSpec query) {
    var mentions = new LinkedHashMap<TimeEntryId, String>();
    query.query(row -> {
      mentions.put(new TimeEntryId(new Row(row).uuid("entry_id")), row.getString("mention"));
    });
    return mentions;
  }

  private static BillingMark mark(ResultSet columns) throws SQLException {
    var row = new Row(columns);
    return new BillingMark(
        new BillingMarkId(row.uuid("id")),
        row.uuid("run_id"),
        columns.getBoolean("billed"),
        columns.getBoolean("by_hand"),
        row.instant("opened_at"),
        row.someText("answer").map(Answered::valueOf));
  }
}
