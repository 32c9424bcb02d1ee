package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.REMINDERS;
import static io.matterflow.receivables.Receivables.START;
import static io.matterflow.receivables.Receivables.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.PauseScope;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Reminders are due and none goes out: an alarm with an owner, and none where somebody has the reason in hand. */
@ProductTest
@Tag("both-databases")
class ReminderWatchTest {

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private Reminders reminders;
  @Autowired private Disputes disputes;
  @Autowired private ClientMessages messages;
  @Autowired private ReminderWatch watch;
  @Autowired private MeterRegistry meters;
  @Autowired private LocalVendors vendors;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private Engagement client;
  private InvoiceNumber invoice;

  @BeforeEach
  void anInvoiceIsDelivered() {
    asOthersLeftIt = house.now();
    house.itIs(START);
    client = firm.hourlyMatter().loaded();
    invoice = house.delivered(client, "100");
  }

  @AfterEach
  void theClockIsPutBack() {
    vendors.named("messaging").become(Mood.WELL);
    house.pay(invoice, "100");
    watch.check();
    house.itIs(asOthersLeftIt);
  }

  @Test
  void aJobThatNobodyDoesIsFoundAfterSomeHoursAndNotBefore() {
    house.itIs(day(10, "13:59"));
    watch.check();
    assertThat(alarm()).isEmpty();

    house.itIs(day(10, "14:01"));
    watch.check();

    assertThat(alarm()).hasValueSatisfying(found -> {
      assertThat(found.path("owner").asText()).isEqualTo("billing-admin");
      assertThat(found.path("what").asText())
          .isEqualTo("Invoice %s: the reminder of day 10 was due and did not go out.".formatted(invoice));
      assertThat(found.path("nextAction").asText()).contains("look again");
    });
    assertThat(meters.get(ReminderWatch.METER).gauge().value()).isPositive();
    house.climb(invoice);
    watch.check();
    assertThat(alarm()).isEmpty();
    assertThat(house.reminders(invoice)).hasSize(1);
  }

  @Test
  void aCaseThatSomebodyBrokeOffIsFoundAndBegunAnew() {
    house.breakOff(invoice);
    house.itIs(day(11, "12:00"));
    watch.check();
    var retry = alarm().orElseThrow().path("retry").asText();

    assertThat(as("billing-admin").post(retry, "").status()).isEqualTo(202);
    house.climb(invoice);
    watch.check();

    assertThat(house.reminders(invoice)).hasSize(1);
    assertThat(alarm()).isEmpty();
  }

  @Test
  void whatHasStoppedAndIsSomebodysAlreadyIsNoAlarm() {
    house.itIs(day(10, "08:00"));
    house.doTheDueJob(REMINDERS, invoice);
    vendors.named("messaging").become(Mood.FAIL);
    for (int tries = 0; tries < 10 && !house.dueJobs(REMINDERS, invoice).isEmpty(); tries++) {
      assertThatThrownBy(() -> house.doTheDueJob(REMINDERS, invoice)).hasMessageContaining("mood is FAIL");
      house.itIs(house.now().plusSeconds(3600));
    }
    house.itIs(day(12, "12:00"));

    watch.check();

    assertThat(alarm()).isEmpty();
    var stopped = as("billing-admin").get("/api/invoices/" + invoice).json();
    assertThat(stopped.path("owner").asText()).isEqualTo("billing-admin");
    assertThat(stopped.path("nextAction").asText())
        .isEqualTo("Try the reminder of day 10 again: why it has stopped stands under the exceptions.");
    assertThat(stopped.path("whyNone").asText()).isEqualTo("The reminder of day 10 has stopped before it went out.");
    assertThat(stopped.path("next").isMissingNode() || stopped.path("next").isNull()).isTrue();
  }

  @Test
  void whatIsQueuedRestsOrIsPaidIsNoAlarm() {
    messages.pause(PauseScope.of(client.clientId()), "A question", Actor.ENGINE);
    house.onDay(10, invoice);
    var disputed = house.delivered(client, "200");
    disputes.raise(disputed, Optional.empty(), "Too much.", Actor.ENGINE);
    house.itIs(day(15, "12:00"));

    watch.check();

    assertThat(alarm()).isEmpty();
    messages.release(PauseScope.of(client.clientId()), "Answered", Actor.ENGINE);
  }

  @Test
  void aTaskThatAPersonHasLeftIsNoAlarm() {
    house.onDay(30, invoice);
    house.itIs(day(60, "12:00"));

    watch.check();

    assertThat(alarm()).isEmpty();
  }

  private Optional<JsonNode> alarm() {
    return as("billing-admin").items("/api/exceptions?kind=REMINDER_OVERDUE").stream()
        .filter(one -> one.path("subject").path("id").asText().equals(invoice.value()))
        .findFirst();
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
