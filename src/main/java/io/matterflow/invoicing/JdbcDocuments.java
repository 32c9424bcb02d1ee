package io.matterflow.invoicing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps each invoice's documents; a document is never replaced. */
@Repository
class JdbcDocuments {

  private final JdbcClient jdbc;

  JdbcDocuments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(InvoiceDocument document, Instant renderedAt) {
    jdbc.sql("""
        insert into invoice_document (invoice_number, media_type, sha256, content, rendered_at)
        values (:number, :mediaType, :sha256, :content, :renderedAt)
        """)
        .param("number", document.number().value())
        .param("mediaType", document.mediaType())
        .param("sha256", document.sha256())
        .param("content", document.content())
        .param("renderedAt", renderedAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<InvoiceDocument> find(InvoiceNumber number, String mediaType) {
    return jdbc.sql("""
        select sha256, content
        from invoice_document
        where invoice_number = :number and media_type = :mediaType
        """)
        .param("number", number.value())
        .param("mediaType", mediaType)
        .query((row, index) -> new InvoiceDocument(number, mediaType, row.getString("sha256"), row.getBytes("content")))
        .optional();
  }
}
