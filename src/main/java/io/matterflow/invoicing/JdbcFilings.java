package io.matterflow.invoicing;

import io.matterflow.invoicing.Filing.Kind;
import io.matterflow.invoicing.Filing.Place;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of what is filed in matters. */
@Repository
class JdbcFilings {

  private final JdbcClient jdbc;

  JdbcFilings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Filing filing, Instant begunAt) {
    jdbc.sql("""
        insert into document_filing (id, invoice_number, reference, kind, document, sha256, went, went_on, begun_at)
        values (:id, :number, :reference, :kind, :document, :sha256, :went, :wentOn, :at)
        """)
        .param("id", filing.id().value())
        .param("number", filing.invoice().value())
        .param("reference", filing.reference())
        .param("kind", filing.kind().name())
        .param("document", filing.document())
        .param("sha256", filing.sha256())
        .param("went", filing.went().map(DeliveredBy::name).orElse(null), Types.VARCHAR)
        .param("wentOn", filing.wentOn())
        .param("at", begunAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  void filed(FilingId id, String system, String theirs, Instant at) {
    jdbc.sql("""
        update document_filing
        set practice_system = :system, theirs = :theirs, filed_at = :at
        where id = :id and filed_at is null
        """)
        .param("system", system)
        .param("theirs", theirs)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", id.value())
        .update();
  }

  boolean isBegun(String reference) {
    return jdbc.sql("select count(*) from document_filing where reference = :reference")
        .param("reference", reference)
        .query(Integer.class)
        .single() > 0;
  }

  Optional<Filing> find(FilingId id) {
    return jdbc.sql("select * from document_filing where id = :id")
        .param("id", id.value())
        .query(JdbcFilings::filing)
        .optional();
  }

  List<Filing> of(InvoiceNumber number) {
    return jdbc.sql("select * from document_filing where invoice_number = :number order by begun_at, reference")
        .param("number", number.value())
        .query(JdbcFilings::filing)
        .list();
  }

  private static Filing filing(ResultSet row, int index) throws SQLException {
    var filedAt = Optional.ofNullable(row.getObject("filed_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    var system = row.getString("practice_system");
    var theirs = row.getString("theirs");
    return new Filing(
        new FilingId(row.getObject("id", UUID.class)),
        new InvoiceNumber(row.getString("invoice_number")),
        row.getString("reference"),
        Kind.valueOf(row.getString("kind")),
        row.getString("document"),
        row.getString("sha256"),
        Optional.ofNullable(row.getString("went")).map(DeliveredBy::valueOf),
        row.getObject("went_on", LocalDate.class),
        filedAt.map(at -> new Place(system, theirs, at)));
  }
}
