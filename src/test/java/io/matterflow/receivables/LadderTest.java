package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.FeeArrangement;
import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.invoicing.Invoice.State;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.BusinessCalendar;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.receivables.ReminderCadence.Anchor;
import io.matterflow.receivables.ReminderCadence.Delivery;
import io.matterflow.receivables.ReminderCadence.Facts;
import io.matterflow.receivables.ReminderCadence.QuietDays;
import io.matterflow.receivables.ReminderCadence.Row;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {

  private static final LocalDate JULY_1 = LocalDate.parse("2026-07-01");
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

  @ParameterizedTest
  @CsvSource(textBlock = """
      2026-07-10T12:59:59Z, day10, 2026-07-11T13:00:00Z
      2026-07-11T12:59:59Z, day10, 2026-07-11T13:00:00Z
      2026-07-11T13:00:00Z, day10, 2026-07-11T13:00:00Z
      """)
  void untilItIsTakenTheFirstStepIsTheNext(Instant now, String step, Instant dueAt) {
    var next = ladder().next(now).orElseThrow();

    assertThat(next.id()).isEqualTo(step);
    assertThat(next.dueAt()).isEqualTo(dueAt);
  }

  @Test
  void theStepAfterATakenOneLiesAhead() {
    assertThat(ladder("day10").next(day(10)).orElseThrow().id()).isEqualTo("day20");
    assertThat(ladder("day10", "day20").next(day(20)).orElseThrow().id()).isEqualTo("day30");
    assertThat(ladder("day10", "day20", "day30").next(day(30))).isEmpty();
  }

  @Test
  void afterAnOutageOnlyTheLatestDueStepHasItsTurn() {
    var after25Days = ladder().next(day(25)).orElseThrow();

    assertThat(after25Days.id()).isEqualTo("day20");
    assertThat(ladder().passedOver(day(25))).extracting(ReminderStep::id).containsExactly("day10");
    assertThat(ladder().turnOf("day10", day(25))).isEmpty();
    assertThat(ladder().turnOf("day20", day(25))).isPresent();
  }

  @Test
  void aStepThatWasPassedOverNeverComesBack() {
    assertThat(ladder("day20").next(day(25)).orElseThrow().id()).isEqualTo("day30");
    assertThat(ladder("day20").passedOver(day(25))).extracting(ReminderStep::id).containsExactly("day10");
  }

  @Test
  void aStepHasItsTurnOnlyOnceAndNotBeforeItsMoment() {
    assertThat(ladder().turnOf("day10", day(10).minusMillis(1))).isEmpty();
    assertThat(ladder().turnOf("day10", day(10))).isPresent();
    assertThat(ladder("day10").turnOf("day10", day(10))).isEmpty();
    assertThat(ladder().turnOf("gone", day(10))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu", "UTC"})
  void everyStepFallsOnItsDayInTheFirmsZoneWhateverTheClocksDo(String zone) {
    var firm = ZoneId.of(zone);
    for (var delivered = LocalDate.parse("2026-01-01"); delivered.getYear() < 2029; delivered = delivered.plusDays(1)) {
      var ladder = Ladder.of(rows(30), invoice(delivered, delivered.plusDays(30)), Set.of(), everyDayCounts(firm));

      for (var step : ladder.steps()) {
        var local = step.dueAt().atZone(firm);
        assertThat(local.toLocalTime()).hasToString("08:00");
        assertThat("day" + ChronoUnit.DAYS.between(delivered, local.toLocalDate())).isEqualTo(step.id());
      }
    }
  }

  @Test
  void longTermsCountFromTheDueDate() {
    var ladder = Ladder.of(rows(60), invoice(JULY_1, JULY_1.plusDays(60)), Set.of(), everyDayCounts(CHICAGO));

    assertThat(ladder.next(day(0)).orElseThrow().dueAt()).isEqualTo("2026-09-09T13:00:00Z");
  }

  @Test
  void anInvoiceDeliveredAfterItsDueDateIsNotChasedBeforeTheClientHasHadItForAWhile() {
    var late = Ladder.of(rows(60), invoice(JULY_1, JULY_1.minusDays(5)), Set.of(), everyDayCounts(CHICAGO));

    assertThat(late.next(day(0)).orElseThrow().dueAt()).isEqualTo(day(10));
  }

  @Test
  void aStepKeepsAQuietDayUnlessTheTableSaysOtherwise() {
    var weekdays = new BusinessCalendar(CHICAGO, date -> date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0);
    var invoice = invoice(JULY_1, JULY_1.plusDays(30));

    var saturday = Ladder.of(List.of(step(QuietDays.KEEP)), invoice, Set.of(), weekdays).steps().get(0);
    var monday = Ladder.of(List.of(step(QuietDays.NEXT_BUSINESS_DAY)), invoice, Set.of(), weekdays).steps().get(0);

    assertThat(saturday.dueAt()).isEqualTo("2026-07-11T13:00:00Z");
    assertThat(monday.dueAt()).isEqualTo("2026-07-13T13:00:00Z");
  }

  @Test
  void twoRowsForOneStepAreOneStep() {
    var ladder = Ladder.of(List.of(step(QuietDays.KEEP), step(QuietDays.NEXT_BUSINESS_DAY)),
        invoice(JULY_1, JULY_1), Set.of(), everyDayCounts(CHICAGO));

    assertThat(ladder.steps()).hasSize(1);
  }

  private static Row step(QuietDays quietDays) {
    return new Row("day10", Optional.of(Anchor.DELIVERY), Optional.of(10), Optional.of("08:00"), Optional.of(quietDays),
        ReminderChannel.EMAIL, "REMINDER", Optional.empty(), Optional.of(Role.BILLING_ADMIN));
  }

  private static Ladder ladder(String... taken) {
    return Ladder.of(rows(30), invoice(JULY_1, JULY_1.plusDays(30)), Set.of(taken), everyDayCounts(CHICAGO));
  }

  private static List<Row> rows(int termsDays) {
    var facts = new Facts(Delivery.EMAIL, FeeArrangement.Reminders.EVERY_WAY, termsDays, true, false, false, false);
    return DecisionTesting.decisions().look(ReminderCadence.TABLE, facts).stream().map(Decided::result).toList();
  }

  private static BusinessCalendar everyDayCounts(ZoneId zone) {
    return new BusinessCalendar(zone, date -> true);
  }

  /** Eight in the morning in Chicago, that many days after the delivery. */
  private static Instant day(int day) {
    return JULY_1.plusDays(day).atTime(8, 0).atZone(CHICAGO).toInstant();
  }

  private static Invoice invoice(LocalDate delivered, LocalDate due) {
    return new Invoice(new InvoiceNumber("10001"), State.DELIVERED, new MatterId("M"), new ClientId("C"), delivered, due,
        Optional.of(delivered), Optional.of(DeliveredBy.EMAIL), usd("100"), usd("100"), usd("0"), usd("0"));
  }
}
