package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Billing;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A line is divided in its review, and a part of it goes to the matter on which it was done. */
@BrowserTest
class LineActFormsTest {

  private static final String ATTORNEY = "TK09";
  private static final String PARTNER = "TK04";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  @Test
  void aPartOfALineIsSentToAnotherMatterAndTheSignerSeesIt(Tasklist tasklist) {
    var matter = firm.hourlyMatter().responsibleAttorney(ATTORNEY).billingPartner(PARTNER).at("100.00").loaded();
    var other = firm.hourlyMatter().at("250.00").loaded();
    people.timekeeper(ATTORNEY, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    people.timekeeper(PARTNER, Role.TIMEKEEPER, Role.BILLING_PARTNER);
    billing.worked(matter, "2.0", "Prepare both depositions");
    billing.juneOf(matter, "MONTHLY");

    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Review pre-bill " + matter.number()).claim();
    tasklist.press("More about the line of Jun 15, Castellano").press("Split in two")
        .fill("Hours that stay", "0.8").fill("Narrative of the rest", "Prepare the other deposition")
        .fill("For this reason", "Two witnesses").picture("review-pre-bill-split").press("Split");
    tasklist.until("$120.00").press("More about the line of Jun 15, Castellano");
    assertThat(tasklist.elements("tbody textarea")).hasSize(2);
    assertThat(tasklist.text()).contains("$80.00", "$120.00", "$200.00");
    tasklist.script("document.querySelectorAll('form.mf td.more button')[1].click()");
    tasklist.press("To another matter").press("Transfer").until("Name the matter by its number.").press("Leave it");
    tasklist.press("To another matter")
        .fill("Matter number", other.number())
        .fill("For this reason", "The other witness")
        .picture("review-pre-bill-transfer")
        .press("Transfer").until("Total 0.8");
    assertThat(tasklist.elements("tbody textarea")).hasSize(1);
    tasklist.complete();

    tasklist.signIn(PARTNER, TestPeople.PASSWORD).open("Approve pre-bill " + matter.number()).claim();
    assertThat(tasklist.text()).contains("Two witnesses", "The other witness", other.number());
    tasklist.complete();
    var there = HttpCalls.to(port).as(Role.BILLING_COORDINATOR.group())
        .get("/api/pre-bills/" + billing.juneOf(other, "MONTHLY")).json();
    assertThat(there.at("/lines/0/narrative").asText()).isEqualTo("Prepare the other deposition");
    assertThat(there.at("/totals/total").asText()).isEqualTo("300.00");
  }

  @Test
  void whatMayBeThereAlreadyIsAskedBeforeItGoes(Tasklist tasklist) {
    var matter = firm.hourlyMatter().responsibleAttorney(ATTORNEY).at("100.00").loaded();
    var other = firm.hourlyMatter().at("250.00").loaded();
    people.timekeeper(ATTORNEY, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    billing.worked(matter, Engagement.PARALEGAL, LocalDate.of(2026, 6, 14), "1.0", "Index the exhibits");
    billing.worked(matter, "2.0", "Prepare the deposition");
    billing.worked(other, "1.5", "Prepare the deposition");
    billing.juneOf(matter, "MONTHLY");

    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Review pre-bill " + matter.number()).claim()
        .press("More about the line of Jun 15, Castellano").press("To another matter")
        .fill("Matter number", other.number()).fill("For this reason", "The other case").press("Transfer")
        .until("its hours: 1.5").picture("review-pre-bill-same-work")
        .tick("It is work of its own: both count").press("Transfer").until("Total 1.0");

    assertThat(tasklist.elements("tbody textarea")).hasSize(1);
  }
}
