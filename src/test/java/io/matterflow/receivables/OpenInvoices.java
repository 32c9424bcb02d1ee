package io.matterflow.receivables;

import io.matterflow.Engagement;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.invoicing.InvoiceDelivered;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Invoices as they stand after their delivery, without the path that leads there; numbers far from those of the product. */
@Component
class OpenInvoices {

  private static final AtomicInteger NUMBERS = new AtomicInteger(7_000_000);

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  OpenInvoices(
      JdbcClient jdbc, ApplicationEventPublisher events, PlatformTransactionManager transactions, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Dated and e-mailed today, payable in the client's terms. */
  InvoiceNumber emailed(Engagement engagement, String total) {
    var number = issued(engagement, total);
    deliver(number, DeliveredBy.EMAIL);
    return number;
  }

  InvoiceNumber handedOver(Engagement engagement, String total) {
    var number = issued(engagement, total);
    deliver(number, DeliveredBy.HAND);
    return number;
  }

  InvoiceNumber issued(Engagement engagement, String total) {
    var number = new InvoiceNumber(String.valueOf(NUMBERS.incrementAndGet()));
    var dated = today();
    transaction.executeWithoutResult(status -> {
      jdbc.sql("""
          insert into invoice (number, pre_bill, pre_bill_number, pre_bill_version, content_hash, matter_id, client_id,
            period_end, invoice_date, due_date, written_down, total, currency, unsupported, issued_at)
          values (:number, :preBill, :number, 1, 'none', :matter, :client, :dated, :dated, :due, 0, :total, 'USD', '', :now)
          """)
          .param("number", number.value())
          .param("preBill", UUID.randomUUID())
          .param("matter", engagement.id().value())
          .param("client", engagement.clientId().value())
          .param("dated", dated)
          .param("due", dated.plusDays(engagement.client().paymentTermsDays()))
          .param("total", Money.usd(total).amount())
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
      jdbc.sql("""
          insert into invoice_movement (invoice_number, kind, reference, open_change, disputed_change, reserved_change,
            moved_at, moved_by)
          values (:number, 'ISSUED', :reference, :total, 0, 0, :now, 'test')
          """)
          .param("number", number.value())
          .param("reference", "issued:" + number)
          .param("total", Money.usd(total).amount())
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    });
    return number;
  }

  /** As the delivery process tells it, in one transaction. */
  void deliver(InvoiceNumber number, DeliveredBy by) {
    transaction.executeWithoutResult(status -> {
      jdbc.sql("update invoice set delivered_on = :today, delivered_by = :by where number = :number")
          .param("today", today())
          .param("by", by.name())
          .param("number", number.value())
          .update();
      events.publishEvent(new InvoiceDelivered(number, today(), by));
    });
  }

  /** What a proposed draw from trust will reserve. */
  void reserve(InvoiceNumber number, String amount) {
    jdbc.sql("""
        insert into invoice_movement (invoice_number, kind, reference, open_change, disputed_change, reserved_change,
          moved_at, moved_by)
        values (:number, 'RESERVE', :reference, 0, 0, :amount, :now, 'test')
        """)
        .param("number", number.value())
        .param("reference", "reserved:" + UUID.randomUUID())
        .param("amount", Money.usd(amount).amount())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneId.of("America/Chicago")).toLocalDate();
  }
}
