package io.matterflow.books;

import io.matterflow.accounting.Posting;
import io.matterflow.accounting.Posting.Side;
import io.matterflow.books.JdbcPostings.Kept;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Entries that move what was posted from one account of the accounting system to another, and which of them are there.
 */
@Repository
class JdbcRebookings {

  private final JdbcClient jdbc;

  JdbcRebookings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One at a time asks what is to be rebooked and writes it. */
  void lock() {
    jdbc.sql("select past_is_booked from journal_beginning for update").query(Boolean.class).list();
  }

  void insert(Rebooking rebooking, Actor by, Instant now) {
    var posting = rebooking.posting();
    jdbc.sql("""
        insert into accounting_rebooking (rebooking_key, entry_key, booked_on, currency, summary, asked_at, asked_by)
        values (:key, :entry, :on, :currency, :summary, :now, :by)
        """)
        .param("key", rebooking.key())
        .param("entry", rebooking.entry().value())
        .param("on", rebooking.on())
        .param("currency", posting.total().currency().getCurrencyCode())
        .param("summary", posting.summary())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.user().value())
        .update();
    for (int at = 0; at < rebooking.sides().size(); at++) {
      insert(rebooking.key(), at + 1, rebooking.sides().get(at));
    }
  }

  private void insert(String key, int at, Side side) {
    jdbc.sql("""
        insert into accounting_rebooking_side (rebooking_key, side, account, name, client_id, amount)
        values (:key, :side, :account, :name, :client, :amount)
        """)
        .param("key", key)
        .param("side", at)
        .param("account", side.account())
        .param("name", side.name())
        .param("client", side.client().map(ClientId::value).orElse(null), Types.VARCHAR)
        .param("amount", side.amount().amount())
        .update();
  }

  /** What was rebooked of an entry, in the order in which it was asked for. */
  List<Rebooking> of(EntryKey entry) {
    return jdbc.sql("select * from accounting_rebooking where entry_key = :entry order by position")
        .param("entry", entry.value())
        .query(Row::of)
        .list()
        .stream()
        .map(this::withSides)
        .toList();
  }

  /** The next that this run has to post, oldest first. */
  List<Posting> next(PostingRunId run, int limit) {
    return jdbc.sql("""
        select *
        from accounting_rebooking
        where posted_at is null and (refused_by is null or refused_by <> :run)
        order by position
        fetch first :limit rows only
        """)
        .param("run", run.value())
        .param("limit", limit)
        .query(Row::of)
        .list()
        .stream()
        .map(row -> withSides(row).posting())
        .toList();
  }

  /** Whether the key is one of these; then it is posted. */
  boolean posted(String key, String vendorId, Instant now) {
    return jdbc.sql("""
        update accounting_rebooking
        set vendor_id = :vendorId, posted_at = :now
        where rebooking_key = :key and posted_at is null
        """)
        .param("key", key)
        .param("vendorId", vendorId)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update() == 1;
  }

  /** Whether the key is one of these; then this run has not posted it. */
  boolean refused(PostingRunId run, String key) {
    return jdbc.sql("update accounting_rebooking set refused_by = :run where rebooking_key = :key")
        .param("key", key)
        .param("run", run.value())
        .update() == 1;
  }

  List<Kept> posted(LocalDate from, LocalDate to) {
    return kept("posted_at is not null", from, to);
  }

  List<Kept> waiting(LocalDate from, LocalDate to) {
    return kept("posted_at is null", from, to);
  }

  List<String> refusedBy(PostingRunId run) {
    return jdbc.sql("select rebooking_key from accounting_rebooking where refused_by = :run and posted_at is null")
        .param("run", run.value())
        .query(String.class)
        .list();
  }

  boolean isPosted(String key) {
    return jdbc.sql("select count(*) from accounting_rebooking where rebooking_key = :key and posted_at is not null")
        .param("key", key)
        .query(Integer.class)
        .single() > 0;
  }

  private List<Kept> kept(String which, LocalDate from, LocalDate to) {
    return jdbc.sql("""
        select rebooking.rebooking_key, rebooking.summary, rebooking.currency, (
          select sum(side.amount) from accounting_rebooking_side side
          where side.rebooking_key = rebooking.rebooking_key and side.amount > 0) as total
        from accounting_rebooking rebooking
        where rebooking.booked_on between :from and :to and rebooking.        """ + which)
        .param("from", from)
        .param("to", to)
        .query((row, index) -> new Kept(row.getString("rebooking_key"), row.getString("summary"),
            new Money(row.getBigDecimal("total"), Currency.getInstance(row.getString("currency")))))
        .list();
  }

  private Rebooking withSides(Row row) {
    var sides = jdbc.sql("select * from accounting_rebooking_side where rebooking_key = :key order by side")
        .param("key", row.key())
        .query((side, index) -> new Side(side.getString("account"), side.getString("name"),
            Optional.ofNullable(side.getString("client_id")).map(ClientId::new),
            new Money(side.getBigDecimal("amount"), row.currency())))
        .list();
    return new Rebooking(row.key(), row.entry(), row.on(), sides);
  }

  private record Row(String key, EntryKey entry, LocalDate on, Currency currency) {

    static Row of(ResultSet row, int index) throws SQLException {
      return new Row(row.getString("rebooking_key"), new EntryKey(row.getString("entry_key")),
          row.getObject("booked_on", LocalDate.class),
          Currency.getInstance(row.getString("currency")));
    }
  }
}
