package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.BusinessCalendar;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.receivables.PaymentPlan.Consent;
import io.matterflow.receivables.PaymentPlan.Instalment;
import io.matterflow.receivables.PaymentPlan.Now;
import io.matterflow.receivables.PaymentPlan.Part;
import io.matterflow.receivables.PaymentPlan.Standing;
import io.matterflow.receivables.PaymentPlan.State;
import io.matterflow.receivables.PaymentPlan.Terms;
import io.matterflow.receivables.PaymentPlan.Way;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sums of a plan, in any order of what happens, and the days on which an instalment is missed. */
class PaymentPlanTest {

  private static final LocalDate FIRST = LocalDate.parse("2027-01-31");
  private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("America/Chicago"),
      date -> date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY);

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      100.00 | 3 | 33.33 33.33 33.34
      0.05   | 3 | 0.01 0.01 0.03
      0.02   | 3 |
      100.00 | 1 |
      100.00 | 0 |
      """)
  void soManyInstalmentsSumUpToTheCent(String open, int count, String amounts) {
    assertThat(amounts(PlanSchedule.of(usd(open), count, PlanRhythm.MONTH, FIRST)))
        .isEqualTo(Optional.ofNullable(amounts).orElse(""));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      100.00 | 40.00  | 40.00 40.00 20.00
      100.00 | 50.00  | 50.00 50.00
      100.00 | 33.33  | 33.33 33.33 33.33 0.01
      100.00 | 100.00 |
      100.00 | 250.00 |
      100.00 | 0.01   |
      """)
  void theLastOfEqualInstalmentsIsTheRest(String open, String each, String amounts) {
    assertThat(amounts(PlanSchedule.of(usd(open), usd(each), PlanRhythm.MONTH, FIRST)))
        .isEqualTo(Optional.ofNullable(amounts).orElse(""));
  }

  @Test
  void theLastDayOfAMonthStaysTheLastDay() {
    assertThat(PlanSchedule.of(usd("90"), 3, PlanRhythm.MONTH, FIRST)).extracting(Instalment::dueOn).containsExactly(
        FIRST, LocalDate.parse("2027-02-28"), LocalDate.parse("2027-03-31"));
    assertThat(PlanSchedule.of(usd("90"), 3, PlanRhythm.TWO_WEEKS, FIRST)).extracting(Instalment::dueOn)
        .containsExactly(
        FIRST, LocalDate.parse("2027-02-14"), LocalDate.parse("2027-02-28"));
    assertThat(PlanSchedule.of(usd("90"), 2, PlanRhythm.WEEK, FIRST)).extracting(Instalment::dueOn).containsExactly(
        FIRST, LocalDate.parse("2027-02-07"));
  }

  /** January 31, 2027 is a Sunday. */
  @ParameterizedTest
  @CsvSource({"0, 2027-02-01, false", "0, 2027-02-02, true", "2, 2027-02-03, false", "2, 2027-02-04, true"})
  void anInstalmentIsMissedWhenItsDayOrTheNextBusinessDayAndTheGraceAreOver(
      int grace,
      LocalDate today,
      boolean missed) {
    var plan = plan("90", 3, grace);

    assertThat(plan.standings(open("90", "90"), today, CALENDAR)).first()
        .extracting(Standing::missed)
        .isEqualTo(missed);
  }

  @Test
  void whatIsPaidCountsToTheOldestAndWhatIsOnItsWayKeepsAnInstalmentFromBeingMissed() {
    var plan = plan("90", 3, 0);
    var late = LocalDate.parse("2027-03-02");

    assertThat(opens(plan.standings(open("90", "50"), late, CALENDAR))).isEqualTo("0.00 20.00! 30.00");
    assertThat(opens(plan.standings(new Now(usd("90"), usd("50"), usd("20"), false), late, CALENDAR)))
        .isEqualTo("0.00 20.00 30.00");
    assertThat(opens(plan.standings(new Now(usd("90"), usd("50"), usd("0"), true), late, CALENDAR)))
        .isEqualTo("0.00 20.00 30.00");
  }

  @Test
  void aCreditShortensThePlanFromItsEndAndPaysNoInstalment() {
    var plan = plan("90", 3, 0);
    var late = LocalDate.parse("2027-02-02");

    assertThat(opens(plan.standings(open("50", "50"), late, CALENDAR))).isEqualTo("30.00! 20.00 0.00");
    assertThat(opens(plan.standings(open("50", "20"), late, CALENDAR))).isEqualTo("0.00 20.00 0.00");
    assertThat(opens(plan.standings(open("0", "0"), late, CALENDAR))).isEqualTo("0.00 0.00 0.00");
  }

  @Test
  void anOlderPaymentThatGoesBackIsOnTheLastInstalment() {
    assertThat(opens(plan("90", 3, 0).standings(open("90", "100"), FIRST, CALENDAR))).isEqualTo("30.00 30.00 40.00");
  }

  @Test
  void instalmentsThatCountFromTheSameDayAreMissedOnce() {
    var day = LocalDate.parse("2027-03-10");
    var plan = plan("90", 3, 0);
    var together = new PaymentPlan(plan.id(), plan.client(), plan.state(), plan.parts(), plan.instalments().stream()
        .map(one -> new Instalment(one.position(), one.dueOn(), one.amount(),
            one.dueOn().isBefore(day) ? day : one.dueOn(), Optional.empty()))
        .toList(), plan.terms(), plan.consent(), plan.askedBy(), plan.askedAt(), plan.endedAt());

    assertThat(plan.isBroken(plan.standings(open("90", "90"), day.plusDays(1), CALENDAR))).isTrue();
    assertThat(together.isBroken(together.standings(open("90", "90"), day.plusDays(1), CALENDAR))).isFalse();
    assertThat(together.isBroken(together.standings(open("90", "90"), LocalDate.parse("2027-04-02"), CALENDAR)))
        .isTrue();
  }

  /** Payments, payments that go back, credits and write-offs that are taken back, in any order. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverHappensTheInstalmentsSumUpToWhatIsOpenAndTheOrderChangesNothing(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var cents = 2 + random.nextInt(100_000);
      var plan = plan(money(cents).plain(), 2 + random.nextInt(Math.min(cents - 1, 24)), 0);
      var acts = new ArrayList<int[]>();
      for (int act = random.nextInt(8); act >= 0; act--) {
        var amount = random.nextInt(cents / 8 + 1);
        acts.add(random.nextBoolean()
            ? new int[] {0, random.nextInt(3) == 0 ? amount : -amount}
            : new int[] {-amount, -amount});
      }
      var told = standings(plan, cents, acts);

      Collections.shuffle(acts, random);

      assertThat(standings(plan, cents, acts)).isEqualTo(told);
      assertThat(told.stream().map(Standing::open).reduce(Money::plus).orElseThrow())
          .isEqualTo(money(cents + acts.stream().mapToInt(act -> act[1]).sum()));
      assertThat(told)
          .allSatisfy(one -> assertThat(one.open().isNegative() || one.open().exceeds(one.amount())).isFalse());
      assertThat(told.stream().map(one -> one.open().isZero() ? 0 : one.open().equals(one.amount()) ? 2 : 1)
          .filter(filled -> filled == 1).count()).as("one at most is paid in part").isLessThanOrEqualTo(1);
    }
  }

  private static List<Standing> standings(PaymentPlan plan, int cents, List<int[]> acts) {
    var asked = cents + acts.stream().mapToInt(act -> act[0]).sum();
    var open = cents + acts.stream().mapToInt(act -> act[1]).sum();
    return plan.standings(new Now(money(asked), money(open), usd("0"), false), FIRST, CALENDAR);
  }

  private static Money money(int cents) {
    return new Money(BigDecimal.valueOf(cents, 2), Money.USD);
  }

  private static Now open(String asked, String open) {
    return new Now(usd(asked), usd(open), usd("0"), false);
  }

  private static PaymentPlan plan(String total, int count, int grace) {
    return new PaymentPlan(PlanId.next(), new ClientId("C-1"), State.STANDS,
        List.of(new Part(new InvoiceNumber("1001"), usd(total), usd(total))),
        PlanSchedule.of(usd(total), count, PlanRhythm.MONTH, FIRST),
        new Terms(2, grace, Optional.empty()), new Consent("Jane Doe", Way.EMAIL, FIRST), new UserId("someone"),
        Instant.EPOCH,
        Optional.empty());
  }

  private static String amounts(List<Instalment> instalments) {
    return String.join(" ", instalments.stream().map(one -> one.amount().plain()).toList());
  }

  private static String opens(List<Standing> standings) {
    return String.join(" ", standings.stream().map(one -> one.open().plain() + (one.missed() ? "!" : "")).toList());
  }
}
