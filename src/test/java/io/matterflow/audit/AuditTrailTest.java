package io.matterflow.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.audit.Verification.Break;
import io.matterflow.kernel.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProductTest
@Tag("both-databases")
class AuditTrailTest {

  @Autowired private ChainedAuditTrail trail;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private final String id = UUID.randomUUID().toString();

  @Test
  void tellsWhoDidWhatWithWhatBeforeAndAfter() {
    trail.record(AuditEntry.of(Actor.ENGINE, "compiled", "test", id).after("state", "IN_REVIEW"));
    trail.record(AuditEntry.of(Actor.ENGINE, "approved", "test", id)
        .before("state", "IN_REVIEW").after("state", "APPROVED").text("reason", "fine by me"));

    var acts = trail.acts(new AuditQuery(Optional.of("test"), Optional.of(id), Optional.empty(), Optional.empty(), 10));

    assertThat(acts).extracting(RecordedAct::act).containsExactly("approved", "compiled");
    assertThat(acts.get(0).before()).isEqualTo(Map.of("state", "IN_REVIEW"));
    assertThat(acts.get(0).texts()).isEqualTo(Map.of("reason", "fine by me"));
    assertThat(breaks()).isEmpty();
  }

  @Test
  void pagesFollowEachOtherWithoutAGapAndEnd() {
    entries(5);
    var query = new AuditQuery(Optional.of("test"), Optional.of(id), Optional.empty(), Optional.empty(), 2);

    var first = trail.actsFor(Actor.ENGINE, query, Optional.empty());
    var second = trail.actsFor(Actor.ENGINE, query, first.next());
    var last = trail.actsFor(Actor.ENGINE, query, second.next());

    assertThat(Stream.of(first, second, last).flatMap(page -> page.acts().stream()).map(RecordedAct::sequence))
        .containsExactly(5L, 4L, 3L, 2L, 1L);
    assertThat(last.next()).isEmpty();
  }

  @Test
  void anActThatIsRolledBackLeavesNoRow() {
    transaction.executeWithoutResult(status -> {
      entries(1);
      status.setRollbackOnly();
    });

    assertThat(rows()).isZero();
  }

  @Test
  void attemptsThatComeAtOnceAreAllKept() {
    entries(1);
    var attempts = IntStream.range(0, 12)
        .mapToObj(nth -> CompletableFuture.runAsync(
            () -> trail.recordAttempt(AuditEntry.of(Actor.ENGINE, "tried", "test", id))))
        .toArray(CompletableFuture[]::new);

    CompletableFuture.allOf(attempts).join();

    var acts = trail.acts(new AuditQuery(Optional.of("test"), Optional.of(id), Optional.empty(), Optional.empty(), 20));
    assertThat(acts).hasSize(13).filteredOn(act -> act.act().equals("tried")).hasSize(12);
    assertThat(breaks()).isEmpty();
  }

  @Test
  void anAttemptThatIsRolledBackLeavesNoRow() {
    transaction.executeWithoutResult(status -> {
      trail.recordAttempt(AuditEntry.of(Actor.ENGINE, "tried", "test", id));
      status.setRollbackOnly();
    });

    assertThat(trail.acts(new AuditQuery(Optional.of("test"), Optional.of(id), Optional.empty(), Optional.empty(), 10)))
        .isEmpty();
  }

  @Test
  void theDatabaseRefusesToChangeOrDeleteARow() {
    entries(1);

    assertThatThrownBy(
        () -> jdbc.sql("update audit_entry set actor = 'nobody' where entity_id = :id").param("id", id).update())
        .isInstanceOf(DataAccessException.class).hasMessageContaining("append-only");
    assertThatThrownBy(() -> jdbc.sql("delete from audit_entry where entity_id = :id").param("id", id).update())
        .isInstanceOf(DataAccessException.class).hasMessageContaining("append-only");
  }

  @Test
  void namesARowThatWasChangedPastTheTrigger() {
    entries(3);

    tampered("update audit_entry set actor = 'somebody' where entity_id = :id and sequence = 2", () ->
        assertThat(breaks()).containsExactly(new Break("test", id, 2, "the row was changed after it was written")));
  }

  @Test
  void namesTheGapWhereARowWasTakenOut() {
    entries(3);

    tampered("delete from audit_entry where entity_id = :id and sequence = 2", () ->
        assertThat(breaks()).containsExactly(new Break("test", id, 3, "row 3 follows row 1: rows are missing")));
  }

  @Test
  void seesACutTailOnceACheckpointHasSealedIt() {
    entries(2);
    trail.seal();

    tampered("delete from audit_entry where entity_id = :id and sequence = 2", () ->
        assertThat(breaks()).containsExactly(
            new Break("test", id, 2, "a checkpoint sealed this row, and it is gone or changed")));
  }

  @Test
  void seesAWholeChainThatIsGone() {
    entries(1);
    trail.seal();

    tampered("delete from audit_entry where entity_id = :id", () ->
        assertThat(breaks()).extracting(Break::entityId).containsExactly(id));
  }

  @Test
  void anErasedTextLeavesTheChainIntactAndAChangedOneDoesNot() {
    trail.record(AuditEntry.of(Actor.ENGINE, "rejected", "test", id).text("reason", "private"));

    transaction.executeWithoutResult(status -> {
      jdbc.sql("update audit_text set words = 'public' where entity_id = :id").param("id", id).update();
      assertThat(breaks()).containsExactly(new Break("test", id, 1, "a text beside the row was changed"));
      status.setRollbackOnly();
    });
    trail.forgetTexts("test", id);

    assertThat(breaks()).isEmpty();
  }

  private void entries(int count) {
    for (int number = 1; number <= count; number++) {
      trail.record(AuditEntry.of(Actor.ENGINE, "changed", "test", id).after("figure", number));
    }
  }

  private long rows() {
    return jdbc.sql("select count(*) from audit_entry where entity_id = :id")
        .param("id", id)
        .query(Long.class)
        .single();
  }

  private List<Break> breaks() {
    return trail.verify().breaks().stream().filter(found -> found.entityId().equals(id)).toList();
  }

  /** As a database superuser would: the triggers are taken off, and put back with everything else at the end. */
  private void tampered(String sql, Runnable check) {
    trigger("off");
    try {
      transaction.executeWithoutResult(status -> {
        jdbc.sql(sql).param("id", id).update();
        check.run();
        status.setRollbackOnly();
      });
    } finally {
      trigger("on");
    }
  }

  private void trigger(String state) {
    var postgres = "postgres".equals(System.getProperty("matterflow.test.database"));
    if (postgres) {
      jdbc.sql("alter table audit_entry %s trigger audit_entry_append_only"
          .formatted(state.equals("on") ? "enable" : "disable")).update();
    } else if (state.equals("off")) {
      jdbc.sql("drop trigger audit_entry_append_only").update();
    } else {
      jdbc.sql("create trigger audit_entry_append_only before update, delete on audit_entry for each row call '%s'"
          .formatted(AppendOnlyTrigger.class.getName())).update();
    }
  }
}
