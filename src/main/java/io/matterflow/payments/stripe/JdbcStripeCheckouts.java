package io.matterflow.payments.stripe;

import io.matterflow.kernel.Money;
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
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The pages at Stripe that were opened for each invoice, and how they ended. */
class JdbcStripeCheckouts {

  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;

  JdbcStripeCheckouts(JdbcClient jdbc, TransactionTemplate ownTransaction) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
  }

  /** Those of the invoice, oldest first. */
  List<Checkout> of(String invoiceNumber) {
    return jdbc.sql("select * from stripe_checkout where invoice_number = :invoice order by created_at, session_id")
        .param("invoice", invoiceNumber)
        .query(JdbcStripeCheckouts::checkout)
        .list();
  }

  Optional<Checkout> find(String session) {
    return jdbc.sql("select * from stripe_checkout where session_id = :session")
        .param("session", session)
        .query(JdbcStripeCheckouts::checkout)
        .optional();
  }

  /** Two who ask at once are answered with the same page by Stripe: it is kept once. */
  void keep(Checkout opened, Instant now) {
    try {
      ownTransaction.executeWithoutResult(status -> jdbc.sql("""
              insert into stripe_checkout (session_id, invoice_number, amount, currency, url, state, created_at, expires_at)
              values (:session, :invoice, :amount, :currency, :url, :state, :now, :expires)
              """)
          .param("session", opened.session())
          .param("invoice", opened.invoiceNumber())
          .param("amount", opened.amount().amount())
          .param("currency", opened.amount().currency().getCurrencyCode())
          .param("url", opened.url().orElse(null))
          .param("state", opened.state().name())
          .param("now", utc(now))
          .param("expires", utc(opened.expiresAt()))
          .update());
    } catch (DuplicateKeyException keptMeanwhile) {
      // the same page, kept by whoever asked at the same moment
    }
  }

  /** A page that was paid stays paid, whatever is told later of its end. */
  void stands(String session, State state, Optional<String> event) {
    jdbc.sql("""
            update stripe_checkout set state = :state, event_id = coalesce(:event, event_id)
            where session_id = :session and state <> 'PAID'
            """)
        .param("state", state.name())
        .param("event", event.orElse(null), Types.VARCHAR)
        .param("session", session)
        .update();
  }

  private static Checkout checkout(ResultSet row, int number) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    BigDecimal amount = row.getBigDecimal("amount");
    return new Checkout(
        row.getString("session_id"),
        row.getString("invoice_number"),
        Money.rounded(amount, currency),
        Optional.ofNullable(row.getString("url")),
        State.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("event_id")),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  /** How a page at Stripe stands. */
  enum State {
    OPEN,
    /** The client has given an order to the bank; the money takes days. */
    PROCESSING,
    PAID,
    EXPIRED
  }

  /** One page at Stripe: for which invoice and amount, where it is, and which news of a payment came of it. */
  record Checkout(
      String session,
      String invoiceNumber,
      Money amount,
      Optional<String> url,
      State state,
      Optional<String> event,
      Instant expiresAt) {}
}
