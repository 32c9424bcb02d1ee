package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.Answer.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Holds on the bills of matters. A matter has one at a time: the table refuses a second that is open. */
@Repository
class JdbcBillingHolds {

  private static final String COLUMNS = """
      select id, matter_id, reason, until_day, placed_by, placed_at, released_at from billing_hold
      """;

  private final JdbcClient jdbc;

  JdbcBillingHolds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(BillingHold hold) {
    jdbc.sql("""
        insert into billing_hold (id, matter_id, open_on, reason, until_day, placed_by, placed_at)
        values (:id, :matter, :matter, :reason, :until, :by, :at)
        """)
        .param("id", hold.id().value())
        .param("matter", hold.matter().value())
        .param("reason", hold.reason())
        .param("until", hold.until())
        .param("by", hold.placedBy().value())
        .param("at", utc(hold.placedAt()))
        .update();
  }

  /** False when it was released before. */
  boolean release(BillingHoldId id, Instant at) {
    return jdbc.sql("update billing_hold set released_at = :at, open_on = null where id = :id and released_at is null")
        .param("id", id.value())
        .param("at", utc(at))
        .update() == 1;
  }

  Optional<BillingHold> find(BillingHoldId id) {
    return jdbc.sql(COLUMNS + " where id = :id").param("id", id.value()).query(JdbcBillingHolds::hold).optional();
  }

  Optional<BillingHold> open(MatterId matter) {
    return jdbc.sql(COLUMNS + " where open_on = :matter").param("matter", matter.value())
        .query(JdbcBillingHolds::hold).optional();
  }

  /**
   * Why a pre-bill does not leave today: a hold stands on its matter. Asked under the lock of its row, as a hold takes
   * it too.
   */
  Optional<Refused<PreBill>> whyKeptBack(PreBill preBill) {
    return open(preBill.matter()).map(hold -> Answer.refused(Refusal.BILLING_HELD,
        "The bills of matter %s are held through %s: %s does not leave.".formatted(
            preBill.matter(), hold.until(), preBill.number())));
  }

  Set<MatterId> heldMatters() {
    return new HashSet<>(jdbc.sql("select matter_id from billing_hold where open_on is not null")
        .query((columns, number) -> new MatterId(columns.getString("matter_id"))).list());
  }

  private static BillingHold hold(ResultSet columns, int number) throws SQLException {
    var row = new Row(columns);
    return new BillingHold(
        new BillingHoldId(row.uuid("id")),
        new MatterId(row.text("matter_id")),
        row.text("reason"),
        row.date("until_day"),
        new UserId(row.text("placed_by")),
        row.instant("placed_at"),
        row.someInstant("released_at"));
  }
}
