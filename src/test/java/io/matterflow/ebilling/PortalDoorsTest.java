package io.matterflow.ebilling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.ebilling.PortalCase.Stage;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who tells what a portal says, and what becomes of two who tell it at once. */
@ProductTest
@Tag("both-databases")
class PortalDoorsTest {

  private static final String REJECTED = "{\"status\": \"REJECTED\", \"reasons\": [\"Budget exceeded\"]}";
  private static final String LESS = "{\"status\": \"ADJUSTED\", \"approvedAmount\": \"490.00\"}";
  private static final String ACCEPTED_IN_FULL = "{\"status\": \"ACCEPTED\", \"approvedAmount\": \"500.00\"}";
  private static final String ACCEPTED = "{\"status\": \"ACCEPTED\"}";

  @Autowired private Firm firm;
  @Autowired private InPortal portal;
  @Autowired private Invoices invoices;
  @Autowired private Submissions submissions;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  @ParameterizedTest
  @CsvSource({
      "billing-coordinator, 202", "billing-admin, 202", "system, 202", "responsible-attorney, 403",
      "billing-partner, 403",
      "bookkeeper, 403", "auditor, 403", "timekeeper, 404"})
  void theBillingOfficeAndSystemsTellIt(String user, int status) {
    var number = uploaded();

    assertThat(tell(user, number, "{\"status\": \"RECEIVED\"}").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"billing-coordinator", "billing-admin", "system", "responsible-attorney"})
  void nobodyBeginsASubmissionPastTheProduct(String user) {
    var number = uploaded();

    var answer = HttpCalls.to(port).as(user).post("/engine-rest/process-definition/key/portal-submission/start",
        Map.of("businessKey", number.value()));

    assertThat(answer.status()).as(answer.body()).isBetween(400, 500);
    assertThat(portal.passed(number, "portal-submission")).containsOnlyOnce("portalDeliveryBegun");
    assertThat(submissions.of(number)).hasSize(1);
  }

  @Test
  void ofManyWhoTellTheSameAtOnceOneIsTaken() throws Exception {
    var number = uploaded();

    var effects = atOnce(number, Collections.nCopies(6, LESS));

    assertThat(effects).filteredOn("TAKEN"::equals).hasSize(1);
    assertThat(effects).filteredOn("REPEATED"::equals).hasSize(5);
    assertThat(portal.openTasks(number)).containsExactly("answerReduction");
  }

  @Test
  void ofTwoWhoContradictEachOtherTheLaterHoldsAndOneTaskWaits() throws Exception {
    for (var words : List.of(List.of(REJECTED, LESS), List.of(LESS, ACCEPTED_IN_FULL), List.of(ACCEPTED, REJECTED))) {
      var number = uploaded();

      assertThat(atOnce(number, words)).containsExactly("TAKEN", "TAKEN");

      var last = submissions.wordsOf(number).get(1).status();
      assertThat(portal.stage(number)).isEqualTo(switch (last) {
        case REJECTED -> Stage.REJECTED;
        case ADJUSTED -> Stage.REDUCED;
        default -> Stage.ACCEPTED;
      });
      assertThat(portal.openTasks(number)).isEqualTo(switch (last) {
        case REJECTED -> List.of("mendRejection");
        case ADJUSTED -> List.of("answerReduction");
        default -> List.of();
      });
    }
  }

  @Test
  void ofTwoWhoAnswerAReductionAtOnceOneDoesAndItIsCreditedOnce() throws Exception {
    var number = uploaded();
    portal.approves(number, "490.00");
    var finish = "/api/tasks/%s/finish".formatted(portal.task(number, "answerReduction").getId());

    var answers = inParallel(Collections.nCopies(2,
        () -> HttpCalls.to(port).as("responsible-attorney").post(finish, "{\"outcome\": \"ACCEPT\"}")));

    assertThat(answers).extracting(Answer::status).filteredOn(status -> status == 204).hasSize(1);
    assertThat(answers).extracting(Answer::status).allMatch(status -> status < 500);
    assertThat(invoices.find(number).orElseThrow().open()).isEqualTo(Money.usd("490"));
    assertThat(portal.stage(number)).isEqualTo(Stage.ACCEPTED);
  }

  /** The clock of a portal's client runs from the acceptance, told over REST as a portal's system would. */
  @Test
  void anAcceptanceToldOverRestMovesTheLadderToItsDay() {
    var number = uploaded();
    assertThat(shown(number).at("/next/step").asText()).isEqualTo("day10");
    clock.advance(Duration.ofDays(4));

    assertThat(tell("system", number, ACCEPTED).status()).isEqualTo(202);

    var after = shown(number);
    assertThat(after.path("state").asText()).isEqualTo("ACCEPTED");
    assertThat(after.at("/next/step").asText()).isEqualTo("accepted30");
    assertThat(Instant.parse(after.at("/next/at").asText()))
        .isAfterOrEqualTo(clock.instant().plus(Duration.ofDays(29)));
  }

  private JsonNode shown(InvoiceNumber number) {
    return HttpCalls.to(port).as("billing-coordinator").get("/api/invoices/" + number).json();
  }

  private List<String> atOnce(InvoiceNumber number, List<String> words) throws InterruptedException {
    return inParallel(
        words.stream().<Callable<Answer>>map(word -> () -> tell("billing-coordinator", number, word)).toList()).stream()
        .peek(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(202))
        .map(answer -> answer.json().path("effect").asText())
        .toList();
  }

  private static List<Answer> inParallel(List<Callable<Answer>> calls) throws InterruptedException {
    var threads = Executors.newFixedThreadPool(calls.size());
    try {
      return threads.invokeAll(calls).stream().map(done -> {
        try {
          return done.get();
        } catch (Exception failed) {
          throw new AssertionError(failed);
        }
      }).toList();
    } finally {
      threads.shutdown();
    }
  }

  private InvoiceNumber uploaded() {
    return portal.uploaded(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");
  }

  private Answer tell(String user, InvoiceNumber number, String word) {
    return HttpCalls.to(port).as(user).post("/api/invoices/%s/portal-status".formatted(number), word);
  }
}
