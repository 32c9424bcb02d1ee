package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartsTest {

  @ParameterizedTest
  @CsvSource({
    "1394.00, 60, 40, 836.40, 557.60",
    "100.01, 50, 50, 50.01, 50.00",
    "0.01, 60, 40, 0.01, 0.00",
    "0.00, 60, 40, 0.00, 0.00",
    "-37.55, 33.333333, 66.666667, -12.52, -25.03",
  })
  void thePartsAddUpToTheAmount(
      String amount,
      BigDecimal first,
      BigDecimal second,
      String firstPart,
      String secondPart) {
    assertThat(new Parts(List.of(first, second)).of(usd(amount))).containsExactly(usd(firstPart), usd(secondPart));
  }

  @Test
  void theCentLeftOverGoesToWhoLostMostOfIt() {
    assertThat(new Parts(percents("33.33", "33.33", "33.34")).of(usd("100.00")))
        .containsExactly(usd("33.33"), usd("33.33"), usd("33.34"));
    assertThat(new Parts(percents("20", "70", "10")).of(usd("0.04"))).containsExactly(usd("0.01"), usd("0.03"),
        usd("0.00"));
  }

  @Test
  void oddCentsEvenOutFromLineToLine() {
    var parts = new Parts(percents("50", "50"));

    var lines = Stream.generate(() -> parts.of(usd("0.03"))).limit(10).toList();

    assertThat(lines.stream().map(line -> line.get(0)).reduce(usd("0"), Money::plus)).isEqualTo(usd("0.15"));
  }

  @Test
  void aCurrencyWithoutCentsIsDividedByItsCoins() {
    var yen = Currency.getInstance("JPY");

    assertThat(new Parts(percents("50", "50")).of(Money.of("101", yen)))
        .containsExactly(Money.of("51", yen), Money.of("50", yen));
  }

  private static List<BigDecimal> percents(String... percents) {
    return Stream.of(percents).map(BigDecimal::new).toList();
  }
}
