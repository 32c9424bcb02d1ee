package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.START;
import static io.matterflow.receivables.Receivables.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.directory.Directory;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.Bound;
import io.matterflow.messaging.ClientMessage;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Passage;
import io.matterflow.messaging.PauseScope;
import io.matterflow.messaging.SentMessages;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Twenty-two messages in a day are what people remember of other systems: here nothing that asks for them gets them.
 */
@ProductTest
class DailyLimitTest {

  private static final String DELIVERY = "invoice-delivery";
  private static final int MANY = 22;
  private static final int OF_INVOICES = 10;
  private static final int OF_REMINDERS = 5;

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private Invoiced invoiced;
  @Autowired private ClientMessages messages;
  @Autowired private NextReminder next;
  @Autowired private SentMessages mailbox;
  @Autowired private LocalVendors vendors;
  @Autowired private Directory directory;
  @Autowired private Jobs jobs;
  @Autowired private TransactionTemplate transaction;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;
  private Engagement client;

  @BeforeEach
  void itIsTheMorningOfTheLastOfJune() {
    asOthersLeftIt = house.now();
    house.itIs(START);
    client = firm.hourlyMatter().loaded();
  }

  @AfterEach
  void theClockIsPutBack() {
    vendors.named("messaging").become(Mood.WELL);
    house.itIs(asOthersLeftIt);
  }

  @Test
  void aMonthsEndOfTwentyTwoInvoicesComesOverThreeDaysAndNoneIsLost() {
    var invoices = issued();

    invoices.forEach(this::send);

    assertThat(mailsByDay())
        .containsExactlyEntriesOf(Map.of(day(0, "08:00").atZone(zone()).toLocalDate(), OF_INVOICES));
    var shown = HttpCalls.to(port)
        .as("billing-coordinator")
        .get("/api/client-messages?state=WAITING&scope=" + client.clientId())
        .json();
    assertThat(shown.get("items")).hasSize(MANY - OF_INVOICES)
        .allSatisfy(waiting -> assertThat(waiting.get("until").asText()).isEqualTo(day(1, "08:00").toString()));

    assertThat(nextActionOf(invoices.get(MANY - 1))).endsWith("Its e-mail goes out on July 1, 2026, 8:00 AM CDT.");

    eachDay(1, 4, () -> invoices.forEach(this::send));
    assertThat(mailsByDay().values()).containsExactlyInAnyOrder(OF_INVOICES, OF_INVOICES, MANY - 2 * OF_INVOICES);
    assertThat(invoices).allSatisfy(invoice -> assertThat(house.invoice(invoice).deliveredOn()).isPresent());
  }

  @Test
  @Tag("both-databases")
  void releasingAPauseLetsNoMoreOutThanOneDayTakes() {
    messages.pause(whole(), "A rehearsal.", Actor.ENGINE);
    var invoices = issued();
    invoices.forEach(this::send);
    assertThat(mailsByDay()).isEmpty();
    assertThat(nextActionOf(invoices.get(0))).contains("Messages to the client are paused");

    messages.release(whole(), "It was one.", Actor.ENGINE);
    invoices.forEach(this::send);
    letGoOneByOne();
    invoices.forEach(this::send);

    assertThat(mailsByDay().values()).containsExactly(OF_INVOICES);
    eachDay(1, 4, () -> invoices.forEach(this::send));
    assertThat(mailsByDay().values()).allMatch(count -> count <= OF_INVOICES);
    assertThat(mails()).hasSize(MANY);
  }

  @Test
  void whatIsReleasedPastThePauseAndNotPastTheDaySaysUntilWhen() {
    var invoices = issued();
    invoices.forEach(this::send);
    var waiting = HttpCalls.to(port)
        .as("billing-coordinator")
        .get("/api/client-messages?state=WAITING&scope=" + client.clientId())
        .json()
        .at("/items/0/id").asText();

    var released = HttpCalls.to(port).as("billing-coordinator")
        .post("/api/client-messages/%s/release".formatted(waiting), Map.of("reason", "They asked for it.")).json();

    assertThat(released.path("state").asText()).isEqualTo("LET_GO");
    assertThat(released.path("until").asText()).isEqualTo(day(1, "08:00").toString());
  }

  @Test
  void afterAnOutageOfTheMailSystemItIsTheSame() {
    var invoices = issued();
    vendors.named("messaging").become(Mood.FAIL);
    invoices.forEach(invoice -> {
      try {
        send(invoice);
      } catch (RuntimeException down) {
        assertThat(down).hasMessageContaining("mood is FAIL");
      }
    });

    vendors.named("messaging").become(Mood.WELL);
    eachDay(3, 7, () -> invoices.forEach(this::send));

    assertThat(mailsByDay().values()).allMatch(count -> count <= OF_INVOICES);
    assertThat(mails()).hasSize(MANY);
  }

  @Test
  void twentyTwoLaddersThatFallDueTogetherRemindNoMoreThanFiveTimesADay() {
    var invoices = issued();
    eachDay(0, 3, () -> invoices.forEach(this::send));
    var before = mails().size();

    eachDay(10, 19, () -> invoices.forEach(house::climb));

    assertThat(mails().size() - before).isEqualTo(MANY);
    assertThat(mailsByDay().entrySet()).filteredOn(day -> day.getKey().isAfter(LocalDate.parse("2026-07-05")))
        .allSatisfy(day -> assertThat(day.getValue()).isLessThanOrEqualTo(OF_REMINDERS));
  }

  @Test
  @Tag("both-databases")
  void theInvoiceSaysWhenTheReminderThatWaitsComes() {
    var invoices = issued(OF_REMINDERS + 1);
    eachDay(0, 1, () -> invoices.forEach(this::send));

    invoices.forEach(invoice -> house.onDay(10, invoice));

    var last = invoices.get(OF_REMINDERS);
    assertThat(house.reminders(last)).isEmpty();
    assertThat(next.of(last).step()).contains("day10");
    assertThat(next.of(last).at()).contains(day(11, "08:00"));
    house.pay(last, "10");
    house.onDay(11, last);
    assertThat(house.reminders(last)).as("paid meanwhile").isEmpty();
  }

  @Test
  @Tag("both-databases")
  void textMessagesAreTwoADay() {
    var way = new Bound(Bound.Purpose.REMINDER, List.of("+13125550100"));

    assertThat(IntStream.range(0, 4).mapToObj(at -> ask("text:" + client.number() + at, Channel.SMS, way)))
        .containsExactly(Passage.OPEN, Passage.OPEN, Passage.KEPT_BACK, Passage.KEPT_BACK);
    assertThat(ask("mail:" + client.number(), Channel.EMAIL,
        new Bound(Bound.Purpose.REMINDER, List.of(client.billingAddress()))))
        .as("another channel").isEqualTo(Passage.OPEN);
  }

  @Test
  @Tag("both-databases")
  void theSameMessageIsCountedOnceADayHoweverOftenItIsTried() {
    var way = new Bound(Bound.Purpose.REMINDER, List.of(client.billingAddress()));

    assertThat(IntStream.range(0, MANY).mapToObj(at -> ask("again:" + client.number(), Channel.EMAIL, way)))
        .containsOnly(Passage.OPEN);
    assertThat(ask("other:" + client.number(), Channel.EMAIL, way)).isEqualTo(Passage.OPEN);
  }

  @Test
  @Tag("both-databases")
  void aMessageToSeveralContactsWaitsUntilEachHasRoom() {
    var full = client.billingAddress();
    IntStream.range(0, OF_REMINDERS).forEach(at ->
    ask("one:%s:%d".formatted(client.number(), at), Channel.EMAIL, new Bound(Bound.Purpose.REMINDER, List.of(full))));

    assertThat(ask("both:" + client.number(), Channel.EMAIL,
        new Bound(Bound.Purpose.REMINDER, List.of("second@" + client.number() + ".example", full.toUpperCase()))))
        .isEqualTo(Passage.KEPT_BACK);
    assertThat(ask("second:" + client.number(), Channel.EMAIL,
        new Bound(Bound.Purpose.REMINDER, List.of("second@" + client.number() + ".example")))).isEqualTo(Passage.OPEN);
  }

  @Test
  @Tag("both-databases")
  void whoAsksAtOnceIsCountedOneAfterTheOther() throws Exception {
    var way = new Bound(Bound.Purpose.REMINDER, List.of(client.billingAddress()));
    var threads = Executors.newFixedThreadPool(4);
    try {
      var asked = threads.invokeAll(IntStream.range(0, MANY)
          .<Callable<Passage>>mapToObj(
              at -> () -> ask("at-once:%s:%d".formatted(client.number(), at), Channel.EMAIL, way))
          .toList());
      var passages = new ArrayList<Passage>();
      for (var answer : asked) {
        passages.add(answer.get());
      }
      assertThat(passages).filteredOn(Passage.OPEN::equals).hasSize(OF_REMINDERS);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Tag("both-databases")
  void whatWasLetOutStaysCountedWhenItsSenderIsKilled() {
    var way = new Bound(Bound.Purpose.REMINDER, List.of(client.billingAddress()));
    for (int at = 0; at < OF_REMINDERS; at++) {
      var key = "killed:%s:%d".formatted(client.number(), at);
      assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
        assertThat(messages.passage(message(key, Channel.EMAIL), way)).isEqualTo(Passage.OPEN);
        throw new IllegalStateException("killed");
      })).hasMessage("killed");
    }

    assertThat(ask("after:" + client.number(), Channel.EMAIL, way)).isEqualTo(Passage.KEPT_BACK);
  }

  private Passage ask(String key, Channel channel, Bound way) {
    return transaction.execute(status -> messages.passage(message(key, channel), way));
  }

  private ClientMessage message(String key, Channel channel) {
    return new ClientMessage(key, channel, client.clientId(), DELIVERY, UUID.randomUUID().toString(), Optional.empty());
  }

  private void letGoOneByOne() {
    messages.waiting(whole()).forEach(waiting -> messages.release(waiting.id(), "Now.", Actor.ENGINE));
  }

  private List<InvoiceNumber> issued() {
    return issued(MANY);
  }

  private List<InvoiceNumber> issued(int count) {
    return IntStream.range(0, count).mapToObj(at -> invoiced.issued(client, "10")).toList();
  }

  private void send(InvoiceNumber invoice) {
    jobs.runDue(DELIVERY, invoice.value());
  }

  /** At noon of each day from one after the delivery up to another, when whatever waited overnight is due. */
  private void eachDay(int first, int last, Runnable work) {
    for (int at = first; at <= last; at++) {
      house.itIs(day(at, "12:00"));
      work.run();
    }
  }

  private List<SentMessages.SentMessage> mails() {
    return mailbox.all().stream().filter(sent -> sent.message().to().contains(client.billingAddress())).toList();
  }

  private Map<LocalDate, Integer> mailsByDay() {
    return mails().stream().collect(Collectors.groupingBy(
        sent -> sent.sentAt().atZone(zone()).toLocalDate(), Collectors.summingInt(sent -> 1)));
  }

  private PauseScope whole() {
    return PauseScope.of(client.clientId());
  }

  private ZoneId zone() {
    return directory.firm().zone();
  }

  private String nextActionOf(InvoiceNumber invoice) {
    return HttpCalls.to(port).as("billing-admin").get("/api/invoices/" + invoice).json().path("nextAction").asText();
  }
}
