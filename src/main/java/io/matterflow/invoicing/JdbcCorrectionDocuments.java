package io.matterflow.invoicing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The documents of corrections, byte for byte. */
@Repository
class JdbcCorrectionDocuments {

  private final JdbcClient jdbc;

  JdbcCorrectionDocuments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(CorrectionId id, InvoiceDocument document, Instant renderedAt) {
    jdbc.sql("""
        insert into correction_document (correction_id, invoice_number, sha256, content, rendered_at)
        values (:id, :number, :sha256, :content, :at)
        """)
        .param("id", id.value())
        .param("number", document.number().value())
        .param("sha256", document.sha256())
        .param("content", document.content())
        .param("at", renderedAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<InvoiceDocument> find(CorrectionId id, InvoiceNumber number) {
    return jdbc.sql("select * from correction_document where correction_id = :id and invoice_number = :number")
        .param("id", id.value())
        .param("number", number.value())
        .query(JdbcCorrectionDocuments::document)
        .optional();
  }

  Optional<InvoiceDocument> ofVoided(InvoiceNumber number) {
    return jdbc.sql("""
        select document.*
        from correction_document document
        join invoice_correction correction on correction.id = document.correction_id
        where document.invoice_number = :number and correction.kind in ('VOID', 'REBILL')
        """)
        .param("number", number.value())
        .query(JdbcCorrectionDocuments::document)
        .optional();
  }

  private static InvoiceDocument document(ResultSet row, int index) throws SQLException {
    return new InvoiceDocument(new InvoiceNumber(row.getString("invoice_number")), InvoiceDocument.PDF,
        row.getString("sha256"),
        row.getBytes("content"));
  }
}
