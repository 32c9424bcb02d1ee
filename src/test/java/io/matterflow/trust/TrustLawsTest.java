package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.TrustHouse.BOOKKEEPER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.trust.TrustLedger.Posted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What judges the random sequences beside the product's own proof sees each break of a law by itself. */
@ProductTest
@Tag("both-databases")
class TrustLawsTest {

  @Autowired private TrustHouse house;
  @Autowired private TrustLedger ledger;
  @Autowired private TrustTampering tampering;
  @Autowired private TrustProof proof;
  @Autowired private JdbcTemplate jdbc;

  private LedgerId one;
  private TrustAccountId account;

  @BeforeEach
  void aRefundWasTakenBack() {
    one = house.ledger();
    account = house.opened(Map.of(one, "500.00", LedgerId.FLOAT, "100.00"));
    house.deposited(account, one, "300.00", house.today());
    var drawn = (Posted) house.drawn(account, PostingKind.REFUND, one, "450.00", house.today());
    var by = house.authorized(account, PostingKind.REVERSAL, one, "450.00");
    ledger.post(TrustEntry.of("reversal:" + by, account, PostingKind.REVERSAL, house.today(), BOOKKEEPER)
        .authorizedBy(by)
        .reversing(drawn.first().sequence()).moving(ChartAccount.BANK, ChartAccount.of(one), usd("450"), one));
    assertThat(TrustLaws.broken(jdbc, account)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      CHAIN   | delete from trust_posting where account = ? and sequence = 3
      I3      | update trust_posting set posted_on = date '2020-01-01' where account = ? and sequence = 4
      I6      | update trust_posting set kind = 'PAY_OUT' where account = ? and sequence = 4
      I6      | update trust_signature set lawyer = 'x' where drawdown_id in (select drawdown_id from trust_authorization where account = ?)
      I8      | update trust_posting set amount = 900 where account = ? and ledger = 'FIRM-BANK-CHARGES'
      I10     | update trust_posting set reverses = 3 where account = ? and sequence = 5
      I12     | insert into closed_matter (matter_id, closed_at) select ledger, written_at from trust_posting where account = ? and sequence = 5
      BALANCE | update trust_balance set balance = balance + 1 where account = ? and code = 'T100'
      """)
  void seesWhatIsBroken(String law, String statement) {
    tampering.with(() -> jdbc.update(statement, account.value()),
        () -> assertThat(TrustLaws.broken(jdbc, account)).anyMatch(broken -> broken.startsWith(law + " ")));
  }

  @Test
  void seesADrawOfWhatIsNotCollected() {
    house.drawn(account, PostingKind.REFUND, one, "500.01", house.today());

    assertThat(TrustLaws.broken(jdbc, account)).singleElement().asString().startsWith("I7 row 6 ");
  }

  @Test
  void seesThatMoreOfADepositCameBackThanItBrought() {
    var deposit = house.deposited(account, one, "10.00", house.today()).postings().get(0).deposit().orElseThrow();
    for (var part : List.of("6.00", "4.01")) {
      var told = house.bankDid(account, PostingKind.CHARGEBACK, one, part, house.today());
      ledger.post(TrustEntry.of("bank:" + told, account, PostingKind.CHARGEBACK, house.today(), BOOKKEEPER)
          .doneByTheBank(told).of(deposit).moving(ChartAccount.of(one), ChartAccount.BANK, usd(part), one));
    }

    assertThat(TrustLaws.broken(jdbc, account)).singleElement().asString().startsWith("I6 row 8: 10.01 came back");
    assertThat(proof.journalOf(account)).singleElement().satisfies(found -> {
      assertThat(found.law()).isEqualTo(TrustFinding.Law.I6);
      assertThat(found.detail()).contains("10.01");
    });
  }

  @Test
  void seesThatTheFirmGaveBackWhatItsLedgerKeeps() {
    var deposit = house.deposited(account, one, "10.00", house.today()).postings().get(0).deposit().orElseThrow();
    var told = house.bankDid(account, PostingKind.NSF, one, "10.00", house.today());
    ledger.post(TrustEntry.of("bank:" + told, account, PostingKind.NSF, house.today(), BOOKKEEPER).doneByTheBank(told)
        .of(deposit).moving(ChartAccount.SHORTAGE, ChartAccount.BANK, usd("10")));

    assertThat(TrustLaws.broken(jdbc, account)).singleElement().asString()
        .startsWith("RETURNED row 7: the firm gives 10.00, and T200.%s keeps 810.00".formatted(one.value()));
  }

  @Test
  void seesADrawForFeesThatPaidNoInvoice() {
    house.drawn(account, PostingKind.DRAW_FEES, one, "5.00", house.today());

    assertThat(TrustLaws.broken(jdbc, account)).singleElement().asString().startsWith("I5 no invoice");
  }
}
