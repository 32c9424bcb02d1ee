package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.trust.TrustFinding.Law;
import io.matterflow.trust.cli.TrustCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** The proof of the journal, and what it says where a law does not hold. */
@ProductTest
@Tag("both-databases")
class TrustProofTest {

  @LocalServerPort private int port;
  @Autowired private TrustHouse house;
  @Autowired private TrustLedger ledger;
  @Autowired private TrustProof proof;
  @Autowired private ProofWatch watch;
  @Autowired private Firm firm;
  @Autowired private TrustTampering tampering;
  @Autowired private JdbcTemplate jdbc;

  private final StringWriter out = new StringWriter();
  private LedgerId one;
  private TrustAccountId account;

  @BeforeEach
  void anAccountIsOpen() {
    one = house.ledger();
    account = house.opened(Map.of(one, "500.00", LedgerId.FLOAT, "100.00"));
  }

  @Test
  void holdsForAShortageThatTheBankMadeAndTheFirmCured() {
    var event = house.bankDid(account, PostingKind.NSF, one, "800.00", house.today());
    ledger.post(TrustEntry.of("bank:" + event, account, PostingKind.NSF, house.today(), BOOKKEEPER).doneByTheBank(event)
        .moving(ChartAccount.of(one), ChartAccount.BANK, usd("500"), one)
        .moving(ChartAccount.SHORTAGE, ChartAccount.BANK, usd("300"), one));
    assertThat(house.balance(account, ChartAccount.BANK)).isEqualTo(usd("-200"));

    var shortOfMoney = proof.verify(account).orElseThrow();
    ledger.post(TrustEntry.of("cure:" + event, account, PostingKind.CURE, house.today(), BOOKKEEPER)
        .moving(ChartAccount.BANK, ChartAccount.SHORTAGE, usd("300")));

    assertThat(shortOfMoney.findings()).isEmpty();
    assertThat(shortOfMoney.unacknowledged()).isEqualTo(1);
    var cured = proof.verify(account).orElseThrow();
    assertThat(cured.findings()).isEmpty();
    assertThat(cured.accounts().get(0).bookBalance()).isEqualTo(usd("100"));
    assertThat(cured.accounts().get(0).ledgersTotal()).isEqualTo(usd("100"));
  }

  @Test
  void seesADrawOfWhatHadNotBeenCollected() {
    house.deposited(account, one, "300.00", house.today());
    house.drawn(account, PostingKind.REFUND, one, "500.00", house.today());
    assertThat(proof.verify(account).orElseThrow().findings()).isEmpty();

    house.drawn(account, PostingKind.REFUND, one, "0.01", house.today());

    assertThat(proof.verify(account).orElseThrow().findings()).singleElement()
        .isEqualTo(TrustFinding.at(account, 5, Law.I7, "of what is left after it, 300.00 had not been collected"));
  }

  @Test
  void seesADepositThatTheFirmGaveBackBeforeItHadComeToItsLedger() {
    var deposit = house.deposited(account, one, "300.00", house.today()).postings().get(0).deposit().orElseThrow();
    var told = house.bankDid(account, PostingKind.NSF, one, "300.00", house.today().minusDays(1));
    ledger.post(TrustEntry.of("bank:" + told, account, PostingKind.NSF, house.today().minusDays(1), BOOKKEEPER)
        .doneByTheBank(told).of(deposit).moving(ChartAccount.SHORTAGE, ChartAccount.BANK, usd("300")));

    assertThat(proof.verify(account).orElseThrow().findings()).containsExactly(TrustFinding.at(account, 4, Law.RETURNED,
        "its deposit came to where it stood on a later day"));
  }

  @Test
  void seesAClosedMatterThatHasMoney() {
    var matter = firm.hourlyMatter().closed().loaded();
    var closing = house.opened(Map.of(LedgerId.of(matter.id()), "5.00"));

    assertThat(proof.verify(closing).orElseThrow().findings()).containsExactly(TrustFinding.of(closing, Law.I12,
        "matter %s is closed and has 5.00 in trust".formatted(matter.id())));
  }

  @Test
  void seesADrawForFeesThatPaidNoInvoice() {
    house.drawn(account, PostingKind.DRAW_FEES, one, "5.00", house.today());

    assertThat(proof.verify(account).orElseThrow().findings()).containsExactly(
        TrustFinding.at(account, 3, Law.I5, "it was drawn for fees and names no invoice"));
  }

  @Test
  void seesWhatWasPostedIntoASignedPeriod() {
    house.deposited(account, one, "300.00", house.today());
    house.signed(account, house.today(), house.now().minusHours(1));

    assertThat(proof.verify(account).orElseThrow().findings()).extracting(TrustFinding::law).containsOnly(Law.PERIOD);
  }

  @Test
  void seesALedgerThatWasUnderNothingOnADayThatIsOver() {
    house.deposited(account, one, "100.00", house.today().minusDays(3));
    var draw = house.drawn(account, PostingKind.REFUND, one, "500.00", house.today());
    assertThat(draw).isInstanceOf(TrustLedger.Posted.class);

    tampering.with(() -> {
      jdbc.update("update trust_posting set posted_on = ? where account = ? and sequence = 3", house.today(),
          account.value());
      jdbc.update("update trust_posting set posted_on = ? where account = ? and sequence = 4",
          house.today().minusDays(9), account.value());
      jdbc.update("update trust_posting set posted_on = ? where account = ? and ledger = ? and sequence < 3",
          house.today().minusDays(5), account.value(), one.value());
    }, () -> assertThat(proof.verify(account).orElseThrow().findings()).contains(TrustFinding.of(account, Law.I3,
        "T200.%s was USD -500.00 at the end of %s".formatted(one, house.today().minusDays(9)))));
  }

  @ParameterizedTest
  @CsvSource({"auditor, 200", "trust-authorizer, 200", "bookkeeper, 200", "billing-admin, 200", "timekeeper, 403",
      "billing-partner, 403",
      "legal-ops, 403", "system, 403"})
  void isShownToThoseWhoKeepAuthorizeAndAuditIt(String who, int status) {
    var path = "/api/trust/accounts/" + account + "/verification";

    assertThat(HttpCalls.to(port).as(who).get(path).status()).isEqualTo(status);
  }

  @Test
  void isToldOverRest() {
    house.drawn(account, PostingKind.DRAW_FEES, one, "5.00", house.today());
    var auditor = HttpCalls.to(port).as("auditor");

    var told = auditor.get("/api/trust/accounts/" + account + "/verification").json();

    assertThat(told.at("/intact").asBoolean()).isFalse();
    assertThat(told.at("/accounts/0/postings").asLong()).isEqualTo(3);
    assertThat(told.at("/findings/0/law").asText()).isEqualTo("I5");
    assertThat(told.at("/findings/0/sequence").asLong()).isEqualTo(3);
    assertThat(auditor.get("/api/trust/verification").json().at("/accounts").size()).isPositive();
    assertThat(auditor.get("/api/trust/accounts/nobodys/verification").status()).isEqualTo(404);
  }

  @Test
  void isToldOnTheCommandLineWithItsExitCode() {
    var sound = house.opened(Map.of(LedgerId.FLOAT, "1.00"));
    house.drawn(account, PostingKind.DRAW_FEES, one, "5.00", house.today());

    assertThat(run("verify", "--account", account.value())).isEqualTo(1);
    assertThat(out.toString()).contains(account + " row 3 I5: it was drawn for fees and names no invoice",
        "Something does not hold.");
    assertThat(run("verify", "--account", sound.value())).isZero();
    assertThat(out.toString()).contains("Everything holds.");
    assertThat(run("verify", "--account", "nobodys")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(run()).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  private int run(String... arguments) {
    return new CommandLine(new TrustCommand(() -> watch)).setOut(new PrintWriter(out))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments);
  }

  @Test
  void namesTheDrawThatFewerLawyersHadSignedThanHadTo() {
    house.drawn(account, PostingKind.REFUND, one, "10.00", house.today());
    assertThat(proof.journalOf(account)).isEmpty();

    tampering.with(
        () -> jdbc.update("""
            update trust_signature set lawyer = 'somebody'
            where drawdown_id in (select drawdown_id from trust_authorization where account = ?)
            """, account.value()),
        () -> assertThat(proof.journalOf(account)).singleElement().satisfies(finding -> {
          assertThat(finding.law()).isEqualTo(Law.I6);
          assertThat(finding.toString()).contains("fewer lawyers had signed it than had to");
        }));
  }

  @Test
  void anAuthorizationThatTheLastLevelHasNotSignedIsRefusedByTheDatabase() {
    house.authorized(account, PostingKind.REFUND, one, "10.00");

    assertThatThrownBy(() -> jdbc.update("""
        insert into trust_authorization (id, drawdown_id, version, account, ledger, type, amount, currency, lawyer, grant_id,
          authorized_at, expires_at, signers)
        select ?, drawdown_id, 2, account, ledger, type, amount, currency, lawyer, grant_id, authorized_at, expires_at, 1
        from trust_authorization where account = ?
        """, UUID.randomUUID(), account.value())).isInstanceOf(DataIntegrityViolationException.class);
  }
}
