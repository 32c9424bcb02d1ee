package io.matterflow.reporting;

import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whole percents of a sum that add up to 100: what rounding down leaves over goes to those who lost most by it. */
final class Shares {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Shares() {}

  /** In the order of the parts; nothing for what is not positive. */
  static <K> Map<K, Integer> of(Map<K, Money> parts) {
    var shares = new LinkedHashMap<K, Integer>();
    var lost = new LinkedHashMap<K, BigDecimal>();
    var whole = parts.values().stream()
        .filter(Money::isPositive)
        .map(Money::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    parts.forEach((key, part) -> {
      var hundredfold = part.isPositive() ? part.amount().multiply(HUNDRED) : BigDecimal.ZERO;
      var share = whole.signum() > 0 ? hundredfold.divide(whole, 0, RoundingMode.DOWN) : BigDecimal.ZERO;
      shares.put(key, share.intValueExact());
      lost.put(key, hundredfold.subtract(share.multiply(whole)));
    });
    var left = HUNDRED.intValue() - shares.values().stream().mapToInt(Integer::intValue).sum();
    lost.entrySet().stream()
        .filter(entry -> entry.getValue().signum() > 0)
        .sorted(Map.Entry.<K, BigDecimal>comparingByValue(Comparator.reverseOrder()))
        .limit(left)
        .forEach(entry -> shares.merge(entry.getKey(), 1, Integer::sum));
    return shares;
  }
}
