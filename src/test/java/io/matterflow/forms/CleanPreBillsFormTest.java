package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Billing;
import io.matterflow.prebill.PreBill;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever signs one pre-bill signs the others beside it on which nothing was found. */
@BrowserTest
class CleanPreBillsFormTest {

  private static final String PARTNER = "TK03";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private TestPeople people;

  @Test
  void othersOnWhichNothingWasFoundAreSignedWithOneClick(Tasklist tasklist) {
    people.timekeeper(PARTNER, Role.TIMEKEEPER, Role.BILLING_PARTNER);
    var matter = firm.hourlyMatter().billingPartner(PARTNER).loaded();
    var open = billing.inApproval(matter);
    var clean = billing.inApproval(firm.hourlyMatter().billingPartner(PARTNER).loaded());
    var unchosen = billing.inApproval(firm.hourlyMatter().billingPartner(PARTNER).loaded());

    tasklist.signIn(PARTNER, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number()).claim()
        .untilThere(box(clean)).untilThere(box(unchosen));
    assertThat(tasklist.elements(box(open))).isEmpty();
    tasklist.script("document.querySelector(\"form.mf %s\").click()".formatted(box(clean)));
    tasklist.press("Sign the chosen ones").until("Approved").picture("approve-pre-bill-others");

    assertThat(billing.current(clean).signature()).isPresent();
    assertThat(billing.current(unchosen).signature()).isEmpty();
    assertThat(billing.current(open).signature()).isEmpty();
  }

  private static String box(PreBill preBill) {
    return "input[aria-label='Choose %s']".formatted(preBill.number());
  }
}
