package io.matterflow.kernel;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

  @Test
  void tenDollarsAreTenDollarsHoweverTheyAreWritten() {
    assertThat(usd("10")).isEqualTo(usd("10.00")).hasToString("USD 10.00");
  }

  @Test
  void refusesMoreDecimalsThanTheCurrencyHas() {
    assertThatIllegalArgumentException().isThrownBy(() -> usd("0.001")).withMessageContaining("0.001");
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of("0.1", Currency.getInstance("JPY")));
  }

  @Test
  void neverMixesCurrencies() {
    assertThatIllegalArgumentException().isThrownBy(() -> usd("1").plus(Money.of("1", Currency.getInstance("EUR"))));
  }

  @ParameterizedTest
  @CsvSource({"0.005, 0.01", "0.004, 0.00", "-0.005, -0.01", "1.115, 1.12"})
  void roundsHalfUp(BigDecimal exact, String rounded) {
    assertThat(Money.rounded(exact, Money.USD)).isEqualTo(usd(rounded));
  }

  @ParameterizedTest
  @CsvSource({"3.4, 410.00, 1394.00", "0.1, 333.35, 33.34", "1.25, 395.00, 493.75"})
  void hoursTimesRateIsRoundedOnce(String hours, String rate, String amount) {
    assertThat(BilledTime.hours(hours).at(usd(rate))).isEqualTo(usd(amount));
  }

  @Test
  void billedTimeIsPositive() {
    assertThatIllegalArgumentException().isThrownBy(() -> BilledTime.hours("0"));
    assertThat(BilledTime.hours("2")).isEqualTo(BilledTime.hours("2.00")).hasToString("2.0 h");
  }
}
