package io.matterflow.ledes;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a LEDES file counts: each product is rounded half-up to cents once, at its line, and the sums are exact. */
final class Arithmetic {

  private static final int CENTS = 2;
  private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

  private Arithmetic() {}

  static BigDecimal rounded(BigDecimal product) {
    return product.setScale(CENTS, RoundingMode.HALF_UP);
  }

  /** Equal for a reader; other systems write stray tenths of a cent. */
  static boolean isSame(BigDecimal one, BigDecimal other) {
    return one.subtract(other).abs().compareTo(HALF_A_CENT) < 0;
  }

  /** With two decimals, or with as many more as it has. */
  static String plain(BigDecimal amount) {
    return shortest(amount).toPlainString();
  }

  /** The same number with two decimals, or with as many more as it needs. */
  static BigDecimal shortest(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < CENTS ? stripped.setScale(CENTS) : stripped;
  }
}
