package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matterflow.ProductTest;
import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Actor;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@ProductTest
@Tag("both-databases")
class LatestActTest {

  @Autowired private DataSource database;
  @Autowired private AuditTrail audit;
  @Autowired private TransactionOperations transactions;
  @Autowired private MovableClock clock;

  @Test
  void theLatestActIsTheLatestOfTheTrail() {
    var before = clock.instant();
    var now = new JdbcLatestAct(database).moment().filter(before::isBefore).orElse(before).plus(1, ChronoUnit.SECONDS);
    clock.standAt(now);
    transactions.executeWithoutResult(
        open -> audit.record(AuditEntry.of(Actor.ENGINE, "looked-at", "test", UUID.randomUUID())));

    clock.standAt(before);

    assertThat(new JdbcLatestAct(database).moment()).hasValueSatisfying(
        latest -> assertThat(latest).isCloseTo(now, within(1, ChronoUnit.MILLIS)));
  }
}
