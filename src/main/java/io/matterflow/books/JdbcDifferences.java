package io.matterflow.books;

import io.matterflow.books.Difference.Kind;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What nights have found, and what became of it: open until it is gone, or accepted by a person. */
@Repository
class JdbcDifferences {

  private static final int LONGEST_DETAIL = 1000;

  private final JdbcClient jdbc;

  JdbcDifferences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps what this run has found and nobody has accepted or has before them already, in place of what it had found
   * before; whether that is anything.
   */
  boolean keep(PostingRunId run, List<Difference> found, Instant now) {
    jdbc.sql(
        "update accounting_difference set state = 'GONE', decided_at = :now where run_id = :run and state = 'OPEN'")
        .param("run", run.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    var open = found.stream().filter(one -> !isKnown(one)).toList();
    open.forEach(one -> insert(run, one, now));
    return !open.isEmpty();
  }

  List<Difference> openOf(PostingRunId run) {
    return jdbc.sql("select * from accounting_difference where run_id = :run and state = 'OPEN' order by entry_key")
        .param("run", run.value())
        .query(JdbcDifferences::difference)
        .list();
  }

  void accept(PostingRunId run, Actor by, Instant now) {
    jdbc.sql("""
        update accounting_difference
        set state = 'ACCEPTED', decided_at = :now, decided_by = :by
        where run_id = :run and state = 'OPEN'
        """)
        .param("run", run.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by.user().value())
        .update();
  }

  int acceptedOf(PostingRunId run) {
    return jdbc.sql("select count(*) from accounting_difference where run_id = :run and state = 'ACCEPTED'")
        .param("run", run.value())
        .query(Integer.class)
        .single();
  }

  /** The same difference, to the cent and the account, was accepted, or waits for somebody already. */
  private boolean isKnown(Difference one) {
    return jdbc.sql("""
        select count(*)
        from accounting_difference
        where entry_key = :key and kind = :kind and state in ('OPEN', 'ACCEPTED') and detail = :detail
          and coalesce(theirs, 0) = :theirs
        """)
        .param("key", one.key())
        .param("kind", one.kind().name())
        .param("detail", brief(one.detail()))
        .param("theirs", one.theirs().map(Money::amount).orElse(BigDecimal.ZERO))
        .query(Integer.class)
        .single() > 0;
  }

  private void insert(PostingRunId run, Difference one, Instant now) {
    jdbc.sql("""
        insert into accounting_difference (run_id, entry_key, kind, ours, theirs, currency, detail, state, found_at)
        values (:run, :key, :kind, :ours, :theirs, :currency, :detail, 'OPEN', :now)
        """)
        .param("run", run.value())
        .param("key", one.key())
        .param("kind", one.kind().name())
        .param("ours", one.ours().map(Money::amount).orElse(null), Types.NUMERIC)
        .param("theirs", one.theirs().map(Money::amount).orElse(null), Types.NUMERIC)
        .param("currency", one.ours().or(one::theirs).orElseThrow().currency().getCurrencyCode())
        .param("detail", brief(one.detail()))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Difference difference(ResultSet row, int index) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    return new Difference(row.getString("entry_key"), Kind.valueOf(row.getString("kind")),
        money(row.getBigDecimal("ours"), currency),
        money(row.getBigDecimal("theirs"), currency), row.getString("detail"));
  }

  private static Optional<Money> money(@Nullable BigDecimal amount, Currency currency) {
    return Optional.ofNullable(amount).map(some -> new Money(some, currency));
  }

  private static String brief(String detail) {
    return detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
  }
}
