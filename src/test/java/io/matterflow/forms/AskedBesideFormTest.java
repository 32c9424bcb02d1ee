package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.TestPeople;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Billing;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody is back at their desk after the deadline has put their task to others too: it is still theirs to do. */
@BrowserTest
class AskedBesideFormTest {

  private static final Duration TWO_WEEKS = Duration.ofDays(14);
  private static final String ATTORNEY = "TK09";
  private static final String PARTNER = "TK04";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private TestPeople people;
  @Autowired private MovableClock clock;
  @Autowired private Jobs jobs;

  private Instant before;

  @BeforeEach
  void twoAttorneysWithLogins() {
    before = clock.instant();
    people.timekeeper(ATTORNEY, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    people.timekeeper(PARTNER, Role.TIMEKEEPER, Role.BILLING_PARTNER);
  }

  @AfterEach
  void backToTheTimeOfOthers() {
    clock.standAt(before);
  }

  @Test
  void whoeverWasAskedFirstSignsAfterTheEscalation(Tasklist tasklist) {
    var matter = firm.hourlyMatter().responsibleAttorney(ATTORNEY).billingPartner(PARTNER).loaded();
    var preBill = billing.inApproval(matter);
    clock.standAt(preBill.round().dueAt().orElseThrow().plus(TWO_WEEKS));
    jobs.runDue("pre-bill-ladder", preBill.id().toString());
    assertThat(billing.current(preBill).round().asked()).hasSizeGreaterThan(1);

    tasklist.signIn(PARTNER, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number()).claim().complete();

    assertThat(billing.current(preBill).signature()).isPresent();
  }
}
