package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.TrustRequest.State;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Requests to fill retainers up. Whoever writes one holds its account; the table refuses a second that stands for a
 * ledger.
 */
@Repository
class JdbcTrustRequests {

  private final JdbcClient jdbc;

  JdbcTrustRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(TrustRequest request) {
    jdbc.sql("""
        insert into trust_request (id, number, account, ledger, stands_for, minimum, balance, amount, currency, state, drafted_at)
        values (:id, :number, :account, :ledger, :standsFor, :minimum, :balance, :amount, :currency, :state, :at)
        """)
        .param("id", request.id().value())
        .param("number", request.number())
        .param("account", request.account().value())
        .param("ledger", request.ledger().value())
        .param("standsFor", standsFor(request.account(), request.ledger()))
        .param("minimum", request.minimum().amount())
        .param("balance", request.balance().amount())
        .param("amount", request.amount().amount())
        .param("currency", request.amount().currency().getCurrencyCode())
        .param("state", request.state().name())
        .param("at", utc(request.draftedAt()))
        .update();
  }

  Optional<TrustRequest> find(TrustRequestId id) {
    return jdbc.sql("select * from trust_request where id = :id")
        .param("id", id.value())
        .query(JdbcTrustRequests::request)
        .optional();
  }

  Optional<TrustRequest> find(String number) {
    return jdbc.sql("select * from trust_request where number = :number").param("number", number)
        .query(JdbcTrustRequests::request).optional();
  }

  /** The request that stands for a ledger: as long as it does, nobody drafts another. */
  Optional<TrustRequest> standing(TrustAccountId account, LedgerId ledger) {
    return jdbc.sql("select * from trust_request where stands_for = :standsFor")
        .param("standsFor", standsFor(account, ledger))
        .query(JdbcTrustRequests::request).optional();
  }

  /** Those that stand for ledgers of this matter, on whatever account. */
  List<TrustRequest> standing(LedgerId ledger) {
    return jdbc
        .sql("select * from trust_request where ledger = :ledger and stands_for is not null order by drafted_at, id")
        .param("ledger", ledger.value()).query(JdbcTrustRequests::request).list();
  }

  /** The newest first. */
  List<TrustRequest> search(Optional<LedgerId> ledger, int limit) {
    return jdbc.sql("""
        select * from trust_request where :ledger = '' or ledger = :ledger order by drafted_at desc, id fetch first :limit rows only
        """).param("ledger", ledger.map(LedgerId::value).orElse("")).param("limit", limit).query(JdbcTrustRequests::request).list();
  }

  /** What has come onto the ledger since the request was drafted, less what came back, if that was told rightly. */
  Money receivedSince(TrustRequest request) {
    return new Money(jdbc.sql("""
        select coalesce(sum(case when credit = :ledger then amount else -amount end), 0)
        from trust_posting
        where account = :account and written_at >= :since
          and ((credit = :ledger and kind in ('DEPOSIT', 'IDENTIFIED', 'TRANSFER_IN')) or (debit = :ledger and kind in ('NSF', 'CHARGEBACK'))
            or (credit = :ledger and kind = 'REVERSAL' and exists (
              select 1 from trust_posting undone
              where undone.account = trust_posting.account and undone.sequence = trust_posting.reverses and undone.bank_event_id is not null)))
        """)
        .param("account", request.account().value())
        .param("ledger", ChartAccount.of(request.ledger()).code())
        .param("since", utc(request.draftedAt()))
        .query(BigDecimal.class)
        .single(), request.amount().currency());
  }

  void decide(TrustRequestId id, State state, UserId by, Instant at) {
    jdbc.sql("update trust_request set state = :state, decided_by = :by, decided_at = :at where id = :id")
        .param("state", state.name()).param("by", by.value()).param("at", utc(at)).param("id", id.value()).update();
  }

  void stand(TrustRequestId id, State state) {
    jdbc.sql("update trust_request set state = :state where id = :id")
        .param("state", state.name())
        .param("id", id.value())
        .update();
  }

  /** Nothing stands in the way of another request for the ledger any more. */
  void end(TrustRequestId id, State state, Instant at) {
    jdbc.sql("update trust_request set state = :state, stands_for = null, ended_at = :at where id = :id")
        .param("state", state.name()).param("at", utc(at)).param("id", id.value()).update();
  }

  int letters(TrustRequestId id) {
    return jdbc.sql("select count(*) from trust_request_letter where request_id = :id").param("id", id.value())
        .query(Integer.class).single();
  }

  void sent(TrustRequestId id, int letter, Instant at) {
    jdbc.sql("insert into trust_request_letter (request_id, letter, sent_at) values (:id, :letter, :at)")
        .param("id", id.value()).param("letter", letter).param("at", utc(at), Types.TIMESTAMP_WITH_TIMEZONE).update();
  }

  private static String standsFor(TrustAccountId account, LedgerId ledger) {
    return account + "/" + ledger;
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static TrustRequest request(ResultSet row, int index) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    return new TrustRequest(
        new TrustRequestId(row.getObject("id", UUID.class)),
        row.getString("number"),
        new TrustAccountId(row.getString("account")),
        new LedgerId(row.getString("ledger")),
        new Money(row.getBigDecimal("minimum"), currency),
        new Money(row.getBigDecimal("balance"), currency),
        new Money(row.getBigDecimal("amount"), currency),
        State.valueOf(row.getString("state")),
        row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("decided_by")).map(UserId::new),
        Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
  }
}
