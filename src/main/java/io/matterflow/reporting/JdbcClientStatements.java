package io.matterflow.reporting;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.reporting.ClientStatement.State;
import io.matterflow.reporting.ClientStatements.StatementDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Keeps each statement that went to a client, or was to go, and its documents. */
@Repository
class JdbcClientStatements {

  private final JdbcClient jdbc;

  JdbcClientStatements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(ClientStatement statement) {
    jdbc.sql("""
        insert into client_statement (
          id, client_id, currency, from_day, as_of, state, attempt, requested_by, requested_at)
        values (:id, :client, :currency, :from, :asOf, :state, :attempt, :by, :at)
        """)
        .param("id", statement.id().value())
        .param("client", statement.client().value())
        .param("currency", statement.currency().getCurrencyCode())
        .param("from", statement.from())
        .param("asOf", statement.asOf())
        .param("state", statement.state().name())
        .param("attempt", statement.attempt())
        .param("by", statement.requestedBy().value())
        .param("at", utc(statement.requestedAt()))
        .update();
  }

  void state(ClientStatementId id, State state) {
    jdbc.sql("update client_statement set state = :state where id = :id")
        .param("state", state.name())
        .param("id", id.value())
        .update();
  }

  void goesWith(ClientStatementId id, String sha256, Money closing) {
    jdbc.sql("update client_statement set document_sha256 = :sha256, closing = :closing where id = :id")
        .param("sha256", sha256)
        .param("closing", closing.amount())
        .param("id", id.value())
        .update();
  }

  void sent(ClientStatementId id, String vendorId, Instant at) {
    jdbc.sql("update client_statement set state = 'SENT', vendor_id = :vendorId, sent_at = :at where id = :id")
        .param("vendorId", vendorId)
        .param("at", utc(at))
        .param("id", id.value())
        .update();
  }

  void again(ClientStatementId id) {
    jdbc.sql("update client_statement set state = 'ASKED', attempt = attempt + 1 where id = :id")
        .param("id", id.value())
        .update();
  }

  void close(ClientStatementId id, State state, Actor by, Optional<String> comment, Instant at) {
    jdbc.sql("""
        update client_statement
        set state = :state, closed_by = :by, closed_at = :at, comment = :comment
        where id = :id
        """)
        .param("state", state.name())
        .param("by", by.user().value())
        .param("at", utc(at))
        .param("comment", comment.orElse(null))
        .param("id", id.value())
        .update();
  }

  /** The same bytes are kept once. */
  void keep(ClientStatementId id, StatementDocument document, Instant madeAt) {
    if (document(id, document.sha256()).isEmpty()) {
      jdbc.sql("""
          insert into client_statement_document (statement_id, sha256, content, made_at)
          values (:id, :sha256, :content, :at)
          """)
          .param("id", id.value())
          .param("sha256", document.sha256())
          .param("content", document.content())
          .param("at", utc(madeAt))
          .update();
    }
  }

  Optional<StatementDocument> document(ClientStatementId id, String sha256) {
    return jdbc
        .sql("select sha256, content from client_statement_document where statement_id = :id and sha256 = :sha256")
        .param("id", id.value())
        .param("sha256", sha256)
        .query((row, index) -> new StatementDocument(row.getString("sha256"), row.getBytes("content")))
        .optional();
  }

  Optional<ClientStatement> find(ClientStatementId id) {
    return jdbc.sql("select * from client_statement where id = :id")
        .param("id", id.value())
        .query(JdbcClientStatements::statement)
        .optional();
  }

  List<ClientStatement> of(ClientId client) {
    return jdbc.sql("select * from client_statement where client_id = :client order by requested_at desc, id")
        .param("client", client.value())
        .query(JdbcClientStatements::statement)
        .list();
  }

  private static ClientStatement statement(ResultSet row, int index) throws SQLException {
    var currency = Currency.getInstance(row.getString("currency"));
    return new ClientStatement(
        new ClientStatementId(row.getObject("id", UUID.class)),
        new ClientId(row.getString("client_id")),
        currency,
        row.getObject("from_day", LocalDate.class),
        row.getObject("as_of", LocalDate.class),
        State.valueOf(row.getString("state")),
        row.getInt("attempt"),
        new UserId(row.getString("requested_by")),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("document_sha256")),
        Optional.ofNullable(row.getBigDecimal("closing")).map(amount -> new Money(amount, currency)),
        Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
