package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.UserId;
import io.matterflow.receivables.ClientContact.Way;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** On which days people of the firm have reached a client about an invoice. */
@Repository
class JdbcClientContacts {

  private final JdbcClient jdbc;

  JdbcClientContacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(ClientContact contact, Instant at) {
    jdbc.sql("""
        insert into reminder_contact (id, invoice_number, contacted_on, way, recorded_by, recorded_at)
        values (:id, :invoice, :on, :way, :by, :at)
        """)
        .param("id", UUID.randomUUID())
        .param("invoice", contact.invoice().value())
        .param("on", contact.on())
        .param("way", contact.way().name())
        .param("by", contact.by().value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  boolean areOn(InvoiceNumber invoice, LocalDate day) {
    return of(invoice).stream().anyMatch(contact -> contact.on().equals(day));
  }

  /** Oldest first. */
  List<ClientContact> of(InvoiceNumber invoice) {
    return jdbc.sql("""
        select contacted_on, way, recorded_by
        from reminder_contact
        where invoice_number = :invoice
        order by contacted_on, recorded_at
        """)
        .param("invoice", invoice.value())
        .query((row, index) -> new ClientContact(invoice, row.getObject("contacted_on", LocalDate.class),
            Way.valueOf(row.getString("way")), new UserId(row.getString("recorded_by"))))
        .list();
  }
}
