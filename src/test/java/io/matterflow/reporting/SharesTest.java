package io.matterflow.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.kernel.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {

  @ParameterizedTest
  @CsvSource(textBlock = """
      '66.6 17.5 5.5 10.4', '67 18 5 10'
      '1 1 1',              '34 33 33'
      '0 5 0',              '0 100 0'
      '0 0 0',              '0 0 0'
      '-5 5 15',            '0 25 75'
      '0.01 999999.99',     '0 100'
      """)
  void theyAddUpToAHundred(String parts, String shares) {
    assertThat(String.join(" ", Shares.of(parts(parts)).values().stream().map(String::valueOf).toList()))
        .isEqualTo(shares);
  }

  @Test
  void nobodyIsFurtherOffThanOnePercent() {
    var random = new Random(7);
    for (var run = 0; run < 200; run++) {
      var parts = new LinkedHashMap<Integer, Money>();
      for (var at = 0; at < 5; at++) {
        parts.put(at, Money.usd("%d.%02d".formatted(random.nextInt(10_000), random.nextInt(1, 100))));
      }
      var whole = parts.values().stream().reduce(Money::plus).orElseThrow().amount().doubleValue();

      var shares = Shares.of(parts);

      assertThat(shares.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
      shares.forEach((at, share) ->
          assertThat(Math.abs(share - parts.get(at).amount().doubleValue() * 100 / whole)).isLessThan(1));
    }
  }

  private static Map<Integer, Money> parts(String amounts) {
    var parts = new LinkedHashMap<Integer, Money>();
    for (var amount : amounts.split(" ")) {
      parts.put(parts.size(), Money.usd(amount));
    }
    return parts;
  }
}
