package io.matterflow.ebilling;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.ebilling.PortalCase.Stage;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Correction;
import io.matterflow.invoicing.Correction.Kind;
import io.matterflow.invoicing.CorrectionAnswer;
import io.matterflow.invoicing.CorrectionAnswer.Standing;
import io.matterflow.invoicing.CorrectionDocuments;
import io.matterflow.invoicing.Corrections;
import io.matterflow.invoicing.Invoice.State;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Much of an invoice is let go in its portal only with the signatures that {@code correction-approval} asks for. */
@ProductTest
@Tag("both-databases")
class PortalSignaturesTest {

  private static final Actor PARTNER = staff("partner", Role.BILLING_PARTNER);
  private static final Actor ADMIN = staff("admin", Role.BILLING_ADMIN);
  private static final String ACCEPT = "{\"outcome\": \"ACCEPT\", \"reason\": \"The rate was never agreed.\"}";

  @Autowired private Firm firm;
  @Autowired private InPortal portal;
  @Autowired private Invoices invoices;
  @Autowired private Corrections corrections;
  @Autowired private CorrectionDocuments documents;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  @Test
  void aTenthIsLetGoWhenTheBillingPartnerHasSigned() {
    var number = reducedTo("450");
    assertThat(attorney().get("/api/tasks/" + portal.task(number, "answerReduction").getId()).body())
        .contains("To be signed by", "billing-partner");

    finish(number, "answerReduction", ACCEPT);

    assertThat(portal.stage(number)).isEqualTo(Stage.AWAITS_SIGNATURES);
    assertThat(portal.openTasks(number)).isEmpty();
    assertThat(open(number)).isEqualTo(Money.usd("500"));
    var asked = asked(number);
    assertThat(asked.levels()).containsExactly(Role.BILLING_PARTNER);
    assertThat(asked.amount()).isEqualTo(Money.usd("50"));
    assertThat(corrections.sign(asked.id(), staff("attorney", Role.RESPONSIBLE_ATTORNEY)))
        .isInstanceOf(CorrectionAnswer.NotTheirs.class);
    assertThat(corrections.sign(asked.id(), PARTNER)).isInstanceOf(Standing.class);
    jobs.runDue("invoice-correction", asked.id().toString());

    assertThat(open(number)).isEqualTo(Money.usd("450"));
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.ACCEPTED);
    assertThat(portal.stage(number)).isEqualTo(Stage.ACCEPTED);
    assertThat(portal.passed(number, "portal-reduction")).contains("lettingGoJudged", "reductionAnswered");
    assertThat(documents.creditNote(asked.id())).as("the portal has the amount: no credit note").isEmpty();
  }

  @Test
  void allOfItIsLetGoByTwoPeople() {
    var number = reducedTo("0.00");
    finish(number, "answerReduction", ACCEPT);
    var asked = asked(number);

    corrections.sign(asked.id(), PARTNER);
    assertThat(open(number)).isEqualTo(Money.usd("500"));
    corrections.sign(asked.id(), ADMIN);

    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.CREDITED);
    assertThat(portal.stage(number)).isEqualTo(Stage.ACCEPTED);
    assertThat(portal.passed(number, "portal-submission")).contains("submissionEnded");
  }

  @Test
  void whatAnAppealInVainLeavesIsSignedToo() {
    var number = reducedTo("400");
    finish(number, "answerReduction", "{\"outcome\": \"APPEAL\", \"reason\": \"The rate was approved in May.\"}");

    finish(number, "followAppeal", "{\"outcome\": \"UPHELD\"}");

    assertThat(portal.stage(number)).isEqualTo(Stage.AWAITS_SIGNATURES);
    assertThat(asked(number).levels()).containsExactly(Role.BILLING_PARTNER, Role.BILLING_ADMIN);
    assertThat(open(number)).isEqualTo(Money.usd("500"));
  }

  @Test
  void whoDoesNotSignSendsItBackToTheAttorneyWhoCanStillAppeal() {
    var number = reducedTo("450");
    finish(number, "answerReduction", ACCEPT);

    corrections.uphold(asked(number).id(), "The client agreed to the rate in writing.", PARTNER);

    assertThat(portal.stage(number)).isEqualTo(Stage.REDUCED);
    assertThat(open(number)).isEqualTo(Money.usd("500"));
    assertThat(
        finish(number, "answerReduction", "{\"outcome\": \"APPEAL\", \"reason\": \"Agreed in writing.\"}").status())
        .isEqualTo(204);
    assertThat(portal.stage(number)).isEqualTo(Stage.APPEALED);
  }

  @Test
  void aNewWordOfThePortalEndsTheSignatures() {
    var number = reducedTo("450");
    finish(number, "answerReduction", ACCEPT);
    var asked = asked(number);

    portal.approves(number, "480");

    assertThat(corrections.required(asked.id()).state()).isEqualTo(Correction.State.OVERTAKEN);
    assertThat(corrections.sign(asked.id(), PARTNER)).isInstanceOf(CorrectionAnswer.AlreadyDecided.class);
    assertThat(portal.openTasks(number)).containsExactly("answerReduction");
    finish(number, "answerReduction", ACCEPT);
    assertThat(open(number)).isEqualTo(Money.usd("480"));
  }

  @Test
  void aPaymentOfAllEndsTheSignatures() {
    var number = reducedTo("450");
    finish(number, "answerReduction", ACCEPT);
    var asked = asked(number);

    invoices.pay(number, Money.usd("500"), "test:" + number, Actor.ENGINE);

    assertThat(corrections.required(asked.id()).state()).isEqualTo(Correction.State.OVERTAKEN);
    assertThat(portal.stage(number)).isEqualTo(Stage.ENDED);
    assertThat(portal.passed(number, "portal-reduction")).contains("reductionNoLongerOpen");
  }

  @Test
  void signaturesAreNotAskedForWhileAnotherCorrectionWaits() {
    var number = reducedTo("450");
    corrections.ask(number,
        new Corrections.Wish(Kind.CREDIT, Optional.of(Money.usd("10")), List.of(), Optional.empty(), "Goodwill",
        false), InPortal.COORDINATOR);

    var refused = finish(number, "answerReduction", ACCEPT);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("code").asText()).isEqualTo("CORRECTION_UNDER_WAY");
    assertThat(portal.openTasks(number)).containsExactly("answerReduction");
    assertThat(portal.stage(number)).isEqualTo(Stage.REDUCED);
  }

  @Test
  void theClientsTimeForAnAppealRunsOnWhileSignaturesAreAwaited() {
    var number = reducedTo("450");
    finish(number, "answerReduction", ACCEPT);

    clock.advance(Duration.ofDays(61));

    assertThat(portal.exceptions(HttpCalls.to(port).as("billing-coordinator"), number))
        .contains("PORTAL_APPEAL_OVERDUE", "Approve the portal's reduction of invoice " + number);
  }

  private InvoiceNumber reducedTo(String amount) {
    var number = portal.uploaded(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");
    portal.approves(number, amount);
    return number;
  }

  private Correction asked(InvoiceNumber number) {
    return corrections.of(number).stream()
        .filter(one -> one.kind() == Kind.PORTAL_REDUCTION)
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  private Money open(InvoiceNumber number) {
    return invoices.find(number).orElseThrow().open();
  }

  private HttpCalls.Answer finish(InvoiceNumber number, String task, String body) {
    return attorney().post("/api/tasks/%s/finish".formatted(portal.task(number, task).getId()), body);
  }

  private HttpCalls attorney() {
    return HttpCalls.to(port).as("responsible-attorney");
  }

  private static Actor staff(String user, Role role) {
    return new Actor(new UserId(user), Set.of(role), Optional.empty(), true);
  }
}
