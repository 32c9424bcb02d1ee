package io.matterflow.kernel;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts and days as clients read them. */
public final class Wording {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);
  private static final DateTimeFormatter BRIEF_DAY = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);

  private Wording() {}

  /** With the currency: {@code $1,874.50}. */
  public static String of(Money money) {
    return written(NumberFormat.getCurrencyInstance(Locale.US), money);
  }

  /** Without the currency, for columns: {@code 1,874.50}. */
  public static String figures(Money money) {
    return written(NumberFormat.getNumberInstance(Locale.US), money);
  }

  /** {@code June 30, 2026}. */
  public static String of(LocalDate day) {
    return DAY.format(day);
  }

  /** {@code Jun 30, 2026}, for columns. */
  public static String brief(LocalDate day) {
    return BRIEF_DAY.format(day);
  }

  private static String written(NumberFormat format, Money money) {
    format.setCurrency(money.currency());
    format.setMinimumFractionDigits(money.amount().scale());
    format.setMaximumFractionDigits(money.amount().scale());
    return format.format(money.amount());
  }
}
