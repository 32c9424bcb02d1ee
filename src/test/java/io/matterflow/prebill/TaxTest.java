package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import io.matterflow.prebill.TaxCharge.Base;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxTest {

  private static final LocalDate JUNE_30 = LocalDate.of(2026, 6, 30);

  private final Decisions decisions = DecisionTesting.decisions();

  @ParameterizedTest
  @CsvSource({
      "HI, 100.00, 4.00",
      "HI-HONOLULU, 100.00, 4.50",
      "NM, 1234.56, 63.27",
      "NM-HIGH, 100.00, 8.81",
      "SD, 33.33, 1.40"
  })
  void taxesFeesByTheClientsJurisdictionHalfUp(String jurisdiction, String fees, String tax) {
    assertThat(new Taxes(decisions).on(Optional.of(jurisdiction), usd(fees), usd("50.00"), JUNE_30))
        .singleElement()
        .satisfies(charge -> {
          assertThat(charge.base()).isEqualTo(Base.FEES);
          assertThat(charge.taxable()).isEqualTo(usd(fees));
          assertThat(charge.tax()).isEqualTo(usd(tax));
        });
  }

  @ParameterizedTest
  @CsvSource({"WV", "DE", "WA"})
  void taxesNothingElsewhere(String jurisdiction) {
    assertThat(new Taxes(decisions).on(Optional.of(jurisdiction), usd("100.00"), usd("50.00"), JUNE_30)).isEmpty();
  }

  @Test
  void taxesNothingWithoutAJurisdictionOrWithoutAnAmount() {
    assertThat(new Taxes(decisions).on(Optional.empty(), usd("100.00"), usd("50.00"), JUNE_30)).isEmpty();
    assertThat(new Taxes(decisions).on(Optional.of("HI"), usd("0.00"), usd("50.00"), JUNE_30)).isEmpty();
  }

  @Test
  void aRateThatAFirmWritesForCostsFromADayHoldsFromThatDay() {
    var edited = DecisionTesting.edited("tax", table -> table
        .replace("<text>\"COSTS\"</text>", "<text>\"NOTHING\"</text>")
        .replace("<inputEntry id=\"southDakota-base\"><text>\"FEES\"</text>",
            "<inputEntry id=\"southDakota-base\"><text>\"COSTS\"</text>")
        .replace("<inputEntry id=\"southDakota-day\"><text>-</text>",
            "<inputEntry id=\"southDakota-day\"><text>&gt;= 20260701</text>"));

    assertThat(new Taxes(edited).on(Optional.of("SD"), usd("100.00"), usd("50.00"), JUNE_30)).isEmpty();
    assertThat(new Taxes(edited).on(Optional.of("SD"), usd("100.00"), usd("50.00"), JUNE_30.plusDays(1)))
        .singleElement().satisfies(charge -> assertThat(charge.tax()).isEqualTo(usd("2.10")));
  }
}
