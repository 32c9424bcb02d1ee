package io.matterflow.ebilling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.directory.Directory;
import io.matterflow.ebilling.PortalCase.Stage;
import io.matterflow.ebilling.PortalWord.Status;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Wording;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an invoice says of itself while its case in the portal goes on, and that the exceptions say the same. */
@ProductTest
@Tag("both-databases")
class PortalStandingTest {

  @Autowired private Firm firm;
  @Autowired private InPortal portal;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private Submissions submissions;
  @Autowired private PortalReductions reductions;
  @Autowired private Directory directory;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  @Test
  void submittedAgainItWaitsForItsUploadAndThenForThePortal() {
    var number = uploaded("500");
    assertThat(standing(number)).isEqualTo("IN_PORTAL billing-coordinator");

    portal.says(number, Status.REJECTED, "Budget exceeded");
    assertThat(standing(number)).startsWith("REJECTED_BY_PORTAL ");
    assertThat(invoice(number).path("ownerRole")).isEqualTo(exception(number).path("owner"));
    assertThat(invoice(number).path("nextAction")).isEqualTo(exception(number).path("nextAction"));

    submissions.mended(number, Optional.of("The budget was raised."), InPortal.COORDINATOR);
    portal.run(number);
    assertThat(portal.stage(number)).isEqualTo(Stage.TO_UPLOAD);
    assertThat(standing(number)).isEqualTo("WAITING_FOR_UPLOAD billing-coordinator");
    assertThat(next(number)).startsWith("Upload the file of invoice " + number);

    portal.upload(number);
    assertThat(standing(number)).isEqualTo("IN_PORTAL billing-coordinator");
    portal.approves(number, "500");
    assertThat(standing(number)).startsWith("DUE ");
  }

  @Test
  void aReductionIsAnsweredByItsDayAndItsAppealFollowed() {
    var number = uploaded("500");
    portal.approves(number, "450");
    var lastDay = Wording.of(invoiced.today().plusDays(60));
    assertThat(standing(number)).isEqualTo("REDUCED_BY_PORTAL " + attorney(number));
    assertThat(next(number)).isEqualTo(
        "Do the task \"Answer the portal's reduction of invoice %s\" by %s, the last day of the client's time for an appeal."
            .formatted(number, lastDay));

    reductions.appeal(number, "The rate was approved in May.", InPortal.COORDINATOR);
    assertThat(next(number))
        .startsWith("Record what came of the appeal in the task \"Follow the appeal of invoice %s\" by %s"
            .formatted(number, lastDay));

    clock.advance(Duration.ofDays(62));
    assertThat(next(number)).endsWith(": the client's time for an appeal was over on %s.".formatted(lastDay));
    assertThat(exception(number).path("nextAction").asText()).isEqualTo(next(number));
    reductions.granted(number, Optional.empty(), InPortal.COORDINATOR);
    assertThat(standing(number)).doesNotContain("PORTAL");
  }

  @Test
  void aReductionThatOthersHaveToSignWaitsForThem() {
    var number = uploaded("500");
    portal.approves(number, "450");
    reductions.accept(number, Optional.empty(), InPortal.COORDINATOR);

    assertThat(portal.stage(number)).isEqualTo(Stage.AWAITS_SIGNATURES);
    assertThat(standing(number)).isEqualTo("REDUCED_BY_PORTAL billing-partner");
    assertThat(next(number))
        .startsWith("Sign or refuse it in the task \"Approve the portal's reduction of invoice " + number);
    clock.advance(Duration.ofDays(62));
    assertThat(exception(number).path("nextAction").asText()).isEqualTo(next(number));
    assertThat(ownerOfException(number)).isEqualTo("billing-partner");
  }

  private InvoiceNumber uploaded(String total) {
    return portal.uploaded(firm.hourlyMatter().inPortal("Legal Tracker").loaded(), total);
  }

  private String attorney(InvoiceNumber number) {
    return directory.required(invoices.find(number).orElseThrow().matter().orElseThrow()).responsibleAttorney().value();
  }

  private String standing(InvoiceNumber number) {
    return "%s %s".formatted(invoice(number).path("status").asText(), invoice(number).path("owner").asText());
  }

  private String next(InvoiceNumber number) {
    return invoice(number).path("nextAction").asText();
  }

  private JsonNode invoice(InvoiceNumber number) {
    return reader().get("/api/invoices/" + number).json();
  }

  private String ownerOfException(InvoiceNumber number) {
    return exception(number).path("owner").asText();
  }

  private JsonNode exception(InvoiceNumber number) {
    return reader().items("/api/exceptions").stream()
        .filter(item -> item.path("id").asText().equals("portal:" + number))
        .findFirst().orElseThrow();
  }

  private HttpCalls reader() {
    return HttpCalls.to(port).as("billing-admin");
  }
}
