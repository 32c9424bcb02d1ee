package io.matterflow.directory;

import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** One negotiated rate: for a timekeeper, a classification or everybody, from one day on, perhaps until another. */
record Rate(
    Scope scope,
    Optional<TimekeeperId> timekeeper,
    Optional<String> classification,
    BigDecimal amount,
    Optional<Currency> currency,
    LocalDate from,
    Optional<LocalDate> to) {

  private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

  enum Scope {
    TIMEKEEPER,
    CLASSIFICATION,
    ALL
  }

  /** The member {@code rates} of a client, a matter or the firm. */
  static List<Rate> of(Item owner) {
    return owner.items("rates").stream().map(Rate::read).toList();
  }

  /** The firm's own rates are by classification, in dollars unless they say otherwise. */
  static List<Rate> ofFirm(Item firm) {
    for (var rate : firm.items("rates")) {
      if (rate.choice("scope", Scope.class) != Scope.CLASSIFICATION) {
        throw rate.rejected("scope", "must be CLASSIFICATION in the firm's own rates");
      }
    }
    return of(firm).stream().map(rate -> rate.in(rate.currency.orElse(Money.USD))).toList();
  }

  private Rate in(Currency its) {
    return new Rate(scope, timekeeper, classification, amount, Optional.of(its), from, to);
  }

  private static Rate read(Item item) {
    var scope = item.choice("scope", Scope.class);
    var currency = item.has("currency")
        ? Optional.of(item.currency("currency", Money.USD))
        : Optional.<Currency>empty();
    var from = item.optionalDate("effectiveFrom").orElse(EVER);
    var to = item.optionalDate("effectiveTo");
    if (to.filter(end -> end.isBefore(from)).isPresent()) {
      throw item.rejected("effectiveTo", "must not be before effectiveFrom");
    }
    var amount = item.amount("rate", currency.orElse(Money.USD));
    if (!amount.isPositive()) {
      throw item.rejected("rate", "must be positive; time at no charge is a fee arrangement, not a rate");
    }
    return new Rate(
        scope,
        scope == Scope.TIMEKEEPER ? Optional.of(new TimekeeperId(item.id("timekeeperId"))) : Optional.empty(),
        scope == Scope.CLASSIFICATION ? Optional.of(item.row("classification")) : Optional.empty(),
        amount.amount(),
        currency,
        from,
        to);
  }
}
