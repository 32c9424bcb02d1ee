package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests of refused input go by: a row that came or went is seen, whenever its transaction began. */
@ProductTest
@Tag("both-databases")
class StoredRowsTest {

  @Autowired private StoredRows rows;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private PlatformTransactionManager transactions;

  @AfterEach
  void theRowsGo() {
    jdbc.update("delete from prompt_choice where timekeeper_id like 'STORED-%'");
  }

  @Test
  void aRowIsSeenThatCameAndThatItWentAgain() {
    var before = rows.counted();
    assertThat(rows.changedSince(before)).isEmpty();

    store("STORED-1");

    assertThat(changes(before)).containsExactly(1L);
    theRowsGo();
    assertThat(rows.changedSince(before)).isEmpty();
  }

  @Test
  void aRowIsSeenOfATransactionThatBeganBeforeAnotherEnded() {
    var before = rows.counted();

    new TransactionTemplate(transactions).executeWithoutResult(first -> {
      store("STORED-1");
      apart(() -> store("STORED-2"));
      apart(() -> assertThat(changes(before)).containsExactly(1L));
    });

    assertThat(changes(before)).containsExactly(2L);
  }

  private Iterable<Long> changes(Map<String, Long> before) {
    return rows.changedSince(before).values();
  }

  private void apart(Runnable act) {
    var template = new TransactionTemplate(transactions);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    template.executeWithoutResult(status -> act.run());
  }

  private void store(String person) {
    jdbc.update("insert into prompt_choice (timekeeper_id, mode, changed_at) values (?, 'TASK', current_timestamp)",
        person);
  }
}
