package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.BankStatements.Taken;
import io.matterflow.trust.BankStatements.Unreadable;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A statement leads from what stood on the account to what stands there, or nothing of it is taken in. */
@ProductTest
@Tag("both-databases")
class BalancesOfStatementsTest {

  private static final String OFX = """
      <OFX><STMTRS><BANKTRANLIST><STMTTRN><DTPOSTED>%1$s<TRNAMT>%2$s<FITID>1<NAME>INTEREST</STMTTRN></BANKTRANLIST>
      <LEDGERBAL><BALAMT>%3$s<DTASOF>%1$s</LEDGERBAL></STMTRS></OFX>
      """;

  @Autowired private TrustHouse house;
  @Autowired private Bank bank;

  private TrustAccountId account;

  @BeforeEach
  void anAccountOf500() {
    account = house.opened(Map.of(house.ledger(), "500.00"));
  }

  @Test
  void theFirstStatementLeadsFromTheOpening() {
    var changed = bank.imports(account, Bank.csv(day(9) + "|WIRE|101.00|W1|600.00", day(8) + "|WIRE|20.00|W2|620.00"));

    assertThat(changed).isInstanceOfSatisfying(Unreadable.class,
        not -> {
      assertThat(not.what()).contains("120.00", "121.00", "with which the account was opened", "was changed")
          .contains(Wording.brief(house.today().minusDays(8))).doesNotContain(day(8));
      assertThat(not.next()).contains("as the bank gave it out");
    });
    assertThat(
        bank.taken(account, Bank.csv(day(9) + "|WIRE|100.00|W1|600.00", day(8) + "|WIRE|20.00|W2|620.00")).newLines())
        .isEqualTo(2);
  }

  @Test
  void aChangedCopyOfAStatementThatIsKnownAddsNothing() {
    bank.taken(account, Bank.csv(day(9) + "|WIRE|100.00|W1|600.00", day(8) + "|WIRE|20.00|W2|620.00"));

    assertThat(bank.imports(account, Bank.csv(day(9) + "|WIRE|101.00|W1|600.00", day(8) + "|WIRE|20.00|W2|620.00")))
        .isInstanceOf(Unreadable.class);
    assertThat(bank.taken(account, Bank.csv(day(8) + "|WIRE|20.00|W2|620.00")).newLines()).isZero();
  }

  @Test
  void twoBalancesOfOneDayContradictEachOther() {
    bank.taken(account, ofx(5, "0.05", "500.05"));

    assertThat(bank.imports(account, ofx(5, "0.05", "501.05"))).isInstanceOfSatisfying(Unreadable.class,
        not -> assertThat(not.what()).contains("500.05", "501.05", "contradict"));
    assertThat(bank.imports(account, ofx(5, "0.05", "500.05"))).isInstanceOf(Taken.class);
  }

  @Test
  void theBalanceBeforeTheFirstDayIsTheOpenings() {
    assertThat(bank.imports(account, ofx(61, "0.05", "500.01"))).isInstanceOfSatisfying(Unreadable.class,
        not -> assertThat(not.what()).contains("500.00", "500.01", "opening"));
  }

  @Test
  void aDayThatIsNotOverIsLedToByItsLines() {
    assertThat(bank.imports(account, ofx(0, "0.05", "501.05"))).isInstanceOfSatisfying(Unreadable.class,
        not -> assertThat(not.what()).contains("500.05", "501.05"));
    bank.taken(account, Bank.csv(day(0) + "|WIRE|100.00|W1|600.00"));
    bank.taken(account, Bank.csv(day(0) + "|WIRE|100.00|W1|600.00", day(0) + "|WIRE|20.00|W2|620.00"));

    assertThat(bank.taken(account, Bank.csv(day(0) + "|WIRE|100.00|W1|600.00")).newLines()).isZero();
    assertThat(bank.taken(account, Bank.csv(day(0) + "|WIRE|5.00|W3|625.00")).newLines()).isEqualTo(1);
    assertThat(bank.imports(account, Bank.csv(day(0) + "|WIRE|100.01|W1|600.00"))).isInstanceOf(Unreadable.class);
  }

  private String ofx(int ago, String amount, String closing) {
    return OFX.formatted(day(ago).replace("-", ""), amount, closing);
  }

  private String day(int ago) {
    return house.today().minusDays(ago).toString();
  }
}
