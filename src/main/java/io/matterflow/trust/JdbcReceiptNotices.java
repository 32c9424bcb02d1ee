package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import io.matterflow.trust.ReceiptNotice.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which clients were told of which deposits. */
@Repository
class JdbcReceiptNotices {

  private final JdbcClient jdbc;

  JdbcReceiptNotices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(DepositId deposit, LocalDate dueOn, Instant now) {
    jdbc.sql("""
        insert into trust_receipt_notice (deposit_id, due_on, state, attempt, begun_at)
        values (:deposit, :dueOn, 'DUE', 1, :now)
        """)
        .param("deposit", deposit.value())
        .param("dueOn", dueOn)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<ReceiptNotice> find(DepositId deposit) {
    return jdbc.sql("select * from trust_receipt_notice where deposit_id = :deposit")
        .param("deposit", deposit.value())
        .query(JdbcReceiptNotices::notice)
        .optional();
  }

  void stand(DepositId deposit, State state) {
    jdbc.sql("update trust_receipt_notice set state = :state where deposit_id = :deposit")
        .param("state", state.name()).param("deposit", deposit.value()).update();
  }

  void again(DepositId deposit) {
    jdbc.sql("update trust_receipt_notice set state = 'DUE', attempt = attempt + 1 where deposit_id = :deposit")
        .param("deposit", deposit.value()).update();
  }

  /** Somebody else is to be told of it. */
  void anew(DepositId deposit, LocalDate dueOn) {
    jdbc.sql("""
        update trust_receipt_notice
        set state = 'DUE', attempt = attempt + 1, due_on = :dueOn, vendor_id = null, told_at = null, told_by = null, comment = null
        where deposit_id = :deposit
        """)
        .param("dueOn", dueOn)
        .param("deposit", deposit.value())
        .update();
  }

  void sent(DepositId deposit, String vendorId, Instant at) {
    jdbc.sql(
        "update trust_receipt_notice set state = 'TOLD', vendor_id = :vendor, told_at = :at where deposit_id = :deposit")
        .param("vendor", vendorId)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("deposit", deposit.value())
        .update();
  }

  void reached(DepositId deposit, UserId by, Optional<String> comment, Instant at) {
    jdbc.sql("""
        update trust_receipt_notice
        set state = 'REACHED', told_at = :at, told_by = :by, comment = :comment
        where deposit_id = :deposit
        """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by.value())
        .param("comment", comment.orElse(null), Types.VARCHAR)
        .param("deposit", deposit.value())
        .update();
  }

  private static ReceiptNotice notice(ResultSet row, int index) throws SQLException {
    return new ReceiptNotice(
        new DepositId(row.getObject("deposit_id", UUID.class)),
        row.getObject("due_on", LocalDate.class),
        State.valueOf(row.getString("state")),
        row.getInt("attempt"),
        Optional.ofNullable(row.getObject("told_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getString("told_by")).map(UserId::new),
        Optional.ofNullable(row.getString("comment")));
  }
}
