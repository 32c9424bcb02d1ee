package io.matterflow.ebilling;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.ebilling.PortalCase.Stage;
import io.matterflow.ebilling.PortalWord.Effect;
import io.matterflow.ebilling.PortalWord.Status;
import io.matterflow.ebilling.PortalWords.NotInPortal;
import io.matterflow.ebilling.PortalWords.Told;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.invoicing.Invoice.State;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class PortalSubmissionTest {

  @Autowired private Firm firm;
  @Autowired private InPortal portal;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private Submissions submissions;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  @Test
  void aValidatedFileIsDroppedOnceAndUploadedByAPerson() throws Exception {
    var matter = firm.hourlyMatter().inPortal("Legal Tracker").loaded();

    var number = portal.dropped(matter, "1874.50");

    assertThat(portal.files("legal-tracker", number)).containsExactly("Invoice-%s.txt".formatted(number));
    var submission = submissions.of(number).get(0);
    assertThat(Files.readAllBytes(portal.file("legal-tracker", submission.fileName())))
        .isEqualTo(submissions.contentOf(submission));
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.ISSUED);
    var task = portal.task(number, "uploadToPortal");
    var sheet = coordinator().get("/api/tasks/" + task.getId()).json().path("sheet");
    assertThat(sheet.toString()).contains("Legal Tracker", "QUI-",
        "/api/invoices/%s/portal/submissions/1/file".formatted(number));
    var file = coordinator().get("/api/invoices/%s/portal/submissions/1/file".formatted(number));
    assertThat(file.body()).startsWith("LEDES1998B[]").contains("|%s|".formatted(number));

    var finished = coordinator().post("/api/tasks/%s/finish".formatted(task.getId()), """
        {"outcome": "UPLOADED", "answers": {"uploadedOn": "%s", "trackingNumber": "LT-4711"}}""".formatted(invoiced.today()));

    assertThat(finished.status()).isEqualTo(204);
    var invoice = invoices.find(number).orElseThrow();
    assertThat(invoice.state()).isEqualTo(State.SUBMITTED);
    assertThat(invoice.deliveredBy()).contains(DeliveredBy.PORTAL);
    assertThat(invoice.deliveredOn()).contains(invoiced.today());
    assertThat(invoice.acceptedOn()).isEmpty();
    assertThat(submissions.of(number).get(0).trackingNumber()).contains("LT-4711");
    assertThat(portal.openTasks(number)).isEmpty();
    assertThat(portal.passed(number, "portal-submission")).contains("prepareSubmission", "dropPortalFile",
        "uploadToPortal", "awaitPortal");
  }

  @Test
  void aDayThatCannotBeAndAMissingTrackingNumberAreRefused() {
    var number = portal.dropped(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");
    var finish = "/api/tasks/%s/finish".formatted(portal.task(number, "uploadToPortal").getId());
    var answers = "{\"outcome\": \"UPLOADED\", \"answers\": {\"uploadedOn\": \"%s\", \"trackingNumber\": \"%s\"}}";

    var tomorrow = coordinator().post(finish, answers.formatted(invoiced.today().plusDays(1), "T-1"));
    var noDay = coordinator().post(finish, answers.formatted("soon", "T-1"));
    var untold = coordinator().post(finish, answers.formatted(invoiced.today(), " "));

    assertThat(tomorrow.json().path("code").asText()).isEqualTo("IMPOSSIBLE_DAY");
    assertThat(noDay.status()).isEqualTo(400);
    assertThat(untold.json().path("detail").asText()).contains("is missing");
    assertThat(coordinator().post(finish, answers.formatted(invoiced.today(), "=LT-1")).json().path("detail").asText())
        .contains("has a sign in it");
    assertThat(untold.json().at("/errors/0/pointer").asText()).isEqualTo("/answers/trackingNumber");
    assertThat(portal.stage(number)).isEqualTo(Stage.TO_UPLOAD);
  }

  @Test
  void aFileThatNoPortalWouldTakeIsNotDroppedUntilTheDirectoryIsCorrected() {
    var draft = firm.hourlyMatter().inPortal("Brightflag").withoutClientMatterId();
    var number = portal.dropped(draft.loaded(), "500.00");

    assertThat(portal.files("brightflag", number)).isEmpty();
    assertThat(submissions.of(number)).isEmpty();
    assertThat(portal.says(number, Status.ACCEPTED)).isInstanceOf(NotInPortal.class);
    assertThat(exceptions(number)).contains("PORTAL_FILE_NOT_READY");
    var task = portal.task(number, "mendPortalFile");
    assertThat(coordinator().get("/api/tasks/" + task.getId()).body()).contains("LV-405",
        "load the directory, then try again");
    var tooEarly = coordinator().post("/api/tasks/%s/finish".formatted(task.getId()), "{\"outcome\": \"TRY_AGAIN\"}");
    assertThat(tooEarly.json().path("code").asText()).isEqualTo("LEDES_NOT_READY");

    draft.clientMatterId("QUI-9").loaded();
    assertThat(
        coordinator().post("/api/tasks/%s/finish".formatted(task.getId()), "{\"outcome\": \"TRY_AGAIN\"}").status())
        .isEqualTo(204);
    portal.run(number);

    assertThat(portal.openTasks(number)).containsExactly("uploadToPortal");
    assertThat(exceptions(number)).isEmpty();
  }

  @Test
  void whatStandsOnAnIssuedLineIsSaidToBeVoidedOrDeliveredByHand() {
    var matter = firm.hourlyMatter().inPortal("Brightflag").withGuidelines(30).loaded();
    var line = Invoiced.line(1, "1.0", "370.00", "0.00");
    var number = invoiced.issued(Invoiced.preBill(matter, Invoiced.uncoded(line, 1)));
    invoiced.runJobs(number);
    portal.run(number);

    var task = portal.task(number, "mendPortalFile").getId();
    var sheet = coordinator().get("/api/tasks/" + task).body();
    var tooEarly = coordinator().post("/api/tasks/%s/finish".formatted(task), "{\"outcome\": \"TRY_AGAIN\"}").json();
    var file = coordinator().get("/api/invoices/%s?format=ledes".formatted(number)).json();
    var invoice = coordinator().get("/api/invoices/%s".formatted(number)).json();

    assertThat(sheet).contains("void the invoice and bill its work again, or deliver it by hand", "LV-206");
    assertThat(tooEarly.path("next").asText()).contains("void the invoice");
    assertThat(file.path("next").asText()).contains("void the invoice");
    assertThat(invoice.path("status").asText()).isEqualTo("WAITING_FOR_PORTAL_FILE");
    assertThat(invoice.path("nextAction").asText()).contains("Mend the portal's file");
  }

  @Test
  void whatNoPortalTakesIsDeliveredByHand() {
    var number = portal.dropped(firm.hourlyMatter().inPortal("Brightflag").withoutClientMatterId().loaded(), "500.00");

    var answer = coordinator().post("/api/tasks/%s/finish".formatted(portal.task(number, "mendPortalFile").getId()),
        "{\"outcome\": \"BY_HAND\", \"reason\": \"The client has no number for it.\"}");
    invoiced.runJobs(number);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(portal.openTasks(number)).isEmpty();
    assertThat(portal.stage(number)).isEqualTo(Stage.ENDED);
    assertThat(invoiced.isOpen("invoice-delivery", number, "deliverByHand")).isTrue();
  }

  @Test
  void aReceiptChangesNothingAndTheAcceptanceStartsTheClock() {
    var number = portal.uploaded(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");

    assertThat(effect(portal.says(number, Status.RECEIVED))).isEqualTo(Effect.NOTED);
    assertThat(effect(portal.says(number, Status.RECEIVED))).isEqualTo(Effect.REPEATED);
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.SUBMITTED);
    clock.advance(Duration.ofDays(2));
    assertThat(effect(portal.says(number, Status.ACCEPTED))).isEqualTo(Effect.TAKEN);

    assertThat(invoices.find(number)).hasValueSatisfying(invoice -> {
      assertThat(invoice.state()).isEqualTo(State.ACCEPTED);
      assertThat(invoice.acceptedOn()).contains(invoiced.today());
    });
    assertThat(effect(portal.says(number, Status.ACCEPTED))).isEqualTo(Effect.REPEATED);
    assertThat(effect(portal.says(number, Status.RECEIVED))).isIn(Effect.LATE, Effect.REPEATED);
  }

  @Test
  void aWordBeforeTheUploadIsConfirmedTakesEffectWithTheConfirmation() {
    var number = portal.dropped(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");

    assertThat(effect(portal.says(number, Status.RECEIVED))).isEqualTo(Effect.KEPT);
    assertThat(effect(portal.says(number, Status.REJECTED, "Timekeeper not approved"))).isEqualTo(Effect.KEPT);
    assertThat(effect(portal.says(number, Status.REJECTED, "Timekeeper not approved"))).isEqualTo(Effect.REPEATED);
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.ISSUED);
    portal.upload(number);

    assertThat(portal.stage(number)).isEqualTo(Stage.REJECTED);
    assertThat(portal.openTasks(number)).containsExactly("mendRejection");
    assertThat(submissions.wordsOf(number)).extracting(PortalWord::effect)
        .containsExactly(Effect.NOTED, Effect.TAKEN, Effect.REPEATED);
  }

  @Test
  void aPaidInvoiceNeedsNoMoreWordsOfThePortal() {
    var number = portal.uploaded(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");
    portal.says(number, Status.REJECTED, "budget exceeded");

    invoices.pay(number, Money.usd("500"), "test:" + number, Actor.ENGINE);

    assertThat(portal.openTasks(number)).isEmpty();
    assertThat(exceptions(number)).isEmpty();
    assertThat(effect(portal.says(number, Status.ACCEPTED))).isEqualTo(Effect.ENDED);
    assertThat(portal.passed(number, "portal-submission")).contains("submissionEnded");
  }

  @Test
  void whatIsInAPortalIsSentAgainByHandOnly() {
    var number = portal.uploaded(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");

    var again = coordinator().post("/api/invoices/%s/delivery".formatted(number), "{\"reason\": \"They lost it.\"}");
    var byHand = coordinator().post("/api/invoices/%s/delivery".formatted(number),
        "{\"channel\": \"HAND\", \"reason\": \"For the court.\"}");

    assertThat(again.json().path("code").asText()).isEqualTo("IN_PORTAL");
    assertThat(byHand.status()).isEqualTo(202);
  }

  private String exceptions(InvoiceNumber number) {
    return portal.exceptions(HttpCalls.to(port).as("billing-coordinator"), number);
  }

  private HttpCalls coordinator() {
    return HttpCalls.to(port).as("billing-coordinator");
  }

  private static Effect effect(PortalWords.Answer answer) {
    return ((Told) answer).effect();
  }
}
