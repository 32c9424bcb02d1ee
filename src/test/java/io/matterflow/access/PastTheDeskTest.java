package io.matterflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.access.EngineRoutes.Case;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Billing;
import io.matterflow.prebill.PreBill;
import io.matterflow.prebill.PreBillState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * No way through the engine's own interface leads past a desk, and each attempt stands in the trail under the name of
 * whoever tried.
 */
@ProductTest
@Tag("both-databases")
class PastTheDeskTest {

  @LocalServerPort private int port;
  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private TestPeople people;
  @Autowired private EngineCases cases;
  @Autowired private AuditTrail audit;

  @Test
  void whoHasTheTaskDoesNotApproveAPreBillPastItsDesk() {
    var holder = "partner-" + UUID.randomUUID();
    people.staff(holder, Role.BILLING_PARTNER);
    var preBill = preBill();
    var it = of(preBill);

    var soft = new SoftAssertions();
    for (var door : List.of(EngineDoor.rest(port, holder), EngineDoor.tasklist(port, holder))) {
      for (var route : EngineRoutes.past(it, holder)) {
        var before = attempts(holder);
        var answer = door.go(route);

        soft.assertThat(answer.status())
            .as("%s: %s", route, answer)
            .matches(status -> status >= 400 || answer.body().equals("[]"));
        soft.assertThat(attempts(holder)).as("trail of %s", route).isEqualTo(before + 1);
        soft.assertThat(cases.waits(it)).as(route.name()).isTrue();
      }
    }
    soft.assertThat(billing.current(preBill).state()).isEqualTo(PreBillState.IN_APPROVAL);
    soft.assertAll();
  }

  private PreBill preBill() {
    return billing.inApproval(firm.hourlyMatter().loaded());
  }

  private Case of(PreBill preBill) {
    return cases.waiting("pre-bill", preBill.id().toString(), "releasePreBill", "approval", "pre-bill-route",
        "somebody-else");
  }

  private int attempts(String login) {
    return audit
        .acts(new AuditQuery(Optional.of("engine-interface"), Optional.of(login), Optional.empty(), Optional.empty(),
            1000))
        .size();
  }
}
