package io.matterflow.kernel;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts and days as clients read them: {@code $1,874.50}, {@code June 30, 2026}. */
public final class Wording {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

  private Wording() {}

  public static String of(Money money) {
    var format = NumberFormat.getCurrencyInstance(Locale.US);
    format.setCurrency(money.currency());
    format.setMinimumFractionDigits(money.amount().scale());
    format.setMaximumFractionDigits(money.amount().scale());
    return format.format(money.amount());
  }

  public static String of(LocalDate day) {
    return DAY.format(day);
  }
}
