package io.matterflow.ebilling;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.ebilling.PortalWords.AmountNeeded;
import io.matterflow.ebilling.PortalWords.ImpossibleAmount;
import io.matterflow.ebilling.PortalWords.Told;
import io.matterflow.ebilling.PortalCase.Stage;
import io.matterflow.ebilling.PortalWord.Effect;
import io.matterflow.ebilling.PortalWord.Status;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoice.State;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
@Tag("both-databases")
class PortalReductionTest {

  @Autowired private Firm firm;
  @Autowired private InPortal portal;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private NextReminder next;
  @Autowired private Submissions submissions;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  @Test
  void anAcceptedReductionIsACreditToTheCent() {
    var number = uploaded();
    portal.approves(number, "475.01");
    var task = portal.task(number, "answerReduction");
    assertThat(task.getDueDate().toInstant().atZone(ZoneId.of("America/Chicago")).toLocalDate())
        .isEqualTo(invoiced.today().plusDays(60));
    assertThat(attorney().get("/api/tasks/" + task.getId()).body()).contains("$24.99", "$475.01")
        .doesNotContain("To be signed by");

    assertThat(effect(number, "475.01")).isEqualTo(Effect.REPEATED);
    assertThat(attorney().get("/api/tasks/" + task.getId()).json().at("/sheet/facts").findValuesAsText("value"))
        .filteredOn(said -> said.startsWith("ADJUSTED at $475.01")).hasSize(1);

    assertThat(finish(number, "answerReduction", "{\"outcome\": \"ACCEPT\"}").status()).isEqualTo(204);

    assertThat(invoices.find(number)).hasValueSatisfying(invoice -> {
      assertThat(invoice.open()).isEqualTo(Money.usd("475.01"));
      assertThat(invoice.total()).isEqualTo(Money.usd("500"));
      assertThat(invoice.state()).isEqualTo(State.ACCEPTED);
      assertThat(invoice.acceptedOn()).contains(invoiced.today());
    });
    assertThat(effect(number, "475.01")).isEqualTo(Effect.REPEATED);
    assertThat(portal.openTasks(number)).isEmpty();
  }

  @Test
  void nobodyLooksUpWhatThePortalHasSaidAndOnlyWhatItHasAcceptedCountsFromThere() {
    var number = uploaded();
    assertThat(next.of(number).step()).contains("day10");

    portal.approves(number, "450");
    assertThat(next.of(number).whyNone()).contains("What the client's portal has rejected or reduced is being mended.");

    portal.approves(number, "500");
    assertThat(next.of(number).step()).contains("accepted30");
    portal.approves(number, "450");
    assertThat(next.of(number).step()).isEmpty();
  }

  @Test
  void anAppealThatIsGrantedLeavesTheInvoiceWhole() {
    var number = uploaded();
    portal.approves(number, "450");
    assertThat(finish(number, "answerReduction", "{\"outcome\": \"APPEAL\"}").status()).isEqualTo(400);
    finish(number, "answerReduction", "{\"outcome\": \"APPEAL\", \"reason\": \"The rate was approved in May.\"}");
    assertThat(portal.stage(number)).isEqualTo(Stage.APPEALED);

    assertThat(finish(number, "followAppeal", "{\"outcome\": \"GRANTED\"}").status()).isEqualTo(204);

    assertThat(invoices.find(number).orElseThrow().open()).isEqualTo(Money.usd("500"));
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.ACCEPTED);
  }

  @Test
  void anAppealInVainEndsInTheCredit() {
    var number = uploaded();
    portal.approves(number, "475");
    finish(number, "answerReduction", "{\"outcome\": \"APPEAL\", \"reason\": \"The rate was approved in May.\"}");

    finish(number, "followAppeal", "{\"outcome\": \"UPHELD\"}");

    assertThat(invoices.find(number).orElseThrow().open()).isEqualTo(Money.usd("475"));
  }

  @Test
  void aNewWordEndsTheTaskOfTheOneBefore() {
    var number = uploaded();
    portal.approves(number, "450");
    assertThat(portal.says(number, Status.ACCEPTED)).isInstanceOf(AmountNeeded.class);
    portal.approves(number, "480");
    assertThat(submissions.find(number).orElseThrow().approved()).contains(Money.usd("480"));
    assertThat(portal.openTasks(number)).containsExactly("answerReduction");

    portal.says(number, Status.REJECTED, "Budget exceeded");
    assertThat(portal.openTasks(number)).containsExactly("mendRejection");
    portal.approves(number, "500.00");

    assertThat(portal.openTasks(number)).isEmpty();
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.ACCEPTED);
    assertThat(portal.passed(number, "portal-reduction")).contains("reductionNoLongerOpen");
  }

  @Test
  void anAcceptanceOfLessIsAReductionAndOfMoreThanBilledIsRefused() {
    var number = uploaded();

    var more = coordinator().post("/api/invoices/%s/portal-status".formatted(number),
        "{\"status\": \"ADJUSTED\", \"approvedAmount\": \"500.01\"}");
    var untold = coordinator().post("/api/invoices/%s/portal-status".formatted(number), "{\"status\": \"ADJUSTED\"}");
    var less = coordinator().post("/api/invoices/%s/portal-status".formatted(number),
        "{\"status\": \"ACCEPTED\", \"approvedAmount\": \"0.00\"}");

    assertThat(more.json().path("code").asText()).isEqualTo("MORE_THAN_BILLED");
    assertThat(untold.json().path("code").asText()).isEqualTo("APPROVED_AMOUNT_NEEDED");
    assertThat(less.status()).isEqualTo(202);
    assertThat(less.json().path("stage").asText()).isEqualTo("REDUCED");
  }

  @Test
  void moreThanIsOpenIsNotCredited() {
    var number = uploaded();
    portal.approves(number, "400");
    invoices.pay(number, Money.usd("450"), "test:" + number, Actor.ENGINE);

    var refused = finish(number, "answerReduction", "{\"outcome\": \"ACCEPT\"}");

    assertThat(refused.json().path("code").asText()).isEqualTo("MORE_THAN_OPEN");
    assertThat(portal.stage(number)).isEqualTo(Stage.REDUCED);
    assertThat(portal.approves(number, "500.01")).isInstanceOf(ImpossibleAmount.class);
  }

  @Test
  void afterTheClientsTimeItStandsUnderTheExceptions() {
    var number = uploaded();
    portal.approves(number, "450");
    assertThat(exceptions(number)).isEmpty();

    clock.advance(Duration.ofDays(62)); // the clocks may go back within them

    assertThat(exceptions(number)).contains("PORTAL_APPEAL_OVERDUE", "responsible-attorney");
  }

  private InvoiceNumber uploaded() {
    return portal.uploaded(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");
  }

  private Effect effect(InvoiceNumber number, String amount) {
    return ((Told) portal.approves(number, amount)).effect();
  }

  private HttpCalls.Answer finish(InvoiceNumber number, String task, String body) {
    return attorney().post("/api/tasks/%s/finish".formatted(portal.task(number, task).getId()), body);
  }

  private String exceptions(InvoiceNumber number) {
    return portal.exceptions(HttpCalls.to(port).as("billing-coordinator"), number);
  }

  private HttpCalls attorney() {
    return HttpCalls.to(port).as("responsible-attorney");
  }

  private HttpCalls coordinator() {
    return HttpCalls.to(port).as("billing-coordinator");
  }
}
