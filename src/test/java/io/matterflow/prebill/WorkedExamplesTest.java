package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.kernel.Money;
import io.matterflow.prebill.Profitability.Flag;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The field's own examples of what an arrangement bills and whether it pays, to the cent. */
class WorkedExamplesTest {

  @Test
  void aCapLeavesWhatIsLeftOfItAndTakesTheRestOff() {
    var terms = new AgreedTerms(BigDecimal.ZERO, BigDecimal.ZERO, Optional.of(usd("2500.00")));

    assertThat(terms.aboveCap(usd("4200.00"))).isEqualTo(usd("-1700.00"));
    assertThat(terms.aboveCap(usd("2500.00"))).isEqualTo(usd("0.00"));
  }

  @Test
  void aBlendedRateRealizesLessThanThePeopleAreWorth() {
    assertThat(work("11850.00", "30", "15000.00").realization()).contains(new BigDecimal("79.0"));
  }

  @Test
  void aFlatFeeIsWorthItsHours() {
    assertThat(work("6000.00", "22.0", "0.00").effectiveRate()).contains(usd("272.73"));
    assertThat(work("6000.00", "0", "0.00").effectiveRate()).isEmpty();
  }

  @Test
  void aHybridIsReducedByTheHourAndMadeUpByTheOutcome() {
    var terms = new AgreedTerms(new BigDecimal("40"), BigDecimal.ZERO, Optional.empty());
    var bill = PreBillFixture.preBill(PreBillFixture.line(1, "100.0", "500.00"));

    assertThat(bill.totals().total().plus(terms.discount(bill))).isEqualTo(usd("30000.00"));
    assertThat(work("78000.00", "100.0", "50000.00").realization()).contains(new BigDecimal("156.0"));
  }

  @Test
  void aSubscriptionIsFlaggedOverItsHours() {
    var month = new Profitability(usd("2500.00"), new BigDecimal("15"), usd("0.00"), usd("2100.00"),
        Optional.of(new BigDecimal("12.0")), 80);

    assertThat(month.profit()).isEqualTo(usd("400.00"));
    assertThat(month.hoursUsed()).contains(new BigDecimal("125.0"));
    assertThat(month.flag()).isEqualTo(Flag.OVER);
  }

  @ParameterizedTest
  @CsvSource({"9.5, NONE", "9.6, NEAR", "12.0, NEAR", "12.1, OVER"})
  void hoursAreFlaggedFromTheAgreedShareOn(String hours, Flag flag) {
    assertThat(new Profitability(usd("2500.00"), new BigDecimal(hours), usd("0.00"), usd("0.00"),
        Optional.of(new BigDecimal("12.0")), 80).flag()).isEqualTo(flag);
  }

  @Test
  void aWriteDownIsLoggedAndLowersTheRealization() {
    var line = PreBillFixture.line(1, "3.4", "410.00");
    var cut = line.with(PreBillFixture.hours("3.0"));

    assertThat(line.amount()).isEqualTo(usd("1394.00"));
    assertThat(cut.amount()).isEqualTo(usd("1230.00"));
    assertThat(cut.writtenDown()).isEqualTo(usd("164.00"));
    assertThat(work("1230.00", "3.4", "1394.00").realization()).contains(new BigDecimal("88.2"));
  }

  private static Profitability work(String fees, String hours, String standard) {
    return new Profitability(
        usd(fees), new BigDecimal(hours), usd(standard), Money.zero(Money.USD), Optional.empty(), 80);
  }
}
