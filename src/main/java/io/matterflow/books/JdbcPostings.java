package io.matterflow.books;

import io.matterflow.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which entries are in the accounting system, as what they were posted, and which a run could not post. */
@Repository
class JdbcPostings {

  private static final List<String> KNOWN_ELSEWHERE =
      Arrays.stream(Fact.values()).filter(Fact::isKnownElsewhere).map(Fact::name).toList();

  private final JdbcClient jdbc;
  private final PostsFrom postsFrom;

  JdbcPostings(JdbcClient jdbc, PostsFrom postsFrom) {
    this.jdbc = jdbc;
    this.postsFrom = postsFrom;
  }

  List<EntryKey> next(PostingRunId run, int limit) {
    return jdbc.sql("""
        select entry.entry_key
        from journal_entry entry
        where entry.fact not in (:known) and entry.booked_on >= :postsFrom
          and not exists (select 1 from accounting_posting posting where posting.entry_key = entry.entry_key)
          and not exists (
            select 1 from accounting_refusal refusal where refusal.run_id = :run and refusal.entry_key = entry.entry_key)
        order by entry.position
        fetch first :limit rows only
        """)
        .param("known", KNOWN_ELSEWHERE)
        .param("postsFrom", postsFrom.day())
        .param("run", run.value())
        .param("limit", limit)
        .query(String.class)
        .list()
        .stream()
        .map(EntryKey::new)
        .toList();
  }

  void posted(EntryKey key, String vendorId, String summary, Instant now) {
    jdbc.sql("""
        insert into accounting_posting (entry_key, vendor_id, summary, posted_at)
        values (:key, :vendorId, :summary, :now)
        """)
        .param("key", key.value())
        .param("vendorId", vendorId)
        .param("summary", summary)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void refused(PostingRunId run, EntryKey key) {
    jdbc.sql("insert into accounting_refusal (run_id, entry_key) values (:run, :key)")
        .param("run", run.value())
        .param("key", key.value())
        .update();
  }

  /** What was posted of the days, as it was posted then. */
  List<Kept> posted(LocalDate from, LocalDate to) {
    return jdbc.sql("""
        select posting.entry_key, posting.summary, entry.currency, (
          select sum(line.amount) from journal_line line where line.entry_key = entry.entry_key) as total
        from accounting_posting posting
        join journal_entry entry on entry.entry_key = posting.entry_key
        where entry.booked_on between :from and :to
        """)
        .param("from", from)
        .param("to", to)
        .query((row, index) -> new Kept(row.getString("entry_key"), row.getString("summary"),
            new Money(row.getBigDecimal("total"), Currency.getInstance(row.getString("currency")))))
        .list();
  }

  /** What of the days is not there yet. */
  List<Kept> waiting(LocalDate from, LocalDate to) {
    return jdbc.sql("""
        select entry.entry_key, entry.currency, (
          select sum(line.amount) from journal_line line where line.entry_key = entry.entry_key) as total
        from journal_entry entry
        where entry.booked_on between :from and :to and entry.booked_on >= :postsFrom and entry.fact not in (:known)
          and not exists (select 1 from accounting_posting posting where posting.entry_key = entry.entry_key)
        """)
        .param("known", KNOWN_ELSEWHERE)
        .param("postsFrom", postsFrom.day())
        .param("from", from)
        .param("to", to)
        .query((row, index) -> new Kept(row.getString("entry_key"), "",
            new Money(row.getBigDecimal("total"), Currency.getInstance(row.getString("currency")))))
        .list();
  }

  List<String> refusedBy(PostingRunId run) {
    return jdbc.sql("select entry_key from accounting_refusal where run_id = :run")
        .param("run", run.value())
        .query(String.class)
        .list();
  }

  boolean isPosted(String key) {
    return jdbc.sql("select count(*) from accounting_posting where entry_key = :key")
        .param("key", key)
        .query(Integer.class)
        .single() > 0;
  }

  /** An entry as it was posted. */
  record Kept(String key, String summary, Money total) {}
}
