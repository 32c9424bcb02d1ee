package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.REMINDERS;
import static io.matterflow.receivables.Receivables.START;
import static io.matterflow.receivables.Receivables.day;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.audit.RecordedAct;
import io.matterflow.invoicing.Deliveries;
import io.matterflow.invoicing.DeliveryFailures;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.Failure;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.smtp.SmtpStub;
import io.matterflow.messaging.smtp.StubbedMail;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.receivables.TakenStep.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * An invoice that came back from everybody was not delivered: nobody is reminded of it, and its days begin when it is
 * sent again.
 */
@ProductTest
@Tag("both-databases")
class ReturnedInvoiceTest {

  private static final String CAME_BACK =
      "The invoice came back from everybody: its reminders count from the day on which it is sent again.";

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private PlansAtHand plans;
  @Autowired private Invoiced invoiced;
  @Autowired private Deliveries deliveries;
  @Autowired private DeliveryFailures failures;
  @Autowired private Disputes disputes;
  @Autowired private EditedCadence cadence;
  @Autowired private ReminderWatch watch;
  @Autowired private AuditTrail audit;
  @Autowired private OutgoingMessages outgoing;
  @Autowired private StubbedMail mail;
  @Autowired private TaskService tasks;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private SmtpStub mailSystem;
  private NewMatter draft;
  private Engagement matter;
  private InvoiceNumber invoice;

  @BeforeEach
  void anInvoiceGoesToItsOnlyBillingContact() {
    asOthersLeftIt = house.now();
    house.itIs(START);
    mailSystem = mail.connect();
    draft = firm.hourlyMatter();
    matter = draft.loaded();
    invoice = house.delivered(matter, "100");
  }

  @AfterEach
  void theClockIsPutBack() {
    mail.disconnect(mailSystem);
    house.itIs(asOthersLeftIt);
  }

  @Test
  void nobodyIsRemindedOfItBeforeItIsSentAgainAndThenFromThatDay() {
    house.itIs(day(1, "09:00"));
    returned(1, matter.billingAddress());

    assertThat(told().path("state").asText()).isEqualTo("ISSUED");
    assertThat(told().path("status").asText()).isEqualTo("CAME_BACK");
    assertThat(told().path("owner").asText()).isEqualTo("billing-coordinator");
    assertThat(told().path("since").asText()).isEqualTo(day(1, "09:00").toString());
    assertThat(told().path("nextAction").asText()).contains("Mend the address");
    assertThat(told().path("whyNone").asText()).isEqualTo(CAME_BACK);
    assertThat(told().has("next")).isFalse();
    assertThat(told().has("deliveredOn")).isFalse();

    house.onDay(10, invoice);
    assertThat(house.stepsOf(invoice)).isEmpty();
    assertThat(house.tasks(REMINDERS, invoice)).isEmpty();
    watch.check();
    assertThat(coordinator().items("/api/exceptions?kind=REMINDER_OVERDUE").toString())
        .doesNotContain("invoice " + invoice);

    house.itIs(day(12, "09:00"));
    mended("right@corrected.example");

    assertThat(house.invoice(invoice).deliveredOn()).contains(date(12));
    assertThat(told().path("status").asText()).isEqualTo("DUE");
    assertThat(told().path("next").path("step").asText()).isEqualTo("day10-from-2026-07-12");
    assertThat(told().path("next").path("at").asText()).isEqualTo(day(22, "08:00").toString());

    house.onDay(22, invoice);
    assertThat(mailSystem.mails()).hasSize(3).last().satisfies(reminder ->
        assertThat(reminder.to()).containsExactly("right@corrected.example"));
    house.onDay(32, invoice);
    house.onDay(42, invoice);
    assertThat(house.stepsOf(invoice)).extracting(TakenStep::step)
        .containsExactly("day10-from-2026-07-12", "day20-from-2026-07-12", "day30-from-2026-07-12");
    assertThat(house.tasks(REMINDERS, invoice)).singleElement().satisfies(task ->
        assertThat(task.getName()).isEqualTo("Follow up invoice %s, day 30 from 2026-07-12".formatted(invoice)));
  }

  @Test
  void wordThatComesAfterTheReminderBeginsTheLadderAnewFromTheResend() {
    house.onDay(10, invoice);
    house.onDay(20, invoice);
    house.onDay(30, invoice);
    assertThat(house.stepsOf(invoice)).extracting(TakenStep::outcome)
        .containsExactly(Outcome.SENT, Outcome.SENT, Outcome.TASK);
    assertThat(house.tasks(REMINDERS, invoice)).hasSize(1);

    house.itIs(day(31, "09:00"));
    returned(1, matter.billingAddress());
    assertThat(house.tasks(REMINDERS, invoice)).as("nobody talks of an invoice that its client has not").isEmpty();
    assertThat(house.isChased(invoice)).isFalse();

    mended("right@corrected.example");

    assertThat(told().path("next").path("step").asText()).isEqualTo("day10-from-2026-07-31");
    house.onDay(41, invoice);
    assertThat(house.stepsOf(invoice)).extracting(TakenStep::step)
        .containsExactly("day10", "day20", "day30", "day10-from-2026-07-31");
  }

  @Test
  void theSameWordToldAgainChangesNothing() {
    house.itIs(day(1, "09:00"));
    returned(1, matter.billingAddress());
    returned(1, matter.billingAddress());
    house.itIs(day(3, "09:00"));
    mended("right@corrected.example");

    returned(1, matter.billingAddress());

    assertThat(house.invoice(invoice).deliveredOn()).contains(date(3));
    assertThat(acts()).containsOnlyOnce("came-back").containsOnlyOnce("delivered-after-all");
  }

  @Test
  void anInvoiceThatComesBackTwiceBeginsTwice() {
    house.itIs(day(1, "09:00"));
    returned(1, matter.billingAddress());
    mended("wrong@corrected.example");
    house.onDay(11, invoice);
    house.itIs(day(12, "09:00"));
    returned(2, "wrong@corrected.example");
    assertThat(told().path("whyNone").asText()).isEqualTo(CAME_BACK);

    house.itIs(day(13, "09:00"));
    mended("right@corrected.example");
    house.onDay(23, invoice);

    assertThat(house.stepsOf(invoice)).extracting(TakenStep::step)
        .containsExactly("day10-from-2026-07-01", "day10-from-2026-07-13");
  }

  @Test
  void whatAnotherRecipientTookIsDelivered() {
    draft.alsoBilledTo("gone@elsewhere.example").loaded();
    var other = house.delivered(matter, "50");
    outgoing.returned(outgoing.find("invoice:%s:delivery".formatted(other)).orElseThrow(), "gone@elsewhere.example",
        Failure.NO_SUCH_ADDRESS, "5.1.1");

    assertThat(house.invoice(other).deliveredOn()).contains(date(0));
    house.onDay(10, other);
    assertThat(house.stepsOf(other)).extracting(TakenStep::step).containsExactly("day10");
  }

  @Test
  void aResendThatReachedThemBeforeTheWordCameCountsFromItsOwnDay() {
    draft.billedTo("right@corrected.example").loaded();
    house.itIs(day(4, "09:00"));
    deliveries.sendAgain(invoice, Optional.empty(), "They say they have nothing.", Actor.ENGINE);
    invoiced.runJobs(invoice);
    assertThat(house.invoice(invoice).deliveredOn()).contains(date(0));

    house.itIs(day(5, "09:00"));
    returned(1, matter.billingAddress());

    assertThat(house.invoice(invoice).deliveredOn()).contains(date(4));
    assertThat(told().path("next").path("at").asText()).isEqualTo(day(14, "08:00").toString());
  }

  @Test
  void whoIsReachedOtherwiseHasItFromThatDayByHand() {
    house.itIs(day(2, "09:00"));
    returned(1, matter.billingAddress());

    assertThat(finish("REACHED")).isEqualTo(204);

    assertThat(house.invoice(invoice).deliveredOn()).contains(date(2));
    assertThat(house.invoice(invoice).deliveredBy()).contains(DeliveredBy.HAND);
    assertThat(told().path("next").path("step").asText()).isEqualTo("day30-from-2026-07-02");
    assertThat(mailSystem.mails()).hasSize(1);
  }

  @Test
  void aPaidInvoiceStaysPaidAndWhatIsTakenBackAsksAPerson() {
    var paid = house.report(invoice, "100");
    house.allocate(paid);
    house.itIs(day(8, "09:00"));
    returned(1, matter.billingAddress());
    assertThat(told().path("status").asText()).isEqualTo("PAID");
    assertThat(house.invoice(invoice).deliveredOn()).as("whoever pays it needs it no more").contains(date(0));

    house.itIs(day(9, "09:00"));
    plans.goesBack(paid, Type.FAILED, "100");
    house.onDay(10, invoice);

    assertThat(house.tasks(REMINDERS, invoice)).singleElement()
        .satisfies(task -> assertThat(task.getName()).endsWith("day 10"));
  }

  @Test
  void aPartPaymentMakesNoDelivery() {
    house.pay(invoice, "40");
    house.itIs(day(8, "09:00"));
    returned(1, matter.billingAddress());
    assertThat(told().path("state").asText()).isEqualTo("PARTIALLY_PAID");
    assertThat(told().path("status").asText()).isEqualTo("CAME_BACK");
    house.onDay(10, invoice);
    assertThat(house.stepsOf(invoice)).isEmpty();

    house.pay(invoice, "60");

    assertThat(told().path("status").asText()).isEqualTo("PAID");
  }

  @Test
  void aDisputeThatEndsMeanwhileWakesNoLadder() {
    disputes.raise(invoice, Optional.empty(), "Too much.", Actor.ENGINE);
    house.itIs(day(8, "09:00"));
    returned(1, matter.billingAddress());
    assertThat(told().path("status").asText()).isEqualTo("DISPUTED");

    disputes.resolve(invoice, "The hours were worked.", Actor.ENGINE);
    house.onDay(31, invoice);

    assertThat(told().path("status").asText()).isEqualTo("CAME_BACK");
    assertThat(house.stepsOf(invoice)).isEmpty();
    mended("right@corrected.example");
    assertThat(told().path("next").path("step").asText()).isEqualTo("day10-from-2026-07-31");
  }

  @Test
  void aReminderThatWaitsForItsApprovalIsApprovedByNobodyAnyMore() {
    cadence.askingForApproval();
    try {
      house.onDay(10, invoice);
      assertThat(house.tasks(REMINDERS, invoice)).hasSize(1);

      returned(1, matter.billingAddress());

      assertThat(house.tasks(REMINDERS, invoice)).isEmpty();
      assertThat(house.isChased(invoice)).isFalse();
      assertThat(mailSystem.mails()).hasSize(1);
    } finally {
      cadence.restored();
    }
  }

  private void mended(String address) {
    draft.billedTo(address).loaded();
    assertThat(finish("MENDED")).isEqualTo(204);
    invoiced.runJobs(invoice);
    house.climb(invoice);
  }

  private void returned(int request, String address) {
    var key = "invoice:%s:delivery".formatted(invoice) + (request == 1 ? "" : ":" + request);
    outgoing.returned(outgoing.find(key).orElseThrow(), address, Failure.NO_SUCH_ADDRESS, "5.1.1");
    house.climb(invoice);
  }

  private int finish(String outcome) {
    return coordinator()
        .post("/api/tasks/%s/finish".formatted(mending().getId()), "{\"outcome\": \"%s\"}".formatted(outcome))
        .status();
  }

  private Task mending() {
    var open = failures.of(invoice).stream().filter(failure -> !failure.isSettled()).findFirst().orElseThrow();
    return tasks.createTaskQuery()
        .processDefinitionKey("delivery-failure")
        .processInstanceBusinessKey(open.id().toString())
        .singleResult();
  }

  private JsonNode told() {
    return coordinator().get("/api/invoices/" + invoice).json();
  }

  private List<String> acts() {
    return audit
        .acts(new AuditQuery(Optional.of("invoice"), Optional.of(invoice.value()), Optional.empty(), Optional.empty(),
            50)).stream()
        .map(RecordedAct::act).toList();
  }

  private HttpCalls coordinator() {
    return HttpCalls.to(port).as("billing-coordinator");
  }

  private static LocalDate date(int day) {
    return Receivables.DELIVERED.plusDays(day);
  }
}
