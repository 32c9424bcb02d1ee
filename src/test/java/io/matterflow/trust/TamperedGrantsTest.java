package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.kernel.Role;
import io.matterflow.trust.TrustFinding.Law;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is put in past the ledger on a grant of other days is found out. */
@ProductTest
@Tag("both-databases")
class TamperedGrantsTest {

  private static final String NO_AUTHORITY = "who authorized it had no trust authority";
  private static final String TOO_FEW = "fewer lawyers had signed it than had to";

  @Autowired private TrustHouse house;
  @Autowired private TrustProof proof;
  @Autowired private TrustTampering tampering;
  @Autowired private JdbcTemplate jdbc;

  private TrustAccountId account;

  /** Row 2 is a draw, signed and posted today. */
  @BeforeEach
  void aRefundWasDrawn() {
    var ledger = house.ledger();
    account = house.opened(Map.of(ledger, "500.00"));
    house.drawn(account, PostingKind.REFUND, ledger, "30.00", house.today());
    assertThat(proof.journalOf(account)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"valid_from, 1", "valid_until, -1"})
  void aDrawOnAGrantOfOtherDays(String column, int days) {
    tampering.with(() -> grantOfTheDraw(column, days), () -> assertFound(NO_AUTHORITY));
  }

  @ParameterizedTest
  @CsvSource({"valid_from", "valid_until"})
  void theFirstAndTheLastDayAreOfTheGrant(String column) {
    tampering.with(() -> grantOfTheDraw(column, 0), () -> assertThat(proof.journalOf(account)).isEmpty());
  }

  @Test
  void aDrawThatWasSignedInTimeAndPostedWhenTheGrantWasOver() {
    tampering.with(() -> {
      signedYesterday();
      grantOfTheDraw("valid_until", -1);
    }, () -> assertFound(NO_AUTHORITY));
  }

  @Test
  void aDrawThatWasSignedBeforeTheGrantBegan() {
    tampering.with(() -> {
      signedYesterday();
      grantOfTheDraw("valid_from", 0);
    }, () -> assertFound(NO_AUTHORITY));
  }

  /** Beside the signature by which it was authorized. */
  @ParameterizedTest
  @CsvSource({"1, 9", "-9, -1"})
  void aSignatureOnAGrantOfOtherDays(int from, int until) {
    tampering.with(() -> signedByOneMore(house.today().plusDays(from), house.today().plusDays(until)),
        () -> assertFound(TOO_FEW));
  }

  @Test
  void aSignatureOnAGrantOfItsDayCounts() {
    tampering.with(() -> signedByOneMore(house.today(), house.today()),
        () -> assertThat(proof.journalOf(account)).isEmpty());
  }

  private void assertFound(String detail) {
    assertThat(proof.journalOf(account)).isEqualTo(List.of(TrustFinding.at(account, 2, Law.I6, detail)));
  }

  private void grantOfTheDraw(String column, int days) {
    jdbc.update("""
        update trust_authority set %s = ? where grant_id in (select grant_id from trust_authorization where account = ?)
        """.formatted(column), house.today().plusDays(days), account.value());
  }

  private void signedYesterday() {
    var yesterday = house.now().minusDays(1);
    jdbc.update("update trust_authorization set authorized_at = ? where account = ?", yesterday, account.value());
    jdbc.update("""
        update trust_signature set signed_at = ? where drawdown_id in (
          select drawdown_id from trust_authorization where account = ?)
        """, yesterday, account.value());
  }

  private void signedByOneMore(LocalDate from, LocalDate until) {
    var lawyer = TrustHouse.person("one-more", Role.TRUST_AUTHORIZER);
    var grant = house.grant(lawyer);
    jdbc.update("update trust_authority set valid_from = ?, valid_until = ? where grant_id = ?", from, until,
        grant.value());
    jdbc.update("""
        insert into trust_signature (drawdown_id, version, level, lawyer, grant_id, signed_at)
        select drawdown_id, version, 2, ?, ?, authorized_at from trust_authorization where account = ?
        """, lawyer.user().value(), grant.value(), account.value());
    jdbc.update("update trust_authorization set signers = 2 where account = ?", account.value());
  }
}
