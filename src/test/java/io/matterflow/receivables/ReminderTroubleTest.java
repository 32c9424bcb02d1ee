package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.REMINDERS;
import static io.matterflow.receivables.Receivables.START;
import static io.matterflow.receivables.Receivables.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.receivables.TakenStep.Outcome;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The mail system is down, hangs, or loses its answer: one message in the end, or a person who knows. */
@ProductTest
@Tag("both-databases")
class ReminderTroubleTest {

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(20);

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private Reminders reminders;
  @Autowired private NextReminder next;
  @Autowired private LocalVendors vendors;
  @LocalServerPort private int port;

  private LocalVendor messaging;
  private Instant asOthersLeftIt;
  private InvoiceNumber invoice;
  private NewMatter matter;

  @BeforeEach
  void aReminderIsAboutToGoOut() {
    messaging = vendors.named("messaging");
    asOthersLeftIt = house.now();
    house.itIs(START);
    matter = firm.hourlyMatter();
    invoice = house.delivered(matter.loaded(), "100");
    house.itIs(day(10, "08:00"));
    house.doTheDueJob(REMINDERS, invoice);
  }

  @AfterEach
  void allIsWell() {
    messaging.become(Mood.WELL);
    house.itIs(asOthersLeftIt);
  }

  @Test
  void aMailSystemThatIsDownIsTriedAgainThenSomebodyIsToldAndOneRetryEndsIt() {
    messaging.become(Mood.FAIL);
    for (int tries = 0; exception().isEmpty(); tries++) {
      assertThat(tries).as("tries before somebody is told").isLessThan(6);
      assertThatThrownBy(() -> house.doTheDueJob(REMINDERS, invoice)).hasMessageContaining("mood is FAIL");
      house.itIs(day(10, "08:00").plus(LONGEST_PAUSE.multipliedBy(tries + 1)));
    }
    assertThat(house.dueJobs(REMINDERS, invoice)).isEmpty();
    var stopped = exception().orElseThrow();
    assertThat(stopped.path("owner").asText()).isEqualTo("billing-admin");
    assertThat(stopped.path("nextAction").asText()).contains("try the step again");
    assertThat(stopped.path("what").asText())
        .startsWith("Send the reminder (Payment reminders %s): ".formatted(invoice));

    messaging.become(Mood.WELL);
    assertThat(
        as("billing-admin").post("/api/exceptions/%s/retry".formatted(stopped.path("id").asText()), "{}").status())
        .isEqualTo(202);
    house.climb(invoice);

    assertThat(house.reminders(invoice)).hasSize(1);
    assertThat(exception()).isEmpty();
    assertThat(next.of(invoice).step()).contains("day20");
  }

  @Test
  void aMailSystemThatComesBackAfterTheNextStepIsDueSendsOnlyThatOne() {
    messaging.become(Mood.FAIL);
    assertThatThrownBy(() -> house.doTheDueJob(REMINDERS, invoice)).hasMessageContaining("mood is FAIL");
    messaging.become(Mood.WELL);

    house.onDay(21, invoice);

    assertThat(house.reminders(invoice)).hasSize(1);
    assertThat(reminders.taken(invoice)).extracting(TakenStep::step, TakenStep::outcome)
        .contains(tuple("day10", Outcome.PASSED),
            tuple("day20", Outcome.SENT));
  }

  @Test
  void aPaymentEndsALadderThatIsStuck() {
    messaging.become(Mood.FAIL);
    assertThatThrownBy(() -> house.doTheDueJob(REMINDERS, invoice)).hasMessageContaining("mood is FAIL");

    house.pay(invoice, "100");

    assertThat(house.isChased(invoice)).isFalse();
    assertThat(exception()).isEmpty();
    assertThat(house.reminders(invoice)).isEmpty();
  }

  /** What was found out when the step fell due may not be true any more when the message is about to go. */
  @Test
  void whoLosesTheLastAddressBeforeTheMessageGoesIsHandedToAPerson() {
    matter.withoutBillingAddress().loaded();

    house.climb(invoice);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(house.tasks(REMINDERS, invoice)).singleElement()
        .satisfies(task -> assertThat(task.getName()).isEqualTo("Follow up invoice %s, day 10".formatted(invoice)));
    assertThat(next.of(invoice).step()).as("the ladder goes on beside it").contains("day20");
  }

  @Test
  void anAnswerThatWasLostIsFoundAndNothingIsSentAgain() {
    messaging.become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(() -> house.doTheDueJob(REMINDERS, invoice)).hasMessageContaining("did not answer");
    messaging.become(Mood.WELL);

    house.itIs(day(10, "09:00"));
    house.climb(invoice);

    assertThat(house.reminders(invoice)).hasSize(1);
    assertThat(reminders.taken(invoice)).singleElement()
        .satisfies(step -> assertThat(step.outcome()).isEqualTo(Outcome.SENT));
  }

  @Test
  void inDoubtAPersonSaysThatItWasSentAndItIsNotSentAgain() {
    inDoubt(Mood.HANG_AFTER);

    confirm("SENT");
    messaging.become(Mood.WELL);
    house.climb(invoice);

    assertThat(house.reminders(invoice)).hasSize(1);
    assertThat(reminders.taken(invoice)).singleElement()
        .satisfies(step -> assertThat(step.outcome()).isEqualTo(Outcome.SENT));
    assertThat(next.of(invoice).step()).contains("day20");
  }

  @Test
  void inDoubtAPersonSaysThatItWasNotSentAndItIsSentOnce() {
    inDoubt(Mood.HANG_BEFORE);

    confirm("NOT_SENT");
    messaging.become(Mood.WELL);
    house.climb(invoice);

    assertThat(house.reminders(invoice)).hasSize(1);
  }

  @Test
  void whatAPersonSaysWasSentIsWrittenDownThoughTheInvoiceRestsMeanwhile() {
    inDoubt(Mood.HANG_AFTER);
    confirm("SENT");
    house.reserve(invoice, "100");

    house.climb(invoice);

    assertThat(reminders.taken(invoice)).singleElement()
        .satisfies(step -> assertThat(step.outcome()).isEqualTo(Outcome.SENT));
  }

  @Test
  void aPaymentTakesTheDoubtAway() {
    inDoubt(Mood.HANG_BEFORE);

    house.pay(invoice, "100");

    assertThat(house.tasks(REMINDERS, invoice)).isEmpty();
    assertThat(house.isChased(invoice)).isFalse();
  }

  private void inDoubt(Mood mood) {
    messaging.become(mood, Duration.ZERO);
    assertThatThrownBy(() -> house.doTheDueJob(REMINDERS, invoice)).hasMessageContaining("did not answer");
    house.itIs(day(10, "09:00"));
    house.doTheDueJob(REMINDERS, invoice);
    assertThat(house.tasks(REMINDERS, invoice)).singleElement().satisfies(task ->
        assertThat(task.getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_reminder"));
  }

  private void confirm(String outcome) {
    var task = house.tasks(REMINDERS, invoice).get(0);
    assertThat(
        as("billing-admin").post("/api/tasks/%s/finish".formatted(task.getId()), Map.of("outcome", outcome)).status())
        .isEqualTo(204);
  }

  private Optional<JsonNode> exception() {
    return as("billing-admin").items("/api/exceptions").stream()
        .filter(one -> one.path("subject").path("id").asText().equals(invoice.value()))
        .findFirst();
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
