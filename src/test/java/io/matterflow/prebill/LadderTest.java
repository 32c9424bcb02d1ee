package io.matterflow.prebill;

import static io.matterflow.kernel.Role.BILLING_ADMIN;
import static io.matterflow.kernel.Role.BILLING_COORDINATOR;
import static io.matterflow.kernel.Role.BILLING_PARTNER;
import static io.matterflow.kernel.Role.RESPONSIBLE_ATTORNEY;
import static io.matterflow.kernel.Role.TIMEKEEPER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.directory.BillingTerms;
import io.matterflow.directory.Matter;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {

  private static final TimekeeperId PIKE = new TimekeeperId("TK02");
  private static final TimekeeperId HARROW = new TimekeeperId("TK01");

  private final Ladder ladder = new Ladder(DecisionTesting.decisions());

  @ParameterizedTest
  @CsvSource({
      "TIMEKEEPER, BILLING_COORDINATOR",
      "BILLING_COORDINATOR, RESPONSIBLE_ATTORNEY",
      "RESPONSIBLE_ATTORNEY, BILLING_PARTNER",
      "BILLING_PARTNER, BILLING_ADMIN",
  })
  void asksTheNextResponsibleRole(Role asked, Role next) {
    assertThat(ladder.above(Holder.of(asked), matter(PIKE, HARROW), PreBillId.next()).map(Holder::role)).contains(next);
  }

  @Test
  void endsWithTheBillingAdmin() {
    assertThat(ladder.above(Holder.of(BILLING_ADMIN), matter(PIKE, HARROW), PreBillId.next())).isEmpty();
    assertThat(ladder.from(TIMEKEEPER))
        .containsExactly(TIMEKEEPER, BILLING_COORDINATOR, RESPONSIBLE_ATTORNEY, BILLING_PARTNER, BILLING_ADMIN);
    assertThat(ladder.from(BILLING_PARTNER)).isEqualTo(List.of(BILLING_PARTNER, BILLING_ADMIN));
  }

  @Test
  void namesThePersonWhoHoldsTheNextRoleOnTheMatter() {
    assertThat(ladder.above(Holder.of(RESPONSIBLE_ATTORNEY, PIKE), matter(PIKE, HARROW), PreBillId.next()))
        .contains(Holder.of(BILLING_PARTNER, HARROW));
  }

  @Test
  void skipsARoleThatIsHeldByThePersonAskedBefore() {
    assertThat(ladder.above(Holder.of(RESPONSIBLE_ATTORNEY, PIKE), matter(PIKE, PIKE), PreBillId.next()))
        .contains(Holder.of(BILLING_ADMIN));
  }

  private static Matter matter(TimekeeperId responsible, TimekeeperId partner) {
    return new Matter(new MatterId("1001-0001"), new ClientId("C1001"), "Dockside", List.of(), Optional.empty(),
        Optional.empty(), Matter.Status.OPEN, "HOURLY", "LITIGATION", "Litigation", partner, responsible, partner, Set.of(),
        new BigDecimal("0.1"), Set.of(), Map.of(), BillingTerms.NONE, false, Optional.empty());
  }
}
