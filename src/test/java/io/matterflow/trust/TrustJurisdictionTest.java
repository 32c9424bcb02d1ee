package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Subject;
import io.matterflow.trust.TrustJurisdiction.Facts;
import io.matterflow.trust.TrustJurisdiction.RetentionFrom;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of {@code trust-jurisdiction}, and until when records are kept by it. */
class TrustJurisdictionTest {

  private static final LocalDate LAST = LocalDate.of(2024, 2, 29);

  @ParameterizedTest
  @CsvSource({
      "CA, california, 5, DISBURSEMENT",
      "US-CA, california, 5, DISBURSEMENT",
      "NY, newYork, 7, EVENT",
      "TX, texas, 5, CONCLUSION",
      "FL, florida, 6, CONCLUSION",
      "IL, illinois, 7, CONCLUSION",
      "MODEL, modelRule, 5, CONCLUSION",
      "US-AZ, anyOther, 7, CONCLUSION",
      "ZZ, anyOther, 7, CONCLUSION",
  })
  void keepsRecordsAsTheJurisdictionAsksAndAsTheStrictestWhereNobodyKnows(
      String jurisdiction, String row, int years, RetentionFrom from) {
    var decided = DecisionTesting.decisions()
        .decide(TrustJurisdiction.TABLE, new Facts(jurisdiction), Subject.of("trust", "1"));

    assertThat(decided.rule().rule()).isEqualTo(row);
    assertThat(decided.result()).isEqualTo(new TrustJurisdiction(years, from, 14, 30, 45, 30, 1, 5, 90, 180));
  }

  @ParameterizedTest
  @CsvSource({
      "NY, true, true, 2031-03-01",
      "CA, true, true,",
      "CA, true, false, 2029-03-01",
      "TX, true, false,",
      "TX, false, true,",
      "TX, false, false, 2029-03-01",
  })
  void theYearsRunFromTheDayOfWhichTheRuleSpeaks(
      String jurisdiction,
      boolean open,
      boolean holdsMoney,
      LocalDate until) {
    var rule = DecisionTesting.decisions()
        .decide(TrustJurisdiction.TABLE, new Facts(jurisdiction), Subject.of("trust", "1"))
        .result();

    assertThat(rule.keptUntil(Optional.of(LAST), open, holdsMoney)).isEqualTo(Optional.ofNullable(until));
    assertThat(rule.keptUntil(Optional.empty(), open, holdsMoney)).isEmpty();
  }

  @Test
  void aTableThatNamesNoSpanIsAFault() {
    assertThatThrownBy(() -> new TrustJurisdiction(0, RetentionFrom.EVENT, 14, 30, 45, 30, 1, 5, 90, 180))
        .hasMessage("retentionYears: 0 is too few: 1 year is the least that records are kept");
    assertThatThrownBy(() -> new TrustJurisdiction(5, RetentionFrom.EVENT, 14, 46, 45, 30, 1, 5, 90, 180))
        .hasMessage("payoutWarnDays: a warning after 46 days is too late, the money is to be paid out after 45");
  }
}
