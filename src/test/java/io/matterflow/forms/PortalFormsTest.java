package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.NewMatter;
import io.matterflow.TestPeople;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The way of an invoice through its client's portal as people drive it: answered by the portal, mended or let go. */
@BrowserTest
class PortalFormsTest {

  private static final String COORDINATOR = Role.BILLING_COORDINATOR.group();
  private static final String ATTORNEY = "TK03";
  private static final String PARTNER = "TK01";

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Jobs jobs;
  @Autowired private TestPeople people;
  @LocalServerPort private int port;

  @Test
  void aRejectionIsToldFromTheStartFormAndMended(Tasklist tasklist) {
    var number = invoiced.delivered(inPortal().loaded(), "1874.50");
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).startProcess("Portal submission");
    tasklist.fill("Invoice", number.value()).leave("Invoice").until("$1,874.50");
    tasklist.choose("The portal says", "Rejected").fill("On", invoiced.today().plusDays(9))
        .fill("Reasons, one a line, as the portal puts them",
            "Matter not found for client\n\n<i>Line 2</i> has no task code");
    assertThat(tasklist.startAndBeRefused()).contains("cannot have said that on this day", "Give a day from");
    tasklist.fill("On", invoiced.today()).picture("start-portal-status").start();

    assertThat(invoice(number).path("state").asText()).isEqualTo("REJECTED");
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).open("Mend the rejection of invoice " + number).claim();
    assertThat(tasklist.text()).contains("Matter not found for client; <i>Line 2</i> has no task code",
        "Correct the client's matter number");
    tasklist.tick("Deliver it by hand instead");
    assertThat(tasklist.mayComplete()).as("by hand without a reason").isFalse();
    tasklist.tick("It is mended: submit it again").picture("mend-rejection").complete();
    jobs.runDue("portal-submission", number.value());

    assertThat(tasklist.allTitles())
        .anyMatch(title -> title.startsWith("Upload invoice %s to the portal".formatted(number)));
  }

  @Test
  void aReductionIsToldAndLetGoByTheResponsibleAttorneyWhoSaysWhy(Tasklist tasklist) {
    people.timekeeper(ATTORNEY, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    var number = invoiced.delivered(inPortal().responsibleAttorney(ATTORNEY).loaded(), "1874.50");
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).startProcess("Portal submission");
    tasklist.fill("Invoice", number.value())
        .choose("The portal says", "Accepted with less")
        .fill("Approved amount", "1874.51")
        .fill("Reasons, one a line, as the portal puts them", "Rate over the approved rate");
    assertThat(tasklist.startAndBeRefused()).contains("No portal approves more than the 1874.50");
    tasklist.fill("Approved amount", "1800").start();

    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Answer the portal's reduction of invoice " + number).claim();
    assertThat(tasklist.text()).contains("$74.50", "$1,800.00", "Rate over the approved rate");
    tasklist.fill("Comment", "The rate was never agreed.").picture("answer-reduction").complete();

    assertThat(invoice(number).path("open").asText()).isEqualTo("1800.00");
    assertThat(invoice(number).path("state").asText()).isEqualTo("ACCEPTED");
    assertThat(audited(number)).contains("The rate was never agreed.");
  }

  @Test
  void aFileIsUploadedAndNamedWithItsDayAndTheNumberThatThePortalGaveIt(Tasklist tasklist) {
    var number = invoiced.issued(inPortal().loaded(), "1874.50");
    invoiced.runJobs(number);
    jobs.runDue("portal-submission", number.value());
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).open("Upload invoice %s to the portal".formatted(number)).claim();
    assertThat(tasklist.text()).contains("Legal Tracker", "File Invoice-%s.txt".formatted(number), "$1,874.50");
    assertThat(tasklist.mayComplete()).as("without a tracking number").isFalse();

    tasklist.fill("The portal's tracking number", "<b>LT</b>").fill("Uploaded on", invoiced.today().plusDays(9));
    assertThat(tasklist.completeAndBeRefused()).contains("The portal's tracking number has a sign in it that none has");
    tasklist.fill("The portal's tracking number", "LT-77 120/3");
    assertThat(tasklist.completeAndBeRefused()).contains("cannot have been uploaded on that day", "Give a day from");
    tasklist.fill("Uploaded on", invoiced.today()).picture("upload-to-portal").complete();

    assertThat(invoice(number).path("state").asText()).isEqualTo("SUBMITTED");
    assertThat(invoice(number).path("deliveredOn").asText()).isEqualTo(invoiced.today().toString());
    assertThat(HttpCalls.to(port).as(COORDINATOR).get("/api/invoices/%s/portal".formatted(number)).json()
        .at("/submissions/0/trackingNumber").asText()).isEqualTo("LT-77 120/3");
  }

  @Test
  void muchIsLetGoByTheAttorneyAndSignedByTheBillingPartner(Tasklist tasklist) {
    people.timekeeper(ATTORNEY, Role.TIMEKEEPER, Role.RESPONSIBLE_ATTORNEY);
    people.timekeeper(PARTNER, Role.TIMEKEEPER, Role.BILLING_PARTNER);
    var number = invoiced.delivered(inPortal().responsibleAttorney(ATTORNEY).billingPartner(PARTNER).loaded(),
        "1874.50");
    HttpCalls.to(port).as(COORDINATOR).post("/api/invoices/%s/portal-status".formatted(number),
        Map.of("status", "ADJUSTED", "approvedAmount", "1700.00", "reasons", List.of("Rate over the approved rate")));
    tasklist.signIn(ATTORNEY, TestPeople.PASSWORD).open("Answer the portal's reduction of invoice " + number).claim();
    assertThat(tasklist.text()).contains("$174.50", "To be signed by", "billing-partner");
    tasklist.fill("Comment", "The rate was never agreed.").complete();
    assertThat(invoice(number).path("open").asText()).isEqualTo("1874.50");

    tasklist.signIn(PARTNER, TestPeople.PASSWORD).open("Approve the portal's reduction of invoice " + number).claim();
    assertThat(tasklist.text()).contains("$174.50", "$1,700.00", "The rate was never agreed.", ATTORNEY);
    tasklist.picture("approve-portal-reduction").complete();

    assertThat(invoice(number).path("open").asText()).isEqualTo("1700.00");
    assertThat(invoice(number).path("state").asText()).isEqualTo("ACCEPTED");
  }

  private NewMatter inPortal() {
    return firm.hourlyMatter().inPortal("Legal Tracker");
  }

  private String audited(InvoiceNumber number) {
    return HttpCalls.to(port).as(Role.AUDITOR.group()).get("/api/audit?entity=invoice&id=" + number).body();
  }

  private JsonNode invoice(InvoiceNumber number) {
    return HttpCalls.to(port).as(COORDINATOR).get("/api/invoices/" + number).json();
  }
}
