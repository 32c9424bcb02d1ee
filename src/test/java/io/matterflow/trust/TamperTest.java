package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.ProductTest;
import io.matterflow.audit.AuditHash;
import io.matterflow.audit.CheckpointNow;
import io.matterflow.audit.Verification.Break;
import io.matterflow.trust.TrustFinding.Law;
import io.matterflow.trust.TrustProof.Proof;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whoever changes rows of the journal or of its trail by SQL, past the triggers, is found out, and the first bad row is
 * named.
 */
@ProductTest
@Tag("both-databases")
class TamperTest {

  @Autowired private TrustHouse house;
  @Autowired private TrustProof proof;
  @Autowired private TrustTampering tampering;
  @Autowired private CheckpointNow checkpoint;
  @Autowired private JdbcTemplate jdbc;

  private LedgerId ledger;
  private TrustAccountId account;

  /** Rows 1 and 2 open the account, 3 and 5 are draws, 4 a deposit. */
  @BeforeEach
  void anAccountHasFiveRows() {
    ledger = house.ledger();
    account = house.opened(Map.of(ledger, "500.00", LedgerId.FLOAT, "100.00"));
    house.drawn(account, PostingKind.REFUND, ledger, "30.00", house.today().minusDays(2));
    house.deposited(account, ledger, "80.00", house.today().minusDays(1));
    house.drawn(account, PostingKind.PAY_OUT, ledger, "50.00", house.today());
    assertThat(proven().findings()).isEmpty();
    assertThat(proven().accounts().get(0).postings()).isEqualTo(5);
    assertThat(breaks()).isEmpty();
  }

  @Test
  void theDatabaseRefusesEachChangeWhileItsTriggersStand() {
    for (var table : List.of("trust_posting", "trust_authorization", "trust_authority")) {
      var column = table.equals("trust_authority") ? "person" : "account";
      assertRefused("update %s set %s = %s".formatted(table, column, column));
      assertRefused("delete from " + table);
    }
  }

  @Test
  void namesAnEditedRow() {
    tampering.with(
        () -> jdbc.update("update trust_posting set posted_on = ? where account = ? and sequence = 4", house.today(),
            account.value()),
        () -> assertThat(proven().findings()).extracting(TrustFinding::law, TrustFinding::sequence)
            .containsExactly(tuple(Law.CHAIN, Optional.of(4L))));
  }

  @Test
  void namesAnEditedRowWhoseHashWasMadeToFit() {
    tampering.with(() -> {
      jdbc.update("update trust_posting set amount = 81.00 where account = ? and sequence = 4", account.value());
      rehash(4, 4);
    }, () -> assertThat(first()).isEqualTo("TRAIL 4: the trail knows it by another hash"));
  }

  @Test
  void namesTheFirstRowOfAChainThatWasReplaced() {
    tampering.with(() -> {
      jdbc.update("update trust_posting set amount = 81.00 where account = ? and sequence = 4", account.value());
      jdbc.update("update trust_balance set balance = balance + 1.00 where account = ? and code in ('T100', ?)",
          account.value(), "T200." + ledger);
      rehash(4, 5);
    }, () -> {
      assertThat(first()).isEqualTo("TRAIL 4: the trail knows it by another hash");
      assertThat(proven().findings()).extracting(TrustFinding::law).doesNotContain(Law.CHAIN, Law.BALANCE);
    });
  }

  @Test
  void namesTheGapOfADeletedRow() {
    tampering.with(() -> jdbc.update("delete from trust_posting where account = ? and sequence = 3", account.value()),
        () -> {
      assertThat(first()).isEqualTo("TRAIL 3: the trail knows of it, and it is gone");
      assertThat(told()).contains("CHAIN 4: row 4 follows row 2: rows are missing");
    });
  }

  @Test
  void seesACutTail() {
    tampering.with(() -> {
      jdbc.update("delete from trust_posting where account = ? and sequence = 5", account.value());
      jdbc.update("update trust_balance set balance = balance + 50.00 where account = ? and code in ('T100', ?)",
          account.value(), "T200." + ledger);
    }, () -> assertThat(told()).containsExactly("TRAIL 5: the trail knows of it, and it is gone"));
  }

  @Test
  void seesAWholeJournalThatIsGone() {
    tampering.with(() -> {
      jdbc.update("delete from trust_posting where account = ?", account.value());
      jdbc.update("delete from trust_balance where account = ?", account.value());
    }, () -> assertThat(told()).containsExactly("TRAIL 1: the trail knows of it, and it is gone"));
  }

  @Test
  void seesACutTailOfJournalAndTrailTogetherOnceThatWasSealed() {
    checkpoint.seal();

    tampering.with(() -> {
      jdbc.update("delete from trust_posting where account = ? and sequence = 5", account.value());
      jdbc.update("update trust_balance set balance = balance + 50.00 where account = ? and code in ('T100', ?)",
          account.value(), "T200." + ledger);
      jdbc.update("delete from audit_entry where entity = 'trust-account' and entity_id = ? and sequence = 6",
          account.value());
    }, () -> {
      assertThat(proven().findings()).isEmpty();
      assertThat(breaks()).containsExactly(
          new Break("trust-account", account.value(), 6, "a checkpoint sealed this row, and it is gone or changed"));
    });
  }

  @Test
  void namesARowThatWasPutIn() {
    tampering.with(() -> {
      jdbc.update("""
          insert into trust_posting (account, sequence, entry_key, line, kind, posted_on, debit, credit, amount, currency, ledger,
            written_at, written_by, previous_hash, hash)
          select account, 6, ?, 1, 'DEPOSIT', posted_on, 'T100', ?, 9.00, currency, ledger, written_at, written_by, hash, hash
          from trust_posting where account = ? and sequence = 5
          """, "forged:" + account, "T200." + ledger, account.value());
      jdbc.update("update trust_balance set balance = balance + 9.00 where account = ? and code in ('T100', ?)",
          account.value(), "T200." + ledger);
      rehash(6, 6);
    }, () -> assertThat(told()).containsExactly("TRAIL 6: the trail does not know of it"));
  }

  @Test
  void namesTheFirstOfTwoRowsThatChangedPlaces() {
    tampering.with(() -> {
      jdbc.update("update trust_posting set sequence = 99 where account = ? and sequence = 3", account.value());
      jdbc.update("update trust_posting set sequence = 3 where account = ? and sequence = 4", account.value());
      jdbc.update("update trust_posting set sequence = 4 where account = ? and sequence = 99", account.value());
    }, () -> {
      assertThat(told()).contains("CHAIN 3: the row does not continue the row before it");
      assertThat(proven().findings().get(0).sequence()).contains(3L);
    });
  }

  @Test
  void seesABalanceThatWasEdited() {
    tampering.with(
        () -> jdbc.update("update trust_balance set balance = balance + 1 where account = ? and code = ?",
            account.value(), "T200." + ledger),
        () -> assertThat(told()).singleElement().asString().startsWith("BALANCE"));
  }

  @Test
  void seesAnAuthorizationThatWasDatedBack() {
    tampering.with(
        () -> jdbc.update(
            "update trust_authorization set expires_at = authorized_at where account = ? and type = 'REFUND'",
            account.value()),
        () -> assertThat(told()).containsExactly("I6 3: its authorization did not hold when it was posted"));
  }

  @Test
  void namesAnEditedRowOfTheTrail() {
    tampering.with(
        () -> jdbc.update(
            "update audit_entry set actor = 'nobody' where entity = 'trust-account' and entity_id = ? and sequence = 4",
        account.value()),
        () -> assertThat(breaks()).containsExactly(
            new Break("trust-account", account.value(), 4, "the row was changed after it was written")));
  }

  @Test
  void namesADeletedAndAReorderedRowOfTheTrail() {
    tampering.with(
        () -> jdbc.update("delete from audit_entry where entity = 'trust-account' and entity_id = ? and sequence = 4",
            account.value()),
        () -> {
          assertThat(breaks())
              .containsExactly(new Break("trust-account", account.value(), 5, "row 5 follows row 3: rows are missing"));
          assertThat(told()).containsExactly("TRAIL 3: the trail does not know of it");
        });
    tampering.with(() -> {
      for (var swap : List.of(List.of(99, 4), List.of(4, 5), List.of(5, 99))) {
        jdbc.update(
            "update audit_entry set sequence = ? where entity = 'trust-account' and entity_id = ? and sequence = ?",
            swap.get(0), account.value(), swap.get(1));
      }
    }, () -> assertThat(breaks()).containsExactly(
        new Break("trust-account", account.value(), 4, "the row does not continue the row before it")));
  }

  @Test
  void namesAPutInRowOfTheTrailAndItsCutTail() {
    tampering.with(() -> jdbc.update("""
        insert into audit_entry (entity, entity_id, sequence, at, actor, act, before_values, after_values, text_digests, previous_hash, hash)
        select entity, entity_id, 7, at, actor, act, before_values, after_values, text_digests, hash, hash
        from audit_entry where entity = 'trust-account' and entity_id = ? and sequence = 6
        """, account.value()), () -> assertThat(breaks()).containsExactly(
        new Break("trust-account", account.value(), 7, "the row was changed after it was written")));
    tampering.with(
        () -> jdbc.update("delete from audit_entry where entity = 'trust-account' and entity_id = ? and sequence = 6",
            account.value()),
        () -> assertThat(told()).containsExactly("TRAIL 5: the trail does not know of it"));
  }

  @Test
  void goesOnWhereWhatTheTrailSaysCannotBeRead() {
    tampering.with(() -> jdbc.update(
        "update audit_entry set after_values = 'torn' where entity = 'trust-account' and entity_id = ? and sequence = 4",
        account.value()),
        () -> {
          assertThat(told()).containsExactly("TRAIL 0: the trail knows of it, and it is gone");
          assertThat(breaks()).hasSize(1);
        });
  }

  private Proof proven() {
    return proof.verify(account).orElseThrow();
  }

  private List<String> told() {
    return proven().findings().stream()
        .map(finding -> finding.law() + finding.sequence().map(row -> " " + row).orElse("") + ": " + finding.detail())
        .toList();
  }

  private String first() {
    return told().get(0);
  }

  private List<Break> breaks() {
    return proven().trail().breaks().stream().filter(found -> found.entityId().equals(account.value())).toList();
  }

  /** Makes the rows continue each other again. */
  private void rehash(long from, long through) {
    for (var sequence = from; sequence <= through; sequence++) {
      var before = jdbc.queryForList("select hash from trust_posting where account = ? and sequence = ?", String.class,
          account.value(), sequence - 1).stream().findFirst().orElse(AuditHash.NONE);
      jdbc.update("update trust_posting set previous_hash = ? where account = ? and sequence = ?", before,
          account.value(), sequence);
      var row = jdbc.queryForObject("select * from trust_posting where account = ? and sequence = ?",
          JdbcTrustPostings::posting,
          account.value(), sequence);
      jdbc.update("update trust_posting set hash = ? where account = ? and sequence = ?", row.computedHash(),
          account.value(), sequence);
    }
  }

  private void assertRefused(String sql) {
    assertThatThrownBy(() -> jdbc.update(sql)).as(sql)
        .isInstanceOf(DataAccessException.class).hasMessageContaining("append-only");
  }
}
