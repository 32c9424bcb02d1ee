package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Correction.Kind;
import io.matterflow.invoicing.CorrectionAnswer.Standing;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.ClientMessages.Paused;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.PauseScope;
import io.matterflow.messaging.SentMessages;
import io.matterflow.messaging.SentMessages.SentMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A credit note, and the word that an invoice is void, reach whoever has the invoice, by its way and once. */
@ProductTest
@Tag("both-databases")
class CorrectionNoticesTest {

  private static final String PROCESS = "correction-notice";

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private Corrections corrections;
  @Autowired private CorrectionDocuments documents;
  @Autowired private CorrectionNotices notices;
  @Autowired private Filings filings;
  @Autowired private ClientMessages messages;
  @Autowired private OutgoingMessages outgoing;
  @Autowired private SentMessages mailbox;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private NewMatter draft;
  private Engagement client;
  private InvoiceNumber number;

  @BeforeEach
  void aClientHasAnInvoice() {
    asOthersLeftIt = clock.instant();
    draft = firm.hourlyMatter();
    client = draft.loaded();
    number = invoiced.delivered(client, "5000.00");
  }

  @AfterEach
  void theClockIsPutBack() {
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void aCreditNoteGoesToTheBillingContactsOnceWithItsDocument() {
    var credit = corrected(Kind.CREDIT, "200.00");
    run();
    run();

    assertThat(mails("Credit note")).singleElement().satisfies(mail -> {
      assertThat(mail.to()).containsExactly(client.billingAddress());
      assertThat(mail.subject())
          .startsWith("Credit note %s on invoice %s".formatted(credit.documentNumber().orElseThrow(), number));
      assertThat(mail.text()).contains("by $200.00; $4,800.00 of the invoice is open now");
      assertThat(mail.html()).hasValueSatisfying(page -> assertThat(page).contains("<strong>$4,800.00</strong>"));
      assertThat(mail.attachments()).singleElement().satisfies(file -> {
        assertThat(file.name()).isEqualTo(credit.documentNumber().orElseThrow() + ".pdf");
        assertThat(OutgoingMessages.digest(file.content()))
            .isEqualTo(documents.creditNote(credit.id()).orElseThrow().sha256());
      });
    });
    var shown = coordinator().get("/api/invoices/%s/corrections".formatted(number)).json().path("items").get(0);
    assertThat(shown.path("toldOn").asText()).isEqualTo(invoiced.today().toString());
    assertThat(shown.path("toldBy").asText()).isEqualTo("EMAIL");
    assertThat(filings.of(number))
        .filteredOn(filing -> filing.went().isPresent() && filing.kind() == Filing.Kind.CREDIT_NOTE)
        .singleElement().satisfies(filing ->
            assertThat(filing.sha256()).isEqualTo(documents.creditNote(credit.id()).orElseThrow().sha256()));
  }

  @Test
  void whoHasAVoidedInvoiceIsToldWithTheInvoiceMarked() {
    corrected(Kind.VOID, "1.00");
    run();

    assertThat(mails("is void")).singleElement().satisfies(mail -> {
      assertThat(mail.to()).containsExactly(client.billingAddress());
      assertThat(mail.text()).contains("over $5,000.00 is void. Please do not pay it.");
      assertThat(mail.attachments()).singleElement().satisfies(file -> {
        assertThat(file.name()).isEqualTo("Invoice-%s-void.pdf".formatted(number));
        assertThat(OutgoingMessages.digest(file.content())).isEqualTo(documents.voided(number).orElseThrow().sha256());
      });
    });
    assertThat(filings.of(number)).extracting(Filing::kind).contains(Filing.Kind.VOID);
  }

  @Test
  void aVoidOfAnInvoiceThatNobodyHasIsToldToNobody() {
    number = invoiced.issued(client, "70.00");
    paused();
    invoiced.runJobs(number);

    corrected(Kind.VOID, "1.00");
    run();

    assertThat(notices.of(number)).isEmpty();
    assertThat(mails("is void")).isEmpty();
  }

  @Test
  void waitsWhileMessagesArePausedAndSaysThenWhatIsOpenThen() {
    var pause = paused();
    corrected(Kind.CREDIT, "200.00");
    run();
    assertThat(mails("Credit note")).isEmpty();
    assertThat(messages.waiting(PauseScope.of(client.clientId()))).hasSize(1);
    invoices.pay(number, Money.usd("300"), "pay:" + number, Actor.ENGINE);

    messages.release(PauseScope.of(client.clientId()), "Settled.", Actor.ENGINE);
    jobs.runDue("message-pause", pause);
    run();

    assertThat(mails("Credit note")).singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("$4,500.00 of the invoice"));
  }

  @Test
  void whatIsDroppedIsBroughtByAPersonOrSentAfterAll() {
    paused();
    corrected(Kind.CREDIT, "200.00");
    run();
    messages.drop(messages.waiting(PauseScope.of(client.clientId())).get(0).id(), "Not by mail.", Actor.ENGINE);
    run();
    assertThat(sheet()).contains("its e-mail was dropped");
    messages.release(PauseScope.of(client.clientId()), "Over.", Actor.ENGINE);

    assertThat(finish("AGAIN", invoiced.today().toString())).isEqualTo(204);
    run();

    assertThat(mails("Credit note")).hasSize(1);
  }

  @Test
  void overTheDaysLimitItGoesTheNextMorning() {
    for (int other = 0; other < 9; other++) {
      invoiced.delivered(client, "10.00");
    }
    corrected(Kind.CREDIT, "200.00");
    run();
    assertThat(mails("Credit note")).isEmpty();

    clock.advance(Duration.ofDays(1));
    run();

    assertThat(mails("Credit note")).hasSize(1);
  }

  @Test
  void nobodyElseGetsItWhereNoContactTakesMail() {
    draft.billedTo("").loaded();
    corrected(Kind.CREDIT, "200.00");
    run();
    assertThat(sheet()).contains("none of the client's billing contacts", "/corrections/");
    assertThat(finish("AGAIN", invoiced.today().toString())).isEqualTo(422);

    draft.billedTo("new@named.example").loaded();
    assertThat(finish("AGAIN", invoiced.today().toString())).isEqualTo(204);
    run();

    assertThat(mails("Credit note", "new@named.example")).hasSize(1);
    assertThat(mails("Credit note")).isEmpty();
  }

  @Test
  void whereTheInvoiceWentOnPaperAPersonBringsItAndSaysWhen() {
    client = firm.hourlyMatter().deliveredBy(Delivery.PAPER).loaded();
    number = invoiced.delivered(client, "900.00");
    corrected(Kind.CREDIT, "200.00");
    run();

    assertThat(finish("DELIVERED", invoiced.today().plusDays(1).toString())).isEqualTo(422);
    assertThat(finish("DELIVERED", invoiced.today().minusDays(1).toString())).isEqualTo(422);
    assertThat(finish("DELIVERED", "soon")).isEqualTo(400);
    assertThat(finish("DELIVERED", invoiced.today().toString())).isEqualTo(204);

    assertThat(notices.of(number)).singleElement()
        .satisfies(notice -> assertThat(notice.toldBy()).contains(Invoice.DeliveredBy.HAND));
    assertThat(mails("Credit note")).isEmpty();
    assertThat(filings.of(number))
        .filteredOn(filing -> filing.went().filter(Invoice.DeliveredBy.HAND::equals).isPresent())
        .extracting(Filing::kind).contains(Filing.Kind.CREDIT_NOTE);
  }

  @Test
  void previewsTellOfTheInvoicesNewestCreditAndSendNothing() {
    corrected(Kind.CREDIT, "200.00");
    var legalOps = HttpCalls.to(port).as("legal-ops");

    var preview = legalOps.post("/api/messages/preview",
        Map.of("invoiceNumber", number.value(), "key", "CREDIT_NOTE", "subject", "{creditNote}: {credited} less"));
    var unknown = legalOps.post("/api/messages/preview",
        Map.of("invoiceNumber", number.value(), "key", "INVOICE_VOIDED", "text", "{creditNote} {payLink}"));

    assertThat(preview.json().path("subject").asText()).matches("CN-\\d{5}: \\$200\\.00 less");
    assertThat(preview.json().path("text").asText()).contains("$4,800.00 of the invoice is open now");
    assertThat(unknown.json().path("code").asText()).isEqualTo("UNKNOWN_WORD");
    assertThat(mails("less")).isEmpty();
  }

  private String paused() {
    return ((Paused) messages.pause(PauseScope.of(client.clientId()), "A new counsel.", Actor.ENGINE)).pause()
        .id()
        .toString();
  }

  private Correction corrected(Kind kind, String amount) {
    var wish = new Corrections.Wish(kind, Optional.of(Money.usd(amount)), List.of(), Optional.empty(),
        "Agreed on the phone", false);
    var asked = ((Standing) corrections.ask(number, wish, staff("coordinator", Role.BILLING_COORDINATOR))).correction();
    for (var level : asked.levels()) {
      corrections.sign(asked.id(), staff(level.name(), level));
    }
    jobs.runAll("invoice-correction", asked.id().toString());
    return corrections.required(asked.id());
  }

  private void run() {
    notices.of(number).forEach(notice -> jobs.runDue(PROCESS, notice.id().toString()));
  }

  private String sheet() {
    return coordinator().get("/api/tasks/" + task().getId()).body();
  }

  private int finish(String outcome, String day) {
    return coordinator().post("/api/tasks/%s/finish".formatted(task().getId()),
        Map.of("outcome", outcome, "answers", Map.of("deliveredOn", day))).status();
  }

  private Task task() {
    return tasks.createTaskQuery().processDefinitionKey(PROCESS)
        .processInstanceBusinessKey(notices.of(number).get(0).id().toString()).singleResult();
  }

  private List<Message> mails(String subject) {
    return mails(subject, client.billingAddress());
  }

  private List<Message> mails(String subject, String to) {
    return mailbox.all().stream().map(SentMessage::message)
        .filter(mail -> mail.to().contains(to) && mail.subject().contains(subject))
        .toList();
  }

  private HttpCalls coordinator() {
    return HttpCalls.to(port).as("billing-coordinator");
  }

  private static Actor staff(String name, Role role) {
    return new Actor(new UserId(name), Set.of(role), Optional.empty(), true);
  }
}
