package io.matterflow.trust;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.Distribution.Agreed;
import io.matterflow.trust.Distribution.Approval;
import io.matterflow.trust.Distribution.Kind;
import io.matterflow.trust.Distribution.Share;
import io.matterflow.trust.Distribution.State;
import io.matterflow.trust.Distribution.Way;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Distributions of settlements, their shares, and which drawdown pays which. A matter has one that is open: the table
 * refuses a second.
 */
@Repository
class JdbcDistributions {

  private final JdbcClient jdbc;

  JdbcDistributions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Distribution distribution) {
    jdbc.sql("""
        insert into settlement_distribution (id, account, matter_id, open_on, gross, currency, agreed_percent, costs_first, agreed_fee,
          state, prepared_by, prepared_at, looked_from)
        values (:id, :account, :matter, :matter, :gross, :currency, :percent, :costsFirst, :fee, :state, :by, :at, :at)
        """)
        .param("id", distribution.id().value())
        .param("account", distribution.account().value())
        .param("matter", distribution.matter().value())
        .param("gross", distribution.gross().amount())
        .param("currency", distribution.gross().currency().getCurrencyCode())
        .param("percent", distribution.agreed().percent())
        .param("costsFirst", distribution.agreed().costsFirst())
        .param("fee", distribution.agreed().fee().amount())
        .param("state", distribution.state().name())
        .param("by", distribution.preparedBy().value())
        .param("at", utc(distribution.preparedAt()))
        .update();
    distribution.deposits().forEach(deposit -> jdbc.sql("""
        insert into settlement_deposit (distribution_id, deposit_id, open_deposit) values (:id, :deposit, :deposit)
        """).param("id", distribution.id().value()).param("deposit", deposit.value()).update());
    distribution.shares().forEach(share -> insert(distribution.id(), share));
  }

  void insert(DistributionId id, Share share) {
    jdbc.sql("""
        insert into settlement_share (distribution_id, position, kind, payee, stated, amount, invoice_number, purpose)
        values (:id, :position, :kind, :payee, :stated, :amount, :invoice, :purpose)
        """)
        .param("id", id.value())
        .param("position", share.position())
        .param("kind", share.kind().name())
        .param("payee", share.payee())
        .param("stated", share.stated().amount())
        .param("amount", share.amount().amount())
        .param("invoice", share.invoice().map(InvoiceNumber::value).orElse(null), Types.VARCHAR)
        .param("purpose", share.purpose().orElse(null), Types.VARCHAR)
        .update();
  }

  Optional<Distribution> find(DistributionId id) {
    return jdbc.sql("select * from settlement_distribution where id = :id")
        .param("id", id.value())
        .query(this::distribution)
        .optional();
  }

  /** The one that is open for the matter. */
  Optional<DistributionId> open(MatterId matter) {
    return jdbc.sql("select id from settlement_distribution where open_on = :matter").param("matter", matter.value())
        .query(JdbcDistributions::id).optional();
  }

  /** The newest first. */
  List<Distribution> search(Optional<MatterId> matter, int limit) {
    return jdbc.sql("""
        select * from settlement_distribution where :matter = '' or matter_id = :matter
        order by prepared_at desc, id fetch first :limit rows only
        """).param("matter", matter.map(MatterId::value).orElse("")).param("limit", limit).query(this::distribution).list();
  }

  void approve(DistributionId id, Approval approval) {
    jdbc.sql("""
        update settlement_distribution
        set state = 'APPROVED', approved_of = :of, approved_way = :way, approved_on = :on, approved_evidence = :evidence,
          approved_by = :by, approved_at = :at, looked_from = :at
        where id = :id
        """)
        .param("of", approval.of())
        .param("way", approval.way().name())
        .param("on", approval.on())
        .param("evidence", approval.evidence())
        .param("by", approval.recordedBy().value())
        .param("at", utc(approval.recordedAt()))
        .param("id", id.value())
        .update();
  }

  void object(DistributionId id, int position, String objection) {
    jdbc.sql("update settlement_share set objection = :objection where distribution_id = :id and position = :position")
        .param("objection", objection).param("id", id.value()).param("position", position).update();
  }

  /** So much it is, and nobody objects any more. */
  void settle(DistributionId id, int position, Money amount) {
    jdbc.sql(
        "update settlement_share set amount = :amount, objection = null where distribution_id = :id and position = :position")
        .param("amount", amount.amount()).param("id", id.value()).param("position", position).update();
  }

  /** What was refused before this moment has been looked into. */
  void lookFrom(DistributionId id, Instant at) {
    jdbc.sql("update settlement_distribution set looked_from = :at where id = :id")
        .param("at", utc(at))
        .param("id", id.value())
        .update();
  }

  void end(DistributionId id, State state, UserId by, Instant at) {
    jdbc.sql("""
        update settlement_distribution set state = :state, open_on = null, ended_by = :by, ended_at = :at where id = :id
        """).param("state", state.name()).param("by", by.value()).param("at", utc(at)).param("id", id.value()).update();
    jdbc.sql("update settlement_deposit set open_deposit = null where distribution_id = :id")
        .param("id", id.value())
        .update();
  }

  void drawnBy(DistributionId id, int position, DrawdownId drawdown) {
    jdbc.sql("insert into settlement_draw (drawdown_id, distribution_id, position) values (:drawdown, :id, :position)")
        .param("drawdown", drawdown.value()).param("id", id.value()).param("position", position).update();
  }

  /** Whether it pays a share of a statement. */
  boolean isShare(DrawdownId drawdown) {
    return jdbc.sql("select count(*) from settlement_draw where drawdown_id = :drawdown")
        .param("drawdown", drawdown.value()).query(Integer.class).single() > 0;
  }

  /** The drawdowns of a share, in the order in which they were proposed. */
  List<DrawdownId> drawsOf(DistributionId id, int position) {
    return jdbc.sql("""
        select draw.drawdown_id
        from settlement_draw draw
        join trust_drawdown drawdown on drawdown.id = draw.drawdown_id
        where draw.distribution_id = :id and draw.position = :position
        order by drawdown.requested_at, drawdown.id
        """).param("id", id.value()).param("position", position)
        .query((row, index) -> new DrawdownId(row.getObject("drawdown_id", UUID.class))).list();
  }

  /** Whether some statement has divided or divides it; one that was withdrawn divides nothing. */
  boolean isDivided(DepositId deposit) {
    return jdbc.sql("""
        select count(*)
        from settlement_deposit divided
        join settlement_distribution distribution on distribution.id = divided.distribution_id
        where divided.deposit_id = :deposit and distribution.state <> 'WITHDRAWN'
        """).param("deposit", deposit.value()).query(Integer.class).single() > 0;
  }

  /** Whether the bank took something of it back. */
  boolean cameBack(DepositId deposit) {
    return jdbc.sql("""
        select count(*)
        from trust_posting taken
        where taken.deposit_id = :deposit and taken.kind in ('NSF', 'CHARGEBACK')
          and not exists (
            select 1 from trust_posting undone where undone.account = taken.account and undone.reverses = taken.sequence)
        """)
        .param("deposit", deposit.value()).query(Integer.class).single() > 0;
  }

  /** What of the shares of an open statement nobody has proposed or drawn, with the bill that each would pay. */
  List<Undrawn> undrawnOn(TrustAccount account, LedgerId ledger) {
    return jdbc.sql("""
        select share.invoice_number, share.objection, share.amount - coalesce((
          select sum(drawdown.amount)
          from settlement_draw draw
          join trust_drawdown drawdown on drawdown.id = draw.drawdown_id
          where draw.distribution_id = share.distribution_id and draw.position = share.position
            and drawdown.state in ('PROPOSED', 'AUTHORIZED', 'EXECUTED', 'POSTED', 'CLEARED')
            and not exists (
              select 1 from trust_posting taken where taken.account = drawdown.account and taken.reverses = drawdown.posted_as)), 0) as undrawn
        from settlement_share share
        join settlement_distribution distribution on distribution.id = share.distribution_id
        where distribution.open_on = :matter and distribution.account = :account
        """)
        .param("matter", ledger.value())
        .param("account", account.id().value())
        .query((row, index) -> new Undrawn(
            Optional.ofNullable(row.getString("invoice_number")).map(InvoiceNumber::new),
            new Money(row.getBigDecimal("undrawn"), account.currency()),
            row.getString("objection") != null))
        .list();
  }

  private static DistributionId id(ResultSet row, int index) throws SQLException {
    return new DistributionId(row.getObject("id", UUID.class));
  }

  private Distribution distribution(ResultSet row, int index) throws SQLException {
    var id = id(row, index);
    var currency = Currency.getInstance(row.getString("currency"));
    return new Distribution(
        id,
        new TrustAccountId(row.getString("account")),
        new MatterId(row.getString("matter_id")),
        depositsOf(id),
        new Money(row.getBigDecimal("gross"), currency),
        new Agreed(row.getBigDecimal("agreed_percent"), row.getBoolean("costs_first"),
            new Money(row.getBigDecimal("agreed_fee"), currency)),
        sharesOf(id, currency),
        State.valueOf(row.getString("state")),
        new UserId(row.getString("prepared_by")),
        row.getObject("prepared_at", OffsetDateTime.class).toInstant(),
        row.getObject("looked_from", OffsetDateTime.class).toInstant(),
        approval(row));
  }

  private static Optional<Approval> approval(ResultSet row) throws SQLException {
    var of = row.getString("approved_of");
    return of == null ? Optional.empty() : Optional.of(new Approval(of, Way.valueOf(row.getString("approved_way")),
        row.getObject("approved_on", LocalDate.class), row.getString("approved_evidence"),
        new UserId(row.getString("approved_by")),
        row.getObject("approved_at", OffsetDateTime.class).toInstant()));
  }

  private List<DepositId> depositsOf(DistributionId id) {
    return jdbc.sql("select deposit_id from settlement_deposit where distribution_id = :id order by deposit_id")
        .param("id", id.value())
        .query((row, index) -> new DepositId(row.getObject("deposit_id", UUID.class))).list();
  }

  private List<Share> sharesOf(DistributionId id, Currency currency) {
    return jdbc.sql("select * from settlement_share where distribution_id = :id order by position")
        .param("id", id.value())
        .query((row, index) -> new Share(
            row.getInt("position"),
            Kind.valueOf(row.getString("kind")),
            row.getString("payee"),
            new Money(row.getBigDecimal("stated"), currency),
            new Money(row.getBigDecimal("amount"), currency),
            Optional.ofNullable(row.getString("invoice_number")).map(InvoiceNumber::new),
            Optional.ofNullable(row.getString("purpose")),
            Optional.ofNullable(row.getString("objection"))))
        .list();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  record Undrawn(Optional<InvoiceNumber> invoice, Money amount, boolean objectedTo) {}
}
