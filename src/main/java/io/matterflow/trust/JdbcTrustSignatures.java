package io.matterflow.trust;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has signed a version of a drawdown, and what that has authorized. Rows stay as they were written. */
@Repository
class JdbcTrustSignatures {

  private final JdbcClient jdbc;

  JdbcTrustSignatures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<TrustSignature> of(DrawdownId drawdown, int version) {
    return jdbc.sql("""
        select level, lawyer, grant_id, signed_at
        from trust_signature
        where drawdown_id = :drawdown and version = :version
        order by level
        """)
        .param("drawdown", drawdown.value())
        .param("version", version)
        .query((row, index) -> new TrustSignature(row.getInt("level"), new UserId(row.getString("lawyer")),
            new GrantId(row.getObject("grant_id", UUID.class)), instant(row, "signed_at")))
        .list();
  }

  /** Who has set its terms as they stand: whoever asked for it, and each who has changed them since. */
  Set<UserId> setters(Drawdown drawdown) {
    var changed = jdbc.sql("select changed_by from trust_terms_change where drawdown_id = :drawdown")
        .param("drawdown", drawdown.id().value())
        .query((row, index) -> new UserId(row.getString("changed_by")))
        .list();
    return Stream.concat(Stream.of(drawdown.requestedBy()), changed.stream()).collect(Collectors.toUnmodifiableSet());
  }

  /** The version that has other terms from now on. */
  void changed(DrawdownId drawdown, int version, UserId by, Instant at) {
    jdbc.sql("""
        insert into trust_terms_change (drawdown_id, version, changed_by, changed_at)
        values (:drawdown, :version, :by, :at)
        """)
        .param("drawdown", drawdown.value())
        .param("version", version)
        .param("by", by.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whether what was signed on this grant is still to be carried out, or signed by others. */
  boolean stand(GrantId grant) {
    return jdbc.sql("""
        select count(*)
        from trust_signature signature
        join trust_drawdown drawdown on drawdown.id = signature.drawdown_id and drawdown.version = signature.version
        where signature.grant_id = :grant and drawdown.state in ('PROPOSED', 'AUTHORIZED')
        """)
        .param("grant", grant.value())
        .query(Integer.class)
        .single() > 0;
  }

  void sign(Drawdown drawdown, TrustSignature signature) {
    jdbc.sql("""
        insert into trust_signature (drawdown_id, version, level, lawyer, grant_id, signed_at, amount, payee)
        values (:drawdown, :version, :level, :lawyer, :grant, :at, :amount, :payee)
        """)
        .param("drawdown", drawdown.id().value())
        .param("version", drawdown.version())
        .param("level", signature.level())
        .param("lawyer", signature.lawyer().value())
        .param("grant", signature.grant().value())
        .param("at", signature.at().atOffset(ZoneOffset.UTC))
        .param("amount", drawdown.amount().amount())
        .param("payee", drawdown.terms().payee().orElse(null), Types.VARCHAR)
        .update();
  }

  /** The last signature is of the level that the decision asked for. */
  void authorize(Drawdown drawdown, AuthorizationId id, TrustSignature last, Instant lapsesAt) {
    jdbc.sql("""
        insert into trust_authorization (id, drawdown_id, version, account, ledger, type, amount, currency, invoice_number, payee,
          lawyer, grant_id, authorized_at, expires_at, signers)
        values (:id, :drawdown, :version, :account, :ledger, :type, :amount, :currency, :invoice, :payee,
          :lawyer, :grant, :at, :lapsesAt, :signers)
        """)
        .param("id", id.value())
        .param("drawdown", drawdown.id().value())
        .param("version", drawdown.version())
        .param("account", drawdown.account().value())
        .param("ledger", drawdown.ledger().value())
        .param("type", drawdown.type().name())
        .param("amount", drawdown.amount().amount())
        .param("currency", drawdown.amount().currency().getCurrencyCode())
        .param("invoice", drawdown.invoice().map(InvoiceNumber::value).orElse(null), Types.VARCHAR)
        .param("payee", drawdown.terms().payee().orElse(null), Types.VARCHAR)
        .param("lawyer", last.lawyer().value())
        .param("grant", last.grant().value())
        .param("at", last.at().atOffset(ZoneOffset.UTC))
        .param("lapsesAt", lapsesAt.atOffset(ZoneOffset.UTC))
        .param("signers", last.level())
        .update();
  }

  /** What stands behind this version: neither voided nor, at this moment, lapsed. */
  Optional<TrustAuthorization> valid(Drawdown drawdown, Instant now) {
    return given(drawdown).filter(authorization -> authorization.lapsesAt().isAfter(now));
  }

  /** What was authorized of this version and not voided, lapsed or not. */
  Optional<TrustAuthorization> given(Drawdown drawdown) {
    return jdbc.sql("""
        select id, lawyer, authorized_at, expires_at
        from trust_authorization given
        where drawdown_id = :drawdown and version = :version
          and not exists (select 1 from trust_authorization_void voided where voided.authorization_id = given.id)
        """)
        .param("drawdown", drawdown.id().value())
        .param("version", drawdown.version())
        .query(JdbcTrustSignatures::authorization)
        .optional();
  }

  void makeVoid(AuthorizationId id, String reason, UserId by, Instant at) {
    jdbc.sql("""
        insert into trust_authorization_void (authorization_id, reason, voided_by, voided_at)
        values (:id, :reason, :by, :at)
        """)
        .param("id", id.value())
        .param("reason", reason)
        .param("by", by.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static TrustAuthorization authorization(ResultSet row, int index) throws SQLException {
    return new TrustAuthorization(new AuthorizationId(row.getObject("id", UUID.class)),
        new UserId(row.getString("lawyer")),
        instant(row, "authorized_at"), instant(row, "expires_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
