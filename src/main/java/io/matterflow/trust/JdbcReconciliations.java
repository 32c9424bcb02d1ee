package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.Reconciliation.Figures;
import io.matterflow.trust.Reconciliation.Signature;
import io.matterflow.trust.ReconciliationHint.Cause;
import io.matterflow.trust.ReconcilingItem.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reconciliations as they were made, inserted and read. */
@Repository
class JdbcReconciliations {

  private static final String HEADS = """
      select made.id, made.account, made.period_end, made.currency, made.bank_balance, made.book_balance, made.prepared_by,
        made.prepared_at, made.hash, signed.lawyer, signed.grant_id, signed.signed_at
      from trust_reconciliation made
      left join trust_reconciliation_signature signed on signed.reconciliation_id = made.id
      """;

  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private final JdbcClient jdbc;

  JdbcReconciliations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Under the lock of the account. */
  void insert(Reconciliation made) {
    var figures = made.figures();
    jdbc.sql("""
        insert into trust_reconciliation (id, account, sequence, period_end, currency, bank_balance, book_balance, prepared_by,
          prepared_at, hash)
        values (:id, :account, (select coalesce(max(earlier.sequence), 0) + 1 from trust_reconciliation earlier
          where earlier.account = :account), :end, :currency, :bank, :book, :by, :at, :hash)
        """)
        .param("id", made.id().value())
        .param("account", figures.account().value())
        .param("end", figures.periodEnd())
        .param("currency", figures.bookBalance().currency().getCurrencyCode())
        .param("bank", figures.bankBalance().amount())
        .param("book", figures.bookBalance().amount())
        .param("by", made.preparedBy().value())
        .param("at", made.preparedAt().atOffset(ZoneOffset.UTC))
        .param("hash", figures.hash())
        .update();
    figures.ledgers().forEach((of, balance) -> insert(made.id(), of, balance));
    for (int position = 0; position < figures.items().size(); position++) {
      insert(made.id(), position, figures.items().get(position));
    }
    for (int position = 0; position < made.hints().size(); position++) {
      insert(made.id(), position, made.hints().get(position));
    }
  }

  private void insert(ReconciliationId id, ChartAccount of, Money balance) {
    jdbc.sql("insert into trust_reconciliation_ledger (reconciliation_id, code, balance) values (:id, :code, :balance)")
        .param("id", id.value())
        .param("code", of.code())
        .param("balance", balance.amount())
        .update();
  }

  private void insert(ReconciliationId id, int position, ReconcilingItem item) {
    jdbc.sql("""
        insert into trust_reconciliation_item (reconciliation_id, position, kind, item, ledger, dated, amount, ref, note, evidence)
        values (:id, :position, :kind, :item, :ledger, :dated, :amount, :ref, :note, :evidence)
        """)
        .param("id", id.value())
        .param("position", position)
        .param("kind", item.kind().name())
        .param("item", item.item().orElse(null))
        .param("ledger", item.ledger().map(LedgerId::value).orElse(null), Types.VARCHAR)
        .param("dated", item.on().orElse(null), Types.DATE)
        .param("amount", item.amount().amount())
        .param("ref", item.ref().orElse(null), Types.VARCHAR)
        .param("note", item.note().orElse(null), Types.VARCHAR)
        .param("evidence", item.evidence().orElse(null), Types.VARCHAR)
        .update();
  }

  private void insert(ReconciliationId id, int position, ReconciliationHint hint) {
    jdbc.sql("""
        insert into trust_reconciliation_hint (reconciliation_id, position, cause, item, ledger, amount)
        values (:id, :position, :cause, :item, :ledger, :amount)
        """)
        .param("id", id.value())
        .param("position", position)
        .param("cause", hint.cause().name())
        .param("item", hint.item().orElse(null))
        .param("ledger", hint.ledger().map(LedgerId::value).orElse(null), Types.VARCHAR)
        .param("amount", hint.amount().amount())
        .update();
  }

  /** With the lock of the period: from then on nothing is posted that is dated in it. */
  void sign(Reconciliation made, Signature signature) {
    jdbc.sql("""
        insert into trust_reconciliation_signature (reconciliation_id, lawyer, grant_id, signed_at)
        values (:id, :lawyer, :grant, :at)
        """)
        .param("id", made.id().value())
        .param("lawyer", signature.lawyer().value())
        .param("grant", signature.grant().value())
        .param("at", signature.at().atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql("""
        insert into trust_period_lock (account, period_end, reconciliation_id, signed_by, signed_at)
        values (:account, :end, :id, :lawyer, :at)
        """)
        .param("account", made.figures().account().value())
        .param("end", made.figures().periodEnd())
        .param("id", made.id().value())
        .param("lawyer", signature.lawyer().value())
        .param("at", signature.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Reconciliation> find(TrustAccountId account, ReconciliationId id) {
    return jdbc.sql(HEADS + "where made.id = :id and made.account = :account")
        .param("id", id.value())
        .param("account", account.value())
        .query(JdbcReconciliations::head)
        .optional()
        .map(head -> whole(head).made());
  }

  /** The last that was made of a period. */
  Optional<Reconciliation> newest(TrustAccountId account, LocalDate periodEnd) {
    return jdbc.sql(HEADS + """
        where made.account = :account and made.period_end = :end
        order by made.sequence desc
        fetch first 1 rows only
        """)
        .param("account", account.value())
        .param("end", periodEnd)
        .query(JdbcReconciliations::head)
        .optional()
        .map(head -> whole(head).made());
  }

  /** The newest first. */
  List<Reconciliation> of(TrustAccountId account, int limit) {
    return jdbc.sql(HEADS + "where made.account = :account order by made.sequence desc fetch first :limit rows only")
        .param("account", account.value())
        .param("limit", limit)
        .query(JdbcReconciliations::head)
        .list().stream()
        .map(head -> whole(head).made())
        .toList();
  }

  /** Whether another was made of this period since. */
  boolean isOutdated(Reconciliation made) {
    return jdbc.sql("""
        select count(*)
        from trust_reconciliation later
        join trust_reconciliation made on made.account = later.account and made.period_end = later.period_end
        where made.id = :id and later.sequence > made.sequence
        """)
        .param("id", made.id().value())
        .query(Integer.class)
        .single() > 0;
  }

  /** Whether no later period was reconciled yet: what is found in an old one says nothing of today. */
  boolean isNewest(Reconciliation made) {
    return jdbc.sql("select count(*) from trust_reconciliation where account = :account and period_end > :end")
        .param("account", made.figures().account().value())
        .param("end", made.figures().periodEnd())
        .query(Integer.class)
        .single() == 0;
  }

  /** All that were signed, with the hash that was kept of them, the oldest first. */
  List<Kept> signed(TrustAccountId account) {
    return signed(account, LAST_DAY);
  }

  /** The signed ones of periods that ended by that day, with the hash that was kept of them, the oldest first. */
  List<Kept> signed(TrustAccountId account, LocalDate through) {
    return jdbc.sql(HEADS + """
        where made.account = :account and made.period_end <= :through and signed.reconciliation_id is not null
        order by made.period_end
        """)
        .param("account", account.value())
        .param("through", through)
        .query(JdbcReconciliations::head)
        .list().stream()
        .map(this::whole)
        .toList();
  }

  private Kept whole(Head head) {
    var ledgers = ledgers(head);
    var items = jdbc.sql("""
        select kind, item, ledger, dated, amount, ref, note, evidence
        from trust_reconciliation_item
        where reconciliation_id = :id
        order by position
        """)
        .param("id", head.id().value())
        .query((row, index) -> item(row, head.currency()))
        .list();
    var hints = jdbc.sql(
        "select cause, item, ledger, amount from trust_reconciliation_hint where reconciliation_id = :id order by position")
        .param("id", head.id().value())
        .query((row, index) -> new ReconciliationHint(
            Cause.valueOf(row.getString("cause")),
            Optional.ofNullable(row.getObject("item", UUID.class)),
            Optional.ofNullable(row.getString("ledger")).map(LedgerId::new),
            new Money(row.getBigDecimal("amount"), head.currency())))
        .list();
    var figures = new Figures(head.account(), head.periodEnd(), head.bank(), head.book(), ledgers, items);
    return new Kept(
        new Reconciliation(head.id(), figures, hints, head.preparedBy(), head.preparedAt().toInstant(),
            head.signature()),
        head.hash());
  }

  private SortedMap<ChartAccount, Money> ledgers(Head head) {
    var ledgers = new TreeMap<ChartAccount, Money>();
    jdbc.sql("select code, balance from trust_reconciliation_ledger where reconciliation_id = :id")
        .param("id", head.id().value())
        .query(row -> {
          ledgers.put(new ChartAccount(row.getString("code")),
              new Money(row.getBigDecimal("balance"), head.currency()));
        });
    return ledgers;
  }

  private static ReconcilingItem item(ResultSet row, Currency currency) throws SQLException {
    return new ReconcilingItem(
        Kind.valueOf(row.getString("kind")),
        Optional.ofNullable(row.getObject("item", UUID.class)),
        Optional.ofNullable(row.getString("ledger")).map(LedgerId::new),
        Optional.ofNullable(row.getObject("dated", LocalDate.class)),
        new Money(row.getBigDecimal("amount"), currency),
        Optional.ofNullable(row.getString("ref")),
        Optional.ofNullable(row.getString("note")),
        Optional.ofNullable(row.getString("evidence")));
  }

  private static Head head(ResultSet row, int index) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    var signedAt = Optional.ofNullable(row.getObject("signed_at", OffsetDateTime.class));
    var lawyer = row.getString("lawyer");
    var grant = row.getObject("grant_id", UUID.class);
    return new Head(
        new ReconciliationId(row.getObject("id", UUID.class)),
        new TrustAccountId(row.getString("account")),
        row.getObject("period_end", LocalDate.class),
        currency,
        new Money(row.getBigDecimal("bank_balance"), currency),
        new Money(row.getBigDecimal("book_balance"), currency),
        new UserId(row.getString("prepared_by")),
        row.getObject("prepared_at", OffsetDateTime.class),
        row.getString("hash"),
        signedAt.map(at -> new Signature(new UserId(lawyer), new GrantId(grant), at.toInstant())));
  }

  private record Head(
      ReconciliationId id,
      TrustAccountId account,
      LocalDate periodEnd,
      Currency currency,
      Money bank,
      Money book,
      UserId preparedBy,
      OffsetDateTime preparedAt,
      String hash,
      Optional<Signature> signature) {}

  /** One as it reads now, and the hash that it had when it was made. */
  record Kept(Reconciliation made, String hash) {}
}
