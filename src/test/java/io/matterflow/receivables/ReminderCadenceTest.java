package io.matterflow.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.FeeArrangement.Reminders;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.Role;
import io.matterflow.receivables.ReminderCadence.Approval;
import io.matterflow.receivables.ReminderCadence.Delivery;
import io.matterflow.receivables.ReminderCadence.Facts;
import io.matterflow.receivables.ReminderCadence.QuietDays;
import io.matterflow.receivables.ReminderCadence.Row;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReminderCadenceTest {

  private final Decisions decisions = DecisionTesting.decisions();

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      EMAIL        | HOURLY            | 30 | day10 DELIVERY+10 EMAIL else TASK, day20 DELIVERY+20 SMS else EMAIL, day30 DELIVERY+30 TASK
      EMAIL        | HOURLY            | 31 | day10 DUE_DATE+10 EMAIL else TASK, day20 DUE_DATE+20 SMS else EMAIL, day30 DUE_DATE+30 TASK
      EMAIL        | HOURLY            |  0 | day10 DELIVERY+10 EMAIL else TASK, day20 DELIVERY+20 SMS else EMAIL, day30 DELIVERY+30 TASK
      EMAIL        | BLENDED           | 30 | day10 DELIVERY+10 EMAIL else TASK, day20 DELIVERY+20 SMS else EMAIL, day30 DELIVERY+30 TASK
      EMAIL        | FLAT_MILESTONE    | 30 | day10 DELIVERY+10 EMAIL else TASK, day20 DELIVERY+20 SMS else EMAIL, day30 DELIVERY+30 TASK
      EMAIL        | HYBRID_SUCCESS    | 30 | day10 DELIVERY+10 EMAIL else TASK, day20 DELIVERY+20 SMS else EMAIL, day30 DELIVERY+30 TASK
      EMAIL        | CAPPED            | 30 | day10 DELIVERY+10 EMAIL else TASK, day20 DELIVERY+20 SMS else EMAIL, day30 DELIVERY+30 TASK
      EMAIL        | SUBSCRIPTION      | 30 | day10 DELIVERY+10 EMAIL else TASK, day20 DELIVERY+20 SMS else EMAIL, day30 DELIVERY+30 TASK
      EMAIL        | GOVERNMENT        | 30 | day10 DELIVERY+10 EMAIL else TASK, day20 DELIVERY+20 EMAIL else TASK, day30 DELIVERY+30 TASK
      EMAIL        | INSURANCE_DEFENSE | 60 | day10 DUE_DATE+10 EMAIL else TASK, day20 DUE_DATE+20 EMAIL else TASK, day30 DUE_DATE+30 TASK
      EMAIL        | CONTINGENCY       | 30 |
      EMAIL        | PRO_BONO          | 60 |
      PAPER        | HOURLY            | 30 | day30 DELIVERY+30 TASK
      PAPER        | HOURLY            | 45 | day30 DUE_DATE+30 TASK
      HAND         | GOVERNMENT        | 30 | day30 DELIVERY+30 TASK
      PAPER        | CONTINGENCY       | 30 |
      LEDES_PORTAL | HOURLY            | 30 | day10 DELIVERY+10 TASK, day30 DELIVERY+30 TASK
      LEDES_PORTAL | INSURANCE_DEFENSE | 60 | day10 DELIVERY+10 TASK, day30 DUE_DATE+30 TASK
      LEDES_PORTAL | PRO_BONO          | 30 |
      """)
  void aClientIsRemindedByTheseSteps(Delivery delivery, String arrangement, int termsDays, String steps) {
    var rows = rows(facts(delivery, PortalAnswers.State.NONE, of(arrangement), termsDays, PaymentPlans.State.NONE));

    assertThat(told(rows)).isEqualTo(Optional.ofNullable(steps).orElse(""));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      HOURLY      | true  | NONE   | false | false | false |
      CONTINGENCY | true  | NONE   | false | false | false | The fee arrangement allows no reminders.
      PRO_BONO    | true  | NONE   | false | false | false | The fee arrangement allows no reminders.
      HOURLY      | false | NONE   | false | false | false | The matter or its client is not enrolled yet: it is observed, not chased.
      HOURLY      | true  | KEPT   | false | false | false | The client is on a payment plan.
      HOURLY      | true  | MISSED | false | false | false |
      HOURLY      | true  | BROKEN | false | false | false |
      HOURLY      | true  | NONE   | true  | false | false | The invoice is disputed.
      HOURLY      | true  | NONE   | false | true  | false | What is open is reserved for a draw from trust.
      HOURLY      | true  | NONE   | false | false | true  | The bills of the matter are held.
      """)
  void nothingGoesOutForAReason(
      String arrangement,
      boolean enrolled,
      PaymentPlans.State plan,
      boolean disputed,
      boolean reserved,
      boolean held,
      String reason) {
    var rows = rows(new Facts(
        Delivery.EMAIL, PortalAnswers.State.NONE, of(arrangement), 30, enrolled, plan, disputed, reserved, held));

    assertThat(rows.stream().filter(row -> !row.isStep()).map(Row::text).toList())
        .isEqualTo(Optional.ofNullable(reason).stream().toList());
  }

  @Test
  void everyStepIsTakenInTheMorningOfItsVeryDayAndNoMessageAtNight() {
    var rows = rows(facts(Delivery.EMAIL, PortalAnswers.State.NONE, Reminders.EVERY_WAY, 30, PaymentPlans.State.NONE));

    assertThat(rows).allSatisfy(row -> {
      assertThat(row.time()).contains(LocalTime.of(8, 0));
      assertThat(row.quietDays()).contains(QuietDays.KEEP);
      assertThat(row.until().isPresent()).isEqualTo(row.channel() != ReminderChannel.TASK);
      assertThat(row.approval().filter(Approval.APPROVE::equals)).isEmpty();
    });
  }

  @Test
  void thePortalIsLookedUpByTheCoordinatorAndTheAdminTakesOver() {
    var rows = rows(
        facts(Delivery.LEDES_PORTAL, PortalAnswers.State.NONE, Reminders.EVERY_WAY, 30, PaymentPlans.State.NONE));

    assertThat(rows).extracting(row -> row.owner().orElseThrow())
        .containsExactly(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      NONE     | 30 | day10 DELIVERY+10 TASK, day30 DELIVERY+30 TASK
      RECEIVED | 30 | day30 DELIVERY+30 TASK
      ADJUSTED | 30 | day30 DELIVERY+30 TASK
      REJECTED | 45 | day30 DUE_DATE+30 TASK
      ACCEPTED | 30 | accepted30 ACCEPTED+30 TASK
      ACCEPTED | 45 | accepted30 DUE_DATE+30 TASK
      """)
  void whatAPortalHasAnsweredSaysFromWhichDayItsClientIsCounted(
      PortalAnswers.State portal,
      int termsDays,
      String steps) {
    assertThat(
        told(rows(facts(Delivery.LEDES_PORTAL, portal, Reminders.EVERY_WAY, termsDays, PaymentPlans.State.NONE))))
        .isEqualTo(steps);
  }

  @ParameterizedTest
  @EnumSource(PortalAnswers.State.class)
  void nobodyTalksToAClientWhosePortalHasSaidWhatIsToBeMended(PortalAnswers.State said) {
    var rests = rows(facts(Delivery.LEDES_PORTAL, said, Reminders.EVERY_WAY, 30, PaymentPlans.State.NONE)).stream()
        .filter(row -> !row.isStep()).map(Row::text).toList();

    assertThat(rests).hasSize(said.isMended() ? 1 : 0).allMatch(why -> why.endsWith("is being mended."));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      EMAIL        | planDay3 MISSED_INSTALMENT+3 EMAIL else TASK, planDay10 MISSED_INSTALMENT+10 TASK
      HAND         | planDay3 MISSED_INSTALMENT+3 EMAIL else TASK, planDay10 MISSED_INSTALMENT+10 TASK
      PAPER        | planDay10 MISSED_INSTALMENT+10 TASK
      LEDES_PORTAL | planDay10 MISSED_INSTALMENT+10 TASK
      """)
  void aMissedInstalmentHasStepsOfItsOwnAndTheLadderRests(Delivery delivery, String steps) {
    assertThat(
        told(rows(facts(delivery, PortalAnswers.State.NONE, Reminders.IN_WRITING, 30, PaymentPlans.State.MISSED))))
        .isEqualTo(steps);
    assertThat(rows(facts(delivery, PortalAnswers.State.NONE, Reminders.NONE, 30, PaymentPlans.State.MISSED)))
        .noneMatch(Row::isStep);
  }

  /** What the arrangement's own row allows; the cadence knows no arrangement by its name. */
  private Reminders of(String arrangement) {
    return new FeeArrangements(decisions).named(arrangement).result().reminders();
  }

  private List<Row> rows(Facts facts) {
    return decisions.look(ReminderCadence.TABLE, facts).stream().map(Decided::result).toList();
  }

  private static Facts facts(
      Delivery delivery, PortalAnswers.State portal, Reminders reminders, int termsDays, PaymentPlans.State plan) {
    return new Facts(delivery, portal, reminders, termsDays, true, plan, false, false, false);
  }

  private static String told(List<Row> rows) {
    return String.join(", ", rows.stream().filter(Row::isStep).map(ReminderCadenceTest::told).toList());
  }

  private static String told(Row row) {
    return "%s %s+%d %s".formatted(row.step(), row.anchor().orElseThrow(), row.day().orElseThrow(), row.channel())
        + row.elseChannel().map(channel -> " else " + channel).orElse("");
  }
}
