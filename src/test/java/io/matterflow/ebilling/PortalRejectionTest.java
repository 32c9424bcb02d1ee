package io.matterflow.ebilling;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.ebilling.PortalWords.Said;
import io.matterflow.ebilling.PortalWords.Told;
import io.matterflow.ebilling.PortalCase.Stage;
import io.matterflow.ebilling.PortalWord.Effect;
import io.matterflow.ebilling.PortalWord.Status;
import io.matterflow.invoicing.Invoice.State;
import io.matterflow.invoicing.Invoice.PortalState;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.Invoices;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class PortalRejectionTest {

  @Autowired private Firm firm;
  @Autowired private InPortal portal;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private Submissions submissions;
  @Autowired private PortalWords answers;
  @LocalServerPort private int port;

  @Test
  void aRejectionIsClassifiedMendedAndSubmittedAgainUnderASuffixWhereThePortalWantsOne() {
    var number = portal.uploaded(firm.hourlyMatter().inPortal("Legal Tracker").loaded(), "500.00");

    portal.says(number, Status.REJECTED, "Matter not found for client");

    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.REJECTED);
    assertThat(exceptions(number)).contains("PORTAL_REJECTED", "\"billing-coordinator\"",
        "Correct the client's matter number");
    finish(number, "mendRejection", "{\"outcome\": \"SUBMIT_AGAIN\"}");
    portal.run(number);
    portal.upload(number);

    assertThat(portal.files("legal-tracker", number)).containsExactly("Invoice-%s-R1.txt".formatted(number),
        "Invoice-%s.txt".formatted(number));
    var again = submissions.of(number).get(1);
    assertThat(again.numberThere()).isEqualTo(number + "-R1");
    assertThat(new String(submissions.contentOf(again), StandardCharsets.US_ASCII))
        .contains("|%s-R1|".formatted(number));
    assertThat(invoices.find(number).orElseThrow().number()).isEqualTo(number);
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.SUBMITTED);
    assertThat(exceptions(number)).isEmpty();
  }

  @Test
  void anotherPortalTakesTheSameNumberAgain() {
    var number = portal.uploaded(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");
    portal.says(number, Status.REJECTED);

    finish(number, "mendRejection", "{\"outcome\": \"SUBMIT_AGAIN\"}");
    portal.run(number);

    var again = submissions.of(number).get(1);
    assertThat(again.numberThere()).isEqualTo(number.value());
    assertThat(again.fileName()).isEqualTo("Invoice-%s-R1.txt".formatted(number));
    assertThat(again.sha256()).isEqualTo(submissions.of(number).get(0).sha256());
  }

  @Test
  void wordsAboutAnEarlierSubmissionAreNotedOnly() {
    var number = portal.uploaded(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");
    portal.says(number, Status.REJECTED, "Vague");
    finish(number, "mendRejection", "{\"outcome\": \"SUBMIT_AGAIN\"}");

    var whilePrepared = portal.says(number, Status.ACCEPTED);
    portal.run(number);
    var repeated = portal.says(number, Status.REJECTED, "Vague");
    portal.upload(number);
    var old = answers.tell(number,
        new Said(Status.REJECTED, Optional.empty(), List.of("Late"), Optional.empty(), Optional.of(1)),
        InPortal.COORDINATOR);

    assertThat(List.of(effect(whilePrepared), effect(repeated), effect(old))).containsOnly(Effect.EARLIER_SUBMISSION);
    assertThat(portal.stage(number)).isEqualTo(Stage.SUBMITTED);
  }

  @Test
  void afterTwoResubmissionsThePartnerDecides() {
    var number = portal.uploaded(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");
    rejectedAndSubmittedAgain(number);
    rejectedAndSubmittedAgain(number);
    portal.says(number, Status.REJECTED, "Budget exceeded");
    finish(number, "mendRejection", "{\"outcome\": \"SUBMIT_AGAIN\"}");

    assertThat(portal.openTasks(number)).containsExactly("decideResubmission");
    assertThat(exceptions(number)).contains("PORTAL_REJECTED_TOO_OFTEN", "billing-partner");
    assertThat(submissions.of(number)).hasSize(3);
    assertThat(call("billing-coordinator", number, "decideResubmission",
        "{\"outcome\": \"ONCE_MORE\", \"reason\": \"Please\"}")
        .status()).isIn(403, 404);
    assertThat(
        call("billing-partner", number, "decideResubmission", "{\"outcome\": \"ONCE_MORE\", \"reason\": \"Agreed\"}")
            .status())
        .isEqualTo(204);
    portal.run(number);

    assertThat(submissions.of(number)).hasSize(4);
    assertThat(portal.openTasks(number)).containsExactly("uploadToPortal");
  }

  @Test
  void whatWasRejectedCanBeTakenAfterAll() {
    var number = portal.uploaded(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");
    portal.says(number, Status.REJECTED, "Vague");

    portal.says(number, Status.ACCEPTED);

    assertThat(portal.openTasks(number)).isEmpty();
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.ACCEPTED);
    assertThat(portal.passed(number, "portal-submission")).contains("takenWhileMended");
    portal.says(number, Status.REJECTED, "Rate not approved");
    assertThat(portal.openTasks(number)).containsExactly("mendRejection");
    assertThat(invoices.find(number).orElseThrow().acceptedOn()).isEmpty();
  }

  @Test
  void whatThePartnerThinksAboutCanBeTakenAfterAllToo() {
    var number = portal.uploaded(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");
    rejectedAndSubmittedAgain(number);
    rejectedAndSubmittedAgain(number);
    portal.says(number, Status.REJECTED, "Budget exceeded");
    finish(number, "mendRejection", "{\"outcome\": \"SUBMIT_AGAIN\"}");

    portal.approves(number, "400.00");

    assertThat(portal.openTasks(number)).containsExactly("answerReduction");
    assertThat(portal.passed(number, "portal-submission")).contains("takenWhileDecided");
  }

  @Test
  void aRejectedInvoiceIsDeliveredByHandAndItsClockRunsFromThatDay() {
    var number = portal.uploaded(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");
    portal.says(number, Status.REJECTED, "Vague");

    finish(number, "mendRejection", "{\"outcome\": \"BY_HAND\", \"reason\": \"The client asked for paper.\"}");
    invoiced.runJobs(number);

    assertThat(invoiced.isOpen("invoice-delivery", number, "deliverByHand")).isTrue();
    assertThat(invoices.find(number)).hasValueSatisfying(invoice -> {
      assertThat(invoice.inPortal()).isEmpty();
      assertThat(invoice.acceptedOn()).contains(invoiced.today());
    });
  }

  @Test
  void furtherReasonsMakeItSomebodyElsesToo() {
    var matter = firm.hourlyMatter().inPortal("Brightflag").loaded();
    var number = portal.uploaded(matter, "500.00");
    portal.says(number, Status.REJECTED, "Receipt missing");
    assertThat(call("responsible-attorney", number, "mendRejection", "{}").status()).isIn(403, 404);

    portal.says(number, Status.REJECTED, "Narrative is vague");

    assertThat(HttpCalls.to(port)
        .as("responsible-attorney")
        .get("/api/tasks/" + portal.task(number, "mendRejection").getId())
        .body())
        .contains("Narrative is vague", "wording");
    assertThat(invoices.find(number).orElseThrow().inPortal()).contains(PortalState.REJECTED);
  }

  private void rejectedAndSubmittedAgain(InvoiceNumber number) {
    portal.says(number, Status.REJECTED, "Budget exceeded");
    finish(number, "mendRejection", "{\"outcome\": \"SUBMIT_AGAIN\"}");
    portal.run(number);
    portal.upload(number);
  }

  private void finish(InvoiceNumber number, String task, String body) {
    assertThat(call("billing-coordinator", number, task, body))
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(204));
  }

  private HttpCalls.Answer call(String user, InvoiceNumber number, String task, String body) {
    return HttpCalls.to(port).as(user).post("/api/tasks/%s/finish".formatted(portal.task(number, task).getId()), body);
  }

  private String exceptions(InvoiceNumber number) {
    return portal.exceptions(HttpCalls.to(port).as("billing-coordinator"), number);
  }

  private static Effect effect(PortalWords.Answer answer) {
    return ((Told) answer).effect();
  }
}
