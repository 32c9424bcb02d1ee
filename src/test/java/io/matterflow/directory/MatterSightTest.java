package io.matterflow.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatterSightTest {

  /** Originated by TK02, TK03 is responsible; TK07 and TK11 are on the team. */
  private final Matter matter = DirectoryOnH2.withTheSampleFirm().directory.required(new MatterId("1001-0002"));

  @ParameterizedTest
  @CsvSource({
    "TK02, TIMEKEEPER, MONEY",
    "TK03, TIMEKEEPER, MONEY",
    "TK07, TIMEKEEPER, WORK",
    "TK11, TIMEKEEPER, WORK",
    "TK01, TIMEKEEPER, NOTHING",
    "TK01, RESPONSIBLE_ATTORNEY, NOTHING",
    "TK01, BILLING_PARTNER, NOTHING",
    "TK01, BILLING_ADMIN, MONEY",
  })
  void followsFromWhatATimekeeperIsOnTheMatter(String timekeeper, Role role, MatterSight sight) {
    var actor = new Actor(
        new UserId(timekeeper), Set.of(role), Optional.of(new TimekeeperId(timekeeper)), false);

    assertThat(MatterSight.of(actor, matter)).isEqualTo(sight);
  }

  @ParameterizedTest
  @CsvSource({
    "BILLING_COORDINATOR, MONEY",
    "RESPONSIBLE_ATTORNEY, MONEY",
    "BILLING_PARTNER, MONEY",
    "BOOKKEEPER, MONEY",
    "TRUST_AUTHORIZER, MONEY",
    "BILLING_ADMIN, MONEY",
    "LEGAL_OPS, MONEY",
    "AUDITOR, MONEY",
    "SYSTEM, MONEY",
    "TIMEKEEPER, NOTHING",
  })
  void followsFromARoleForEveryMatter(Role role, MatterSight sight) {
    var actor = new Actor(new UserId("office"), Set.of(role), Optional.empty(), true);

    assertThat(MatterSight.of(actor, matter)).isEqualTo(sight);
  }

  @Test
  void isNothingForALoginWithoutARole() {
    assertThat(MatterSight.of(new Actor(new UserId("guest"), Set.of(), Optional.empty(), true), matter))
        .isEqualTo(MatterSight.NOTHING);
  }
}
