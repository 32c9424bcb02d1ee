package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.REMINDERS;
import static io.matterflow.receivables.Receivables.START;
import static io.matterflow.receivables.Receivables.day;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Actor;
import io.matterflow.receivables.ReminderDrafts.Answer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A firm has edited the cadence: the reminder of day 10 needs a person's approval, within two business days. */
@ProductTest
@Tag("both-databases")
class ReminderApprovalTest {

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private Reminders reminders;
  @Autowired private ReminderDrafts drafts;
  @Autowired private NextReminder next;
  @Autowired private EditedCadence cadence;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private NewMatter draft;
  private InvoiceNumber invoice;

  @BeforeEach
  void aReminderWaitsForItsApproval() {
    asOthersLeftIt = house.now();
    house.itIs(START);
    cadence.askingForApproval();
    draft = firm.hourlyMatter();
    invoice = house.delivered(draft.loaded(), "100");
    house.onDay(10, invoice);
  }

  @AfterEach
  void theTableIsAsItWas() {
    cadence.restored();
    house.itIs(asOthersLeftIt);
  }

  @Test
  void nothingIsSentBeforeAPersonHasReadIt() {
    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(house.tasks(REMINDERS, invoice)).singleElement().satisfies(task -> {
      assertThat(task.getName()).isEqualTo("Approve the reminder of invoice %s, day 10".formatted(invoice));
      assertThat(house.isOffered(task, "billing-admin")).isTrue();
      assertThat(task.getDueDate().toInstant()).isEqualTo(open().expiresAt());
    });
    assertThat(open().text()).contains("$100.00");
    assertThat(open().expiresAt()).as("from Friday noon, on business days").isEqualTo(day(14, "12:00"));
  }

  @Test
  void theInvoiceSaysWhomItsReminderWaitsFor() {
    var waiting = invoice();

    assertThat(waiting.path("owner").asText()).isEqualTo("billing-admin");
    assertThat(waiting.path("nextAction").asText())
        .startsWith("Read the reminder of day 10, then approve it or leave it out");
    assertThat(waiting.path("whyNone").asText())
        .isEqualTo("The reminder of day 10 waits for its approval by the billing admin.");
    assertThat(waiting.path("next").isMissingNode() || waiting.path("next").isNull()).isTrue();

    drafts.approve(invoice, open().sha256(), Actor.ENGINE);
    house.climb(invoice);
    assertThat(invoice().path("status").asText()).isEqualTo("DUE");
    assertThat(invoice().path("owner").asText()).isEqualTo(house.invoice(invoice).client().value());
    assertThat(invoice().path("next").path("step").asText()).isEqualTo("day20");
  }

  @Test
  void exactlyWhatWasApprovedIsSent() {
    var shown = open();

    assertThat(finish(Map.of("outcome", "APPROVE", "answers", Map.of("sha256", shown.sha256())))).isEqualTo(204);
    house.climb(invoice);

    assertThat(house.reminders(invoice)).singleElement().satisfies(mail -> {
      assertThat(mail.to()).isEqualTo(shown.to());
      assertThat(mail.subject()).isEqualTo(shown.subject());
      assertThat(mail.text()).isEqualTo(shown.text());
      assertThat(mail.html()).isEqualTo(shown.html());
      assertThat(ReminderDraft.digest(mail)).isEqualTo(shown.sha256());
    });
    assertThat(next.of(invoice).step()).contains("day20");
  }

  @Test
  void whatWouldReadOtherwiseByThenIsShownAnew() {
    var shown = open();
    house.pay(invoice, "40");

    drafts.approve(invoice, shown.sha256(), Actor.ENGINE);
    house.climb(invoice);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(open().version()).isEqualTo(2);
    assertThat(open().text()).contains("$60.00");
    assertThat(drafts.approve(invoice, shown.sha256(), Actor.ENGINE)).isEqualTo(Answer.CHANGED);
    drafts.approve(invoice, open().sha256(), Actor.ENGINE);
    house.climb(invoice);
    assertThat(house.reminders(invoice)).singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("$60.00"));
  }

  @Test
  void whatChangedBetweenApprovalAndSendingIsNotSent() {
    drafts.approve(invoice, open().sha256(), Actor.ENGINE);
    house.pay(invoice, "40");

    house.climb(invoice);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(open().text()).contains("$60.00");
  }

  @Test
  void whatAPersonLeavesOutIsPassedAndTheLadderGoesOn() {
    assertThat(finish(Map.of("outcome", "SKIP"))).isEqualTo(400);
    assertThat(finish(Map.of("outcome", "SKIP", "reason", "They have had a loss."))).isEqualTo(204);
    house.climb(invoice);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(next.of(invoice).step()).contains("day20");
    assertThat(drafts.skip(invoice, "Twice.", Actor.ENGINE)).isEqualTo(Answer.NOTHING_OPEN);
  }

  @Test
  void whatNobodyAnswersIsLeftOut() {
    house.onDay(14, invoice);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(house.tasks(REMINDERS, invoice)).isEmpty();
    assertThat(reminders.taken(invoice)).singleElement()
        .satisfies(step -> assertThat(step.reason()).contains("Nobody approved the message in time."));
    assertThat(next.of(invoice).step()).contains("day20");
  }

  @Test
  void aPaymentTakesTheDraftAway() {
    var shown = open();
    house.pay(invoice, "100");

    assertThat(house.tasks(REMINDERS, invoice)).isEmpty();
    assertThat(drafts.draft(invoice)).isEmpty();
    assertThat(drafts.approve(invoice, shown.sha256(), Actor.ENGINE)).isEqualTo(Answer.NOTHING_OPEN);
  }

  @Test
  void aClientWhoCannotBeReachedNeedsNoApproval() {
    var other = firm.hourlyMatter();
    house.itIs(START);
    var unreachable = house.delivered(other.loaded(), "100");
    other.withoutBillingAddress().loaded();

    house.onDay(10, unreachable);

    assertThat(house.tasks(REMINDERS, unreachable)).singleElement()
        .satisfies(task -> assertThat(task.getTaskDefinitionKey()).isEqualTo("followUp"));
  }

  @Test
  void whatWasApprovedAtNightWaitsForTheMorning() {
    house.itIs(day(10, "21:30"));
    drafts.approve(invoice, open().sha256(), Actor.ENGINE);
    house.climb(invoice);
    assertThat(house.reminders(invoice)).isEmpty();

    house.onDay(11, invoice);

    assertThat(house.reminders(invoice)).hasSize(1);
  }

  @Test
  void theMessageIsReadOverRestWholeAndAsAPage() {
    var admin = HttpCalls.to(port).as("billing-admin");

    var shown = admin.get("/api/invoices/%s/reminders/draft".formatted(invoice)).json();
    assertThat(shown.path("sha256").asText()).isEqualTo(open().sha256());
    assertThat(shown.path("text").asText()).contains("$100.00");
    assertThat(admin.get("/api/invoices/%s/reminders/draft?format=html".formatted(invoice)).body()).contains("<html",
        "$100.00");
    assertThat(HttpCalls.to(port).as("timekeeper").get("/api/invoices/%s/reminders/draft".formatted(invoice)).status())
        .isEqualTo(404);
  }

  private JsonNode invoice() {
    return HttpCalls.to(port).as("billing-admin").get("/api/invoices/" + invoice).json();
  }

  private ReminderDraft open() {
    return drafts.draft(invoice).orElseThrow();
  }

  private int finish(Map<String, Object> outcome) {
    var task = house.tasks(REMINDERS, invoice).get(0);
    return HttpCalls.to(port)
        .as("billing-admin")
        .post("/api/tasks/%s/finish".formatted(task.getId()), outcome)
        .status();
  }
}
