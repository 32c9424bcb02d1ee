package io.matterflow.prebill;

import io.matterflow.engine.Between;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.TaxCharge.Base;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The tax on a bill, as {@code dmn/tax.dmn} says: on fees and on costs apart, each rounded half-up once. */
@Component
class Taxes {

  static final DecisionTable<Facts, Rate> TABLE = DecisionTable.of("tax", Facts.class, Rate.class);

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Decisions decisions;

  Taxes(Decisions decisions) {
    this.decisions = decisions;
  }

  /** The day is a number, {@code 20260630}, so that a table can compare it. */
  record Facts(String jurisdiction, Base base, int day) {}

  record Rate(@Between(most = "100") BigDecimal percent) {}

  List<TaxCharge> on(Optional<String> jurisdiction, Money fees, Money costs, LocalDate periodEnd) {
    return jurisdiction.stream()
        .flatMap(where -> Stream.concat(
            charge(where, Base.FEES, fees, periodEnd).stream(), charge(where, Base.COSTS, costs, periodEnd).stream()))
        .toList();
  }

  private Optional<TaxCharge> charge(String jurisdiction, Base base, Money taxable, LocalDate periodEnd) {
    if (!taxable.isPositive()) {
      return Optional.empty();
    }
    var facts = new Facts(jurisdiction, base, Integer.parseInt(DateTimeFormatter.BASIC_ISO_DATE.format(periodEnd)));
    return decisions.look(TABLE, facts).stream().findFirst()
        .map(row -> row.result().percent())
        .filter(percent -> percent.signum() > 0)
        .map(percent -> new TaxCharge(jurisdiction, base, percent, taxable,
            Money.rounded(taxable.amount().multiply(percent).divide(HUNDRED), taxable.currency())));
  }
}
