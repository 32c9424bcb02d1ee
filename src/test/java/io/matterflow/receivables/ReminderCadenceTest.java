package io.matterflow.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.FeeArrangement.Reminders;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.Role;
import io.matterflow.receivables.ReminderCadence.Delivery;
import io.matterflow.receivables.ReminderCadence.Facts;
import io.matterflow.receivables.ReminderCadence.QuietDays;
import io.matterflow.receivables.ReminderCadence.Row;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    var rows = rows(new Facts(delivery, of(arrangement), termsDays, true, false, false, false));

    assertThat(String.join(", ", rows.stream().filter(Row::isStep).map(ReminderCadenceTest::told).toList()))
        .isEqualTo(Optional.ofNullable(steps).orElse(""));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      HOURLY      | true  | false | false | false |
      CONTINGENCY | true  | false | false | false | The fee arrangement allows no reminders.
      PRO_BONO    | true  | false | false | false | The fee arrangement allows no reminders.
      HOURLY      | false | false | false | false | The matter or its client is not enrolled yet: it is observed, not chased.
      HOURLY      | true  | true  | false | false | The client is on a payment plan.
      HOURLY      | true  | false | true  | false | The invoice is disputed.
      HOURLY      | true  | false | false | true  | What is open is reserved for a draw from trust.
      """)
  void nothingGoesOutForAReason(
      String arrangement, boolean enrolled, boolean plan, boolean disputed, boolean reserved, String reason) {
    var rows = rows(new Facts(Delivery.EMAIL, of(arrangement), 30, enrolled, plan, disputed, reserved));

    assertThat(rows.stream().filter(row -> !row.isStep()).map(Row::text).toList())
        .isEqualTo(Optional.ofNullable(reason).stream().toList());
  }

  @Test
  void everyStepIsTakenInTheMorningOfItsVeryDay() {
    var rows = rows(new Facts(Delivery.EMAIL, Reminders.EVERY_WAY, 30, true, false, false, false));

    assertThat(rows).allSatisfy(row -> {
      assertThat(row.time()).contains("08:00");
      assertThat(row.quietDays()).contains(QuietDays.KEEP);
    });
  }

  @Test
  void thePortalIsLookedUpByTheCoordinatorAndTheAdminTakesOver() {
    var rows = rows(new Facts(Delivery.LEDES_PORTAL, Reminders.EVERY_WAY, 30, true, false, false, false));

    assertThat(rows).extracting(row -> row.owner().orElseThrow())
        .containsExactly(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN);
  }

  /** What the arrangement's own row allows; the cadence knows no arrangement by its name. */
  private Reminders of(String arrangement) {
    return new FeeArrangements(decisions).named(arrangement).result().reminders();
  }

  private List<Row> rows(Facts facts) {
    return decisions.look(ReminderCadence.TABLE, facts).stream().map(Decided::result).toList();
  }

  private static String told(Row row) {
    return "%s %s+%d %s".formatted(row.step(), row.anchor().orElseThrow(), row.day().orElseThrow(), row.channel())
        + row.elseChannel().map(channel -> " else " + channel).orElse("");
  }
}
