package io.matterflow.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.ApprovedRate.Approval;
import io.matterflow.directory.ApprovedRate.Standing;
import io.matterflow.directory.ApprovedRate.State;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovedRateTest {

  private static final LocalDate JUNE_15 = LocalDate.of(2026, 6, 15);
  private static final BigDecimal CHARGED = new BigDecimal("400");

  @ParameterizedTest
  @CsvSource({
      "APPROVED, 2026-06-15, , APPROVED",
      "APPROVED, 2026-06-01, 2026-06-15, APPROVED",
      "APPROVED, 2026-06-01, 2026-06-14, EXPIRED",
      "APPROVED, 2026-06-16, , NOT_KEPT",
      "PENDING, 2026-06-15, , PENDING",
      "REJECTED, 2026-06-15, , REJECTED"})
  void standsAsTheClientHasAnsweredForTheDay(State state, LocalDate from, LocalDate to, Standing standing) {
    assertThat(of(ofThePerson("400", state, from, to)).standing()).isEqualTo(standing);
  }

  @Test
  void aRateThatWaitsLeavesTheOneThatIsApproved() {
    assertThat(of(
        ofThePerson("380", State.APPROVED, JUNE_15.minusYears(1), null),
        ofThePerson("400", State.PENDING, JUNE_15, null)))
        .isEqualTo(Approval.of(new BigDecimal("380")));
  }

  @Test
  void whatSpeaksOfThePersonGoesBeforeTheClassificationAndTheRest() {
    var everybody = new ApprovedRate(Optional.empty(), Optional.empty(), CHARGED, State.APPROVED, JUNE_15,
        Optional.empty());
    var associates = new ApprovedRate(Optional.empty(), Optional.of("ASSOC"), CHARGED, State.REJECTED, JUNE_15,
        Optional.empty());
    var partners = new ApprovedRate(Optional.empty(), Optional.of("PARTNR"), CHARGED, State.REJECTED, JUNE_15,
        Optional.empty());

    assertThat(of(everybody, partners).standing()).isEqualTo(Standing.APPROVED);
    assertThat(of(everybody, associates).standing()).isEqualTo(Standing.REJECTED);
    assertThat(of(everybody, associates, ofThePerson("400", State.PENDING, JUNE_15, null)).standing())
        .isEqualTo(Standing.PENDING);
  }

  @Test
  void aRefusalIsMendedByChargingLess() {
    assertThat(of(ofThePerson("400.01", State.REJECTED, JUNE_15, null)).standing()).isEqualTo(Standing.NOT_KEPT);
  }

  private static Approval of(ApprovedRate... rates) {
    var person = new Timekeeper(new TimekeeperId("A1"), "Vale", "Noor", "ASSOC", Optional.empty(), Optional.empty(),
        Optional.empty(), "noor@firm.example", Optional.empty(), true, Optional.empty());
    return ApprovedRate.of(List.of(rates), Optional.of(person), JUNE_15, CHARGED);
  }

  private static ApprovedRate ofThePerson(String rate, State state, LocalDate from, LocalDate to) {
    return new ApprovedRate(Optional.of(new TimekeeperId("A1")), Optional.empty(), new BigDecimal(rate), state, from,
        Optional.ofNullable(to));
  }
}
