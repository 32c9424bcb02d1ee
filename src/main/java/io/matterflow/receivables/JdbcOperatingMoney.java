package io.matterflow.receivables;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Payment.Allocation.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads payments, their events and their rows as the books need them. */
@Repository
class JdbcOperatingMoney implements OperatingMoney {

  private static final String ROWS = """
      select allocation.payment_id, allocation.reference, allocation.target, allocation.amount, allocation.allocated_at,
        allocation.allocated_by,
        allocation.note, payment.currency
      from payment_allocation allocation
      join payment on payment.id = allocation.payment_id
      """;

  private final JdbcClient jdbc;
  private final JdbcPayments payments;
  private final JdbcPaymentEvents events;

  JdbcOperatingMoney(JdbcClient jdbc, JdbcPayments payments, JdbcPaymentEvents events) {
    this.jdbc = jdbc;
    this.payments = payments;
    this.events = events;
  }

  @Override
  @Transactional(readOnly = true)
  public Standing of(PaymentId id) {
    var payment = payments.find(id).orElseThrow(() -> new IllegalStateException("there is no payment " + id));
    var told = events.of(payment.report().source(), payment.paymentRef());
    var story = PaymentStory.of(told);
    return new Standing(id, told.size(), payment.report().account() == Account.TRUST, story.currency(),
        story.receivedByDay(),
        story.operatingFeesByDay(), story.chargedBackByDay(), payment.designated(), payment.report().client());
  }

  @Override
  @Transactional(readOnly = true)
  public boolean isInTrust(PaymentId id) {
    return jdbc.sql("select count(*) from payment where id = :id and account = 'TRUST'")
        .param("id", id.value())
        .query(Integer.class)
        .single() > 0;
  }

  @Override
  @Transactional(readOnly = true)
  public Moved row(String reference) {
    return jdbc.sql(ROWS + "where allocation.reference = :reference")
        .param("reference", reference)
        .query(JdbcOperatingMoney::moved)
        .single();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Moved> rowsOf(PaymentId id) {
    return jdbc
        .sql(ROWS + "where allocation.payment_id = :id and allocation.target <> 'INVOICE' order by allocation.position")
        .param("id", id.value())
        .query(JdbcOperatingMoney::moved)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<PaymentId> behind(String reference) {
    return jdbc.sql("select payment_id from payment_allocation where reference = :reference")
        .param("reference", reference)
        .query(UUID.class)
        .optional()
        .map(PaymentId::new);
  }

  @Override
  @Transactional(readOnly = true)
  public List<PaymentId> after(Optional<PaymentId> last, int limit) {
    var first = new UUID(0, 0);
    return jdbc.sql("select id from payment where id > :last order by id fetch first :limit rows only")
        .param("last", last.map(PaymentId::value).orElse(first))
        .param("limit", limit)
        .query(UUID.class)
        .list()
        .stream()
        .map(PaymentId::new)
        .toList();
  }

  private static Moved moved(ResultSet row, int index) throws SQLException {
    return new Moved(
        new PaymentId(row.getObject("payment_id", UUID.class)),
        row.getString("reference"),
        Target.valueOf(row.getString("target")),
        new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
        PaymentBook.STOOD_IN_TRUST.equals(row.getString("note")),
        row.getObject("allocated_at", OffsetDateTime.class).toInstant(),
        new UserId(row.getString("allocated_by")));
  }
}
