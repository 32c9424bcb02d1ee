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
import io.matterflow.engine.StandIns;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.math.BigDecimal;
import java.util.ArrayList;
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

  private static final UserId ADMIN = new UserId("admin");

  private final Ladder ladder = ladder(
      Map.of(BILLING_COORDINATOR, List.of(new UserId("coordinator")), BILLING_ADMIN, List.of(ADMIN)));

  @ParameterizedTest
  @CsvSource({
      "TIMEKEEPER, BILLING_COORDINATOR, coordinator",
      "BILLING_COORDINATOR, RESPONSIBLE_ATTORNEY, TK02",
      "RESPONSIBLE_ATTORNEY, BILLING_PARTNER, TK01",
      "BILLING_PARTNER, BILLING_ADMIN, admin",
  })
  void asksTheNextResponsibleRoleByName(Role asked, Role next, String person) {
    assertThat(ladder.next(List.of(Holder.of(asked)), matter(PIKE, HARROW)))
        .contains(Holder.of(next, new TimekeeperId(person)));
  }

  @Test
  void keepsTheStepThatTheDecisionTook() {
    assertThat(ladder.climb(List.of(Holder.of(BILLING_PARTNER, HARROW)), matter(PIKE, HARROW), PreBillId.next()))
        .contains(Holder.of(BILLING_ADMIN, new TimekeeperId("admin")));
  }

  @Test
  void endsWithANamedPersonAndNeverWithEveryone() {
    assertThat(ladder.next(List.of(Holder.of(BILLING_ADMIN, new TimekeeperId("admin"))), matter(PIKE, HARROW)))
        .isEmpty();
    assertThat(ladder.from(TIMEKEEPER))
        .containsExactly(TIMEKEEPER, BILLING_COORDINATOR, RESPONSIBLE_ATTORNEY, BILLING_PARTNER, BILLING_ADMIN);
    assertThat(ladder.from(BILLING_PARTNER)).isEqualTo(List.of(BILLING_PARTNER, BILLING_ADMIN));
  }

  @Test
  void skipsARoleThatIsHeldBySomebodyAskedBefore() {
    assertThat(ladder.next(List.of(Holder.of(RESPONSIBLE_ATTORNEY, PIKE)), matter(PIKE, PIKE)))
        .contains(Holder.of(BILLING_ADMIN, new TimekeeperId("admin")));
  }

  @Test
  void nobodyIsAskedTwiceInAFirmOfThree() {
    var firm = ladder(Map.of(BILLING_COORDINATOR, List.of(new UserId("TK03")),
        BILLING_ADMIN, List.of(new UserId("TK01"), new UserId("TK03"))));
    var asked = new ArrayList<>(List.of(Holder.of(TIMEKEEPER, new TimekeeperId("TK03"))));

    for (var next = firm.next(asked, matter(PIKE, HARROW)); next.isPresent();
        next = firm.next(asked, matter(PIKE, HARROW))) {
      asked.add(next.get());
    }

    assertThat(asked).containsExactly(Holder.of(TIMEKEEPER, new TimekeeperId("TK03")),
        Holder.of(RESPONSIBLE_ATTORNEY, PIKE), Holder.of(BILLING_PARTNER, HARROW));
  }

  @Test
  void asksWhoeverStandsInForSomebodyWhoIsAway() {
    var substitute = new TimekeeperId("TK04");

    assertThat(ladder(Map.of(), Map.of(HARROW, Optional.of(substitute)))
        .next(List.of(Holder.of(RESPONSIBLE_ATTORNEY, PIKE)), matter(PIKE, HARROW)))
        .contains(Holder.of(BILLING_PARTNER, substitute));
  }

  @Test
  void goesPastSomebodyWhoIsAwayWithNobodyInTheirPlaceOrWithOneAskedBefore() {
    var staff = Map.of(BILLING_ADMIN, List.of(ADMIN));

    for (var inTheirPlace : List.of(Optional.<TimekeeperId>empty(), Optional.of(PIKE))) {
      assertThat(ladder(staff, Map.of(HARROW, inTheirPlace))
          .next(List.of(Holder.of(RESPONSIBLE_ATTORNEY, PIKE)), matter(PIKE, HARROW)))
          .contains(Holder.of(BILLING_ADMIN, new TimekeeperId("admin")));
    }
  }

  @Test
  void goesPastARoleThatNobodyHolds() {
    assertThat(
        ladder(Map.of(BILLING_ADMIN, List.of(ADMIN))).next(List.of(Holder.of(TIMEKEEPER, PIKE)), matter(PIKE, HARROW)))
        .contains(Holder.of(BILLING_PARTNER, HARROW));
  }

  private static Ladder ladder(Map<Role, List<UserId>> staff) {
    return ladder(staff, Map.of());
  }

  /** With these people away, each with the one who stands in, or nobody. */
  private static Ladder ladder(Map<Role, List<UserId>> staff, Map<TimekeeperId, Optional<TimekeeperId>> away) {
    return new Ladder(DecisionTesting.decisions(), role -> staff.getOrDefault(role, List.of()), new StandIns() {

      @Override
      public Optional<TimekeeperId> actingFor(TimekeeperId person) {
        return away.getOrDefault(person, Optional.of(person));
      }

      @Override
      public Set<TimekeeperId> away() {
        return away.keySet();
      }

      @Override
      public Set<TimekeeperId> representedBy(TimekeeperId person) {
        return Set.of();
      }
    });
  }

  private static Matter matter(TimekeeperId responsible, TimekeeperId partner) {
    return new Matter(new MatterId("1001-0001"), new ClientId("C1001"), "Dockside", List.of(), Optional.empty(),
        Optional.empty(), Matter.Status.OPEN, "HOURLY", "LITIGATION", "Litigation", partner, responsible, partner,
        Set.of(),
        new BigDecimal("0.1"), Set.of(), Map.of(), Optional.empty(), BillingTerms.NONE, false, Optional.empty());
  }
}
