package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Billing;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What reviewer and signer tell each other about a bill, beside it. */
@BrowserTest
class PreBillNotesFormTest {

  private static final String ATTORNEY = "TK09";
  private static final String PARTNER = "TK04";
  private static final String SCRIPT = "<script>alert('note')</script>";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  @Test
  void theSignerReadsWhatTheReviewerNotedAndAnswers(Tasklist tasklist) {
    var matter = firm.hourlyMatter().responsibleAttorney(ATTORNEY).billingPartner(PARTNER).loaded();
    people.timekeeper(ATTORNEY, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    people.timekeeper(PARTNER, Role.TIMEKEEPER, Role.BILLING_PARTNER);
    billing.hourWorked(matter);
    var preBill = "/api/pre-bills/" + billing.juneOf(matter, "MONTHLY");

    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Review pre-bill " + matter.number()).claim()
        .fill("Note on the bill", "They asked about the rate " + SCRIPT).press("Add the note").until("TK09, ")
        .press("More about the line of Jun 15, Castellano")
        .fill("Internal note", "Promised by telephone").leave("Internal note").until("✓")
        .fill("Note on the bill", "Begun and not added").complete();

    tasklist.signIn(PARTNER, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number()).claim();
    assertThat(tasklist.text()).contains("They asked about the rate " + SCRIPT, "Begun and not added",
        "Promised by telephone");
    assertThat(tasklist.elements("li script")).isEmpty();
    tasklist.fill("Note on the bill", "Told them: agreed")
        .press("Add the note")
        .until("TK04, ")
        .picture("approve-pre-bill-notes")
        .complete();

    var signed = HttpCalls.to(port).as(Role.BILLING_COORDINATOR.group()).get(preBill).json();
    assertThat(signed.path("internalNotes").findValuesAsText("note"))
        .containsExactlyInAnyOrder("They asked about the rate " + SCRIPT, "Begun and not added", "Told them: agreed");
    assertThat(signed.at("/approval/by").asText()).isEqualTo(PARTNER);
  }
}
