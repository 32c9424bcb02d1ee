package io.matterflow.trust;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.trust.TrustEntry.Move;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a posting rests on, read by the ledger itself. */
@Repository
class JdbcTrustGrounds {

  private final JdbcClient jdbc;

  JdbcTrustGrounds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whether a lawyer has authorized exactly this, and it was neither used nor voided, has not lapsed, and their grant
   * is in force.
   */
  boolean holds(AuthorizationId id, TrustEntry entry, Move move, Instant now, LocalDate today) {
    return jdbc.sql("""
        select count(*)
        from trust_authorization given
        join trust_authority authority on authority.grant_id = given.grant_id
        join trust_drawdown drawdown on drawdown.id = given.drawdown_id and drawdown.version = given.version
        where given.id = :id and given.account = :account and given.ledger = :ledger and given.type = :type
          and given.amount = :amount and given.currency = :currency
          and (given.invoice_number = :invoice or (given.invoice_number is null and cast(:invoice as varchar(20)) is null))
          and given.authorized_at <= :now and given.expires_at > :now
          and authority.person = given.lawyer and authority.valid_from <= :today
          and (authority.valid_until is null or authority.valid_until >= :today)
          and not exists (select 1 from trust_authority_end ended where ended.grant_id = given.grant_id)
          and not exists (select 1 from trust_authorization_void voided where voided.authorization_id = given.id)
          and not exists (select 1 from trust_posting used where used.authorization_id = given.id)
        """)
        .param("id", id.value())
        .param("account", entry.account().value())
        .param("ledger", move.ledger().map(LedgerId::value).orElse(""))
        .param("type", entry.kind().name())
        .param("amount", move.amount().amount())
        .param("currency", move.amount().currency().getCurrencyCode())
        .param("invoice", entry.invoice().map(InvoiceNumber::value).orElse(null), Types.VARCHAR)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("today", today)
        .query(Integer.class)
        .single() == 1;
  }
}
