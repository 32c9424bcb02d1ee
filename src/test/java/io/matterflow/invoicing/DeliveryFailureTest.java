package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.Failure;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.smtp.SmtpStub;
import io.matterflow.messaging.smtp.SmtpStub.Line;
import io.matterflow.messaging.smtp.StubbedMail;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * An invoice that a mail system refuses, or that comes back, is somebody's work; the client is not taken to have it.
 */
@ProductTest
@Tag("both-databases")
class DeliveryFailureTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private DeliveryWatch watch;
  @Autowired private DeliveryFailures failures;
  @Autowired private OutgoingMessages outgoing;
  @Autowired private Addresses addresses;
  @Autowired private StubbedMail mail;
  @Autowired private TaskService tasks;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  private SmtpStub mailSystem;

  @BeforeEach
  void connect() {
    mailSystem = mail.connect();
  }

  @AfterEach
  void disconnect() {
    mail.disconnect(mailSystem);
  }

  @Test
  void anAddressThatIsRefusedIsNotTriedAgainAndAPersonNamesAnother() {
    var draft = firm.hourlyMatter();
    var matter = draft.loaded();
    mailSystem.refuses(matter.billingAddress(), "550 5.1.1 no such user");

    var number = invoiced.issued(matter, "500.00");
    invoiced.runJobs(number);

    assertThat(mailSystem.mails()).isEmpty();
    var task = watch.task(number).orElseThrow();
    assertThat(task.getTaskDefinitionKey()).isEqualTo("nameRecipient");
    assertThat(watch.passed(number)).contains("mailRefused").doesNotContain("invoiceDelivered");
    assertThat(coordinator().get("/api/tasks/" + task.getId()).body())
        .contains(matter.billingAddress() + ": there is no such address (550 5.1.1)");
    assertThat(finish(task, "TRY_AGAIN")).isEqualTo(422);

    draft.billedTo("new@corrected.example").loaded();
    assertThat(finish(task, "TRY_AGAIN")).isEqualTo(204);
    invoiced.runJobs(number);

    assertThat(mailSystem.mails()).singleElement()
        .satisfies(sent -> assertThat(sent.to()).containsExactly("new@corrected.example"));
    assertThat(failures.of(number)).as("mended before it went out").isEmpty();
  }

  @Test
  void anAddressThatWasRightAllAlongIsWrittenToAgain() {
    var matter = firm.hourlyMatter().loaded();
    mailSystem.answers(Line.END, "554 5.7.1 looks like spam");
    var number = invoiced.issued(matter, "500.00");
    invoiced.runJobs(number);
    var task = watch.task(number).orElseThrow();
    mailSystem.well();

    assertThat(finish(task, "ADDRESS_IS_RIGHT")).isEqualTo(204);
    invoiced.runJobs(number);

    assertThat(mailSystem.mails()).hasSize(1);
    assertThat(watch.passed(number)).contains("invoiceDelivered");
  }

  @Test
  void whoCanBeReachedGetsTheInvoiceAndTheOtherAddressIsMended() {
    var draft = toTwo();
    var matter = draft.loaded();
    mailSystem.refuses("gone@" + domain(matter), "550 5.1.1 no such user");

    var number = invoiced.issued(matter, "500.00");
    invoiced.runJobs(number);

    assertThat(mailSystem.mails()).singleElement()
        .satisfies(sent -> assertThat(sent.to()).containsExactly(matter.billingAddress()));
    var task = mending(number);
    assertThat(task.getName()).isEqualTo("Mend an address: invoice %s, matter %s".formatted(number, matter.id()));
    assertThat(coordinator().get("/api/tasks/" + task.getId()).body())
        .contains("Robin Vale, gone@" + domain(matter), "there is no such address (550 5.1.1)");
    assertThat(coordinator().items("/api/exceptions?kind=ADDRESS_FAILS").toString()).contains("gone@" + domain(matter));

    assertThat(finish(task, "REACHED")).isEqualTo(204);
    invoiced.runJobs(number);

    assertThat(mailSystem.mails()).hasSize(1);
    assertThat(addresses.take(Channel.EMAIL, "gone@" + domain(matter))).isFalse();
  }

  @Test
  void aMailThatComesBackFromEverybodyIsSentAgainAndCountsFromThatDay() {
    var draft = firm.hourlyMatter();
    var matter = draft.loaded();
    var number = invoiced.delivered(matter, "500.00");
    var first = invoices.find(number).orElseThrow().deliveredOn().orElseThrow();
    clock.advance(Duration.ofDays(3));
    returned(number, matter.billingAddress());

    var task = mending(number);
    assertThat(coordinator().items("/api/exceptions?kind=ADDRESS_FAILS").toString()).contains(matter.billingAddress());
    var unmended = coordinator().post("/api/tasks/%s/finish".formatted(task.getId()), "{\"outcome\": \"MENDED\"}");
    assertThat(unmended.status()).isEqualTo(422);
    assertThat(unmended.json().path("code").asText()).isEqualTo("ADDRESS_UNCHANGED");
    assertThat(unmended.body()).contains(matter.billingAddress(), "load the directory");
    assertThat(mendings(number)).hasSize(1);

    draft.billedTo("right@corrected.example").loaded();
    assertThat(coordinator().items("/api/exceptions?kind=ADDRESS_FAILS").toString())
        .doesNotContain(matter.billingAddress());
    assertThat(addresses.take(Channel.EMAIL, matter.billingAddress())).as("left alone all the same").isFalse();
    assertThat(finish(task, "MENDED")).isEqualTo(204);
    invoiced.runJobs(number);

    assertThat(mailSystem.mails()).hasSize(2).last()
        .satisfies(sent -> assertThat(sent.to()).containsExactly("right@corrected.example"));
    assertThat(invoices.find(number).orElseThrow().deliveredOn()).contains(first.plusDays(3));
    assertThat(watch.acts(number)).contains("not-reached", "address-mended", "delivered-after-all");
  }

  @Test
  void aMailThatComesBackFromOneOfTwoMovesNoClock() {
    var matter = toTwo().loaded();
    var number = invoiced.delivered(matter, "500.00");
    var first = invoices.find(number).orElseThrow().deliveredOn();
    clock.advance(Duration.ofDays(3));
    returned(number, "gone@" + domain(matter));

    assertThat(finish(mending(number), "RIGHT")).isEqualTo(204);
    invoiced.runJobs(number);

    assertThat(mailSystem.mails()).hasSize(2).last().satisfies(sent -> assertThat(sent.to()).hasSize(2));
    assertThat(invoices.find(number).orElseThrow().deliveredOn()).isEqualTo(first);
  }

  @Test
  void theSameMailThatComesBackTwiceIsOnePieceOfWork() {
    var matter = firm.hourlyMatter().loaded();
    var number = invoiced.delivered(matter, "500.00");

    returned(number, matter.billingAddress());
    returned(number, matter.billingAddress());
    returned(number, "somebody@else.example");

    assertThat(failures.of(number)).hasSize(1);
    assertThat(mendings(number)).hasSize(1);
    var task = mending(number);
    assertThat(finish(task, "REACHED")).isEqualTo(204);
    assertThat(finish(task, "REACHED")).isEqualTo(404);
    assertThat(failures.of(number).get(0).outcome()).contains(DeliveryFailure.Outcome.REACHED);
  }

  @Test
  void addressesAreReleasedByWhoeverLooksAfterThemAndByNobodyElse() {
    var matter = firm.hourlyMatter().loaded();
    var number = invoiced.delivered(matter, "500.00");
    returned(number, matter.billingAddress());
    var id = addresses.failing(Channel.EMAIL, matter.billingAddress()).orElseThrow().id();
    var retry = "/api/failing-addresses/%s/retry".formatted(id);

    assertThat(HttpCalls.to(port).as("auditor").post(retry, "").status()).isEqualTo(403);
    assertThat(HttpCalls.to(port).as("bookkeeper").items("/api/exceptions").toString())
        .doesNotContain(matter.billingAddress());
    assertThat(coordinator().post(retry, "").status()).isEqualTo(204);
    assertThat(coordinator().post(retry, "").status()).isEqualTo(404);
    assertThat(addresses.take(Channel.EMAIL, matter.billingAddress())).isTrue();
  }

  @Test
  void aLinkThatDiesAfterTheMailEndsInOneMailAndAQuestion() {
    var number = invoiced.issued(firm.hourlyMatter().loaded(), "500.00");
    mailSystem.answers(Line.END, SmtpStub.BREAKS);
    assertThatThrownBy(() -> invoiced.runJobs(number)).hasMessageContaining("did not answer");
    mailSystem.well();

    invoiced.runJobs(number);

    assertThat(watch.task(number).orElseThrow().getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_invoice");
    assertThat(mailSystem.mails()).hasSize(1);
    var admin = HttpCalls.to(port).as("billing-admin");
    assertThat(admin.post("/api/tasks/%s/finish".formatted(watch.task(number).orElseThrow().getId()),
        "{\"outcome\": \"NOT_SENT\"}").status()).isEqualTo(204);
    invoiced.runJobs(number);
    assertThat(mailSystem.mails()).hasSize(2)
        .extracting(sent -> sent.content().lines().filter(line -> line.startsWith("Message-ID")).toList())
        .as("the same mail to its receiver").containsOnly(messageIds(mailSystem.mails().get(0)));
  }

  private static List<String> messageIds(SmtpStub.Mail sent) {
    return sent.content().lines().filter(line -> line.startsWith("Message-ID")).toList();
  }

  private NewMatter toTwo() {
    var draft = firm.hourlyMatter();
    var matter = draft.loaded();
    return draft.alsoBilledTo("gone@" + domain(matter));
  }

  private static String domain(Engagement matter) {
    return matter.billingAddress().substring(matter.billingAddress().indexOf('@') + 1);
  }

  private void returned(InvoiceNumber number, String address) {
    var sent = outgoing.find("invoice:%s:delivery".formatted(number)).orElseThrow();
    outgoing.returned(sent, address, Failure.NO_SUCH_ADDRESS, "5.1.1");
  }

  private Task mending(InvoiceNumber number) {
    return mendings(number).get(0);
  }

  private List<Task> mendings(InvoiceNumber number) {
    return failures.of(number).stream()
        .flatMap(failure -> tasks.createTaskQuery()
            .processDefinitionKey("delivery-failure")
            .processInstanceBusinessKey(failure.id().toString())
            .list()
            .stream())
        .toList();
  }

  private int finish(Task task, String outcome) {
    return coordinator()
        .post("/api/tasks/%s/finish".formatted(task.getId()), "{\"outcome\": \"%s\"}".formatted(outcome))
        .status();
  }

  private HttpCalls coordinator() {
    return HttpCalls.to(port).as("billing-coordinator");
  }
}
