package io.matterflow.prebill.web;

import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Money;
import io.matterflow.rest.Problem;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** Turns members of a request into the types of this module, and names the one that does not fit. */
final class Fields {

  static final int LONGEST_NARRATIVE = 4_000;
  static final int LONGEST_NOTE = 2_000;
  static final int LONGEST_REASON = 1_000;
  static final int LONGEST_REFERENCE = 500;
  static final int LONGEST_CODE = 20;
  static final int LONGEST_REASON_CODE = 40;
  static final int LONGEST_ID = 100;

  private static final BigDecimal HOURS_OF_A_DAY = new BigDecimal(24);
  private static final BigDecimal ABSURD_AMOUNT = new BigDecimal("10000000");
  private static final BigDecimal ABSURD_RATE = new BigDecimal(10_000);
  private static final BigDecimal ABSURD_RECOVERY = new BigDecimal("100000000000");
  private static final int FINEST_HOURS = 2;

  private Fields() {}

  /** Hours of one line: positive, no more than a day has, in hundredths at the finest. */
  static BilledTime hours(BigDecimal given, String pointer) {
    if (given.signum() <= 0 || given.compareTo(HOURS_OF_A_DAY) > 0) {
      throw Problem.malformed("The hours of a line lie above 0 and are 24 at most.").at(pointer, "out of range");
    }
    if (given.stripTrailingZeros().scale() > FINEST_HOURS) {
      throw Problem.malformed("Hours have two decimals at most.").at(pointer, "too fine");
    }
    return new BilledTime(given);
  }

  static Money amount(BigDecimal given, Currency currency, String pointer) {
    if (given.signum() < 0 || given.compareTo(ABSURD_AMOUNT) > 0) {
      throw Problem.malformed("An amount is 0 or more, and below ten million.").at(pointer, "out of range");
    }
    if (given.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
      throw Problem.malformed("An amount in %s has %d decimals at most."
          .formatted(currency, currency.getDefaultFractionDigits())).at(pointer, "too fine");
    }
    return new Money(given, currency);
  }

  /** What an hour costs: work for nothing is written down or held, it has no rate of zero. */
  static Money rate(BigDecimal given, Currency currency, String pointer) {
    if (given.signum() <= 0 || given.compareTo(ABSURD_RATE) > 0) {
      throw Problem.malformed("A rate lies above 0 and is %s at most.".formatted(ABSURD_RATE.toPlainString()))
          .at(pointer, "out of range");
    }
    return amount(given, currency, pointer);
  }

  /** What a client recovers, or what it has cost: far beyond what a line may hold. */
  static BigDecimal recovery(BigDecimal given, Currency currency, String pointer) {
    if (given.signum() < 0 || given.compareTo(ABSURD_RECOVERY) > 0) {
      throw Problem.malformed("An amount is 0 or more, and below a hundred billion.").at(pointer, "out of range");
    }
    if (given.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
      throw Problem.malformed("An amount in %s has %d decimals at most."
          .formatted(currency, currency.getDefaultFractionDigits())).at(pointer, "too fine");
    }
    return given;
  }

  /** A member without which the request says nothing. */
  static <T> T required(Optional<T> given, String pointer, String expected) {
    return given
        .orElseThrow(() -> Problem.malformed("The member %s is missing.".formatted(pointer)).at(pointer, expected));
  }

  /** Words that must say something. */
  static String words(String given, int longest, String pointer) {
    var words = within(given, longest, pointer).trim();
    if (words.isEmpty()) {
      throw Problem.malformed("The member %s says nothing.".formatted(pointer)).at(pointer, "blank");
    }
    return words;
  }

  /** Words that may be missing; blank ones are. */
  static Optional<String> someWords(Optional<String> given, int longest, String pointer) {
    return given.map(words -> within(words, longest, pointer).trim()).filter(words -> !words.isEmpty());
  }

  /** Words that may be taken away by leaving them blank. */
  static Optional<String> erasableWords(Optional<String> given, int longest, String pointer) {
    return given.map(words -> within(words, longest, pointer).trim());
  }

  private static String within(String given, int longest, String pointer) {
    if (given.length() > longest) {
      throw Problem.malformed("The member %s has %d characters at most.".formatted(pointer, longest))
          .at(pointer, "%d characters".formatted(given.length()));
    }
    if (given.indexOf('\0') >= 0) {
      throw Problem.malformed("The member %s holds a character that no text has.".formatted(pointer))
          .at(pointer, "NUL");
    }
    return given;
  }
}
