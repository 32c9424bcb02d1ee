package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.DeliveryFailure.Outcome;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.messaging.Failure;
import io.matterflow.messaging.MessageFailed;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.payments.PaymentLinks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An invoice that went by e-mail and of which nothing is heard becomes somebody's work, once. */
@ProductTest
@Tag("both-databases")
class UnopenedInvoiceTest {

  private static final String PROCESS = "unopened-invoice";
  private static final Map<String, String> BROWSER = Map.of("Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private DeliveryFailures failures;
  @Autowired private DeliveryWatch watch;
  @Autowired private PaymentLinks links;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;
  @Autowired private MovableClock clock;
  @LocalServerPort private int port;

  @Test
  void anInvoiceThatNobodyOpensIsAskedAboutOnceAfterFiveBusinessDays() {
    var matter = firm.hourlyMatter().loaded();
    var number = invoiced.delivered(matter, "1874.50");

    clock.advance(Duration.ofDays(5));
    assertThat(jobs.runDue(PROCESS, number.value())).as("five days hold a weekend").isZero();
    clock.advance(Duration.ofDays(11));
    jobs.runDue(PROCESS, number.value());

    var task = task(number).orElseThrow();
    assertThat(task.getName())
        .isEqualTo("Reach the client another way: invoice %s, matter %s".formatted(number, matter.id()));
    assertThat(coordinator().get("/api/tasks/" + task.getId()).body())
        .contains("nobody has opened its pay link", "$1,874.50", matter.billingAddress());
    assertThat(HttpCalls.to(port).as("timekeeper").get("/api/tasks/" + task.getId()).status()).isEqualTo(404);
    assertThat(finish(task, "REACHED")).isEqualTo(204);
    assertThat(finish(task, "REACHED")).isEqualTo(404);
    assertThat(passed(number)).contains("wayFound");
    assertThat(watch.acts(number)).containsOnlyOnce("not-opened", "other-way-settled");
    assertThat(watch.mails(number)).hasSize(1);
  }

  @Test
  void theMailGoesOnceMoreAndNobodyIsAskedAgain() {
    var number = silent();

    assertThat(finish(task(number).orElseThrow(), "SEND_AGAIN")).isEqualTo(204);
    invoiced.runJobs(number);
    clock.advance(Duration.ofDays(9));
    jobs.runDue(PROCESS, number.value());

    assertThat(watch.mails(number)).hasSize(2);
    assertThat(task(number)).isEmpty();
  }

  @Test
  void whoeverOpenedTheLinkHasTheInvoice() {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "500.00");
    clock.advance(Duration.ofMinutes(2));

    asked("GET", number, BROWSER);
    asked("GET", number, BROWSER);
    daysPass(number);

    assertThat(passed(number)).contains("invoiceNoticed").doesNotContain("findOtherWay");
    assertThat(watch.acts(number)).containsOnlyOnce("pay-link-opened");
  }

  @ParameterizedTest
  @MethodSource("machines")
  void whatLooksIntoMailsByItselfOpensNothing(String method, Map<String, String> said, Duration afterTheMail) {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "500.00");
    clock.advance(afterTheMail);

    asked(method, number, said);
    daysPass(number);

    assertThat(task(number)).isPresent();
  }

  static Stream<Arguments> machines() {
    var later = Duration.ofMinutes(2);
    return Stream.of(
        Arguments.of("HEAD", BROWSER, later),
        Arguments.of("GET", Map.of(), later),
        Arguments.of("GET", Map.of("Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty"), later),
        Arguments.of("GET",
            Map.of("Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document", "Sec-Purpose", "prefetch;prerender"),
            later),
        Arguments.of("GET", BROWSER, Duration.ofSeconds(20)));
  }

  @ParameterizedTest
  @MethodSource("signs")
  void aSignOfTheClientEndsTheTaskOrKeepsItFromBeingAsked(BiConsumer<UnopenedInvoiceTest, InvoiceNumber> sign) {
    var before = invoiced.delivered(firm.hourlyMatter().loaded(), "500.00");
    var after = invoiced.delivered(firm.hourlyMatter().loaded(), "500.00");
    clock.advance(Duration.ofMinutes(2));

    sign.accept(this, before);
    daysPass(before);
    jobs.runDue(PROCESS, after.value());
    assertThat(task(before)).isEmpty();
    assertThat(task(after)).isPresent();
    sign.accept(this, after);

    assertThat(task(after)).isEmpty();
    assertThat(passed(after)).contains("wayFound");
  }

  static Stream<BiConsumer<UnopenedInvoiceTest, InvoiceNumber>> signs() {
    return Stream.of(
        (test, number) -> test.asked("GET", number, BROWSER),
        (test, number) -> test.invoices.pay(number, Money.usd("0.01"), "sign:" + number, Actor.ENGINE),
        (test, number) -> test.invoices.pay(number, Money.usd("500.00"), "sign:" + number, Actor.ENGINE),
        (test, number) -> test.invoices.dispute(number, Money.usd("20.00"), "sign:" + number, Actor.ENGINE),
        (test, number) -> test.invoices.voidWhole(number, "sign:" + number, Actor.ENGINE),
        (test, number) -> test.invoices.writeOff(number, Money.usd("500.00"), "sign:" + number, Actor.ENGINE));
  }

  @Test
  void whileAnAddressIsMendedTheLookWaits() {
    var matter = firm.hourlyMatter().loaded();
    var number = invoiced.delivered(matter, "500.00");
    failures.note(new MessageFailed("invoice:%s:delivery".formatted(number), Channel.EMAIL, matter.billingAddress(),
        Failure.NOT_REACHED, "4.4.1", clock.instant()));

    daysPass(number);
    assertThat(task(number)).isEmpty();
    failures.settle(failures.of(number).get(0).id(), Outcome.REACHED, Optional.empty(), Actor.ENGINE);
    clock.advance(Duration.ofDays(4));
    jobs.runDue(PROCESS, number.value());

    assertThat(task(number)).isPresent();
  }

  @Test
  void anInvoiceThatWentByPostIsNotWaitedFor() {
    var number = invoiced.delivered(firm.hourlyMatter().deliveredBy(Client.Delivery.PAPER).loaded(), "500.00");

    assertThat(passed(number)).isEmpty();
  }

  private InvoiceNumber silent() {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "500.00");
    daysPass(number);
    return number;
  }

  private void daysPass(InvoiceNumber number) {
    clock.advance(Duration.ofDays(16));
    jobs.runDue(PROCESS, number.value());
  }

  private void asked(String method, InvoiceNumber number, Map<String, String> said) {
    var caller = HttpCalls.to(port);
    for (var header : said.entrySet()) {
      caller = caller.with(header.getKey(), header.getValue());
    }
    assertThat(caller.send(method, links.linkFor(number.value()).orElseThrow().getPath(), "").status()).isEqualTo(200);
  }

  private Optional<Task> task(InvoiceNumber number) {
    return Optional.ofNullable(
        tasks.createTaskQuery()
            .processDefinitionKey(PROCESS)
            .processInstanceBusinessKey(number.value())
            .singleResult());
  }

  private List<String> passed(InvoiceNumber number) {
    return history.createHistoricProcessInstanceQuery()
        .processDefinitionKey(PROCESS).processInstanceBusinessKey(number.value()).list().stream()
        .flatMap(one -> history.createHistoricActivityInstanceQuery().processInstanceId(one.getId()).list().stream())
        .map(HistoricActivityInstance::getActivityId)
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
