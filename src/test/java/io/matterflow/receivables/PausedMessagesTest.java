package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.REMINDERS;
import static io.matterflow.receivables.Receivables.START;
import static io.matterflow.receivables.Receivables.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.ClientMessages.Act;
import io.matterflow.messaging.ClientMessages.Ended;
import io.matterflow.messaging.ClientMessages.Paused;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.PauseScope;
import io.matterflow.messaging.QueuedMessage;
import io.matterflow.messaging.QueuedMessage.State;
import io.matterflow.receivables.TakenStep.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reminders that fall due while messages to their client are paused: queued, then released, dropped, or overtaken. */
@ProductTest
@Tag("both-databases")
class PausedMessagesTest {

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private Reminders reminders;
  @Autowired private Disputes disputes;
  @Autowired private ClientMessages messages;
  @Autowired private NextReminder next;
  @Autowired private Jobs jobs;

  private Instant asOthersLeftIt;
  private Engagement client;
  private InvoiceNumber invoice;

  @BeforeEach
  void anInvoiceIsDelivered() {
    asOthersLeftIt = house.now();
    house.itIs(START);
    client = firm.hourlyMatter().withSmsConsent().loaded();
    invoice = house.delivered(client, "100");
  }

  @AfterEach
  void theClockIsPutBack() {
    house.itIs(asOthersLeftIt);
  }

  @Test
  void whatFallsDueIsQueuedAndGoesOutWhenItIsReleased() {
    var pause = pause(whole());
    assertThat(next.of(invoice).whyNone())
        .contains("Messages to the client are paused: the reminder of day 10 is kept back.");

    house.onDay(10, invoice);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(queued("day10")).satisfies(message -> {
      assertThat(message.state()).isEqualTo(State.WAITING);
      assertThat(message.since()).isEqualTo(day(10, "12:00"));
      assertThat(message.message().channel()).isEqualTo(Channel.EMAIL);
      assertThat(message.message().client()).isEqualTo(client.clientId());
    });
    house.onDay(11, invoice);
    release(pause);
    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
    assertThat(queued("day10").state()).isEqualTo(State.SENT);
    assertThat(reminders.taken(invoice)).extracting(TakenStep::step, TakenStep::outcome)
        .containsExactly(tuple("day10", Outcome.SENT));
    assertThat(next.of(invoice).step()).contains("day20");
  }

  @Test
  void afterWeeksOnlyTheLatestDueStepGoesOut() {
    var pause = pause(whole());
    house.onDay(10, invoice);
    house.onDay(20, invoice);
    house.itIs(day(25, "12:00"));

    release(pause);

    assertThat(house.channels(invoice)).containsExactly(Channel.SMS);
    assertThat(queued("day10")).satisfies(message -> {
      assertThat(message.state()).isEqualTo(State.DROPPED);
      assertThat(message.reason()).contains("A later step was due as well.");
    });
  }

  @Test
  void aTaskOfTheFirmsOwnPeopleIsNoMessageAndComesOnItsDay() {
    pause(whole());
    house.onDay(20, invoice);
    house.onDay(30, invoice);

    assertThat(house.tasks(REMINDERS, invoice)).hasSize(1);
    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(messages.waiting(whole())).isEmpty();
  }

  @Test
  void whatIsPaidMeanwhileIsDroppedWithTheReason() {
    var pause = pause(whole());
    house.onDay(10, invoice);
    house.pay(invoice, "100");

    release(pause);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(house.isChased(invoice)).isFalse();
    assertThat(queued("day10").reason()).contains("Nothing is open on the invoice any more.");
  }

  @Test
  void whatIsDisputedMeanwhileDoesNotHoldAnyMore() {
    var pause = pause(whole());
    house.onDay(10, invoice);
    disputes.raise(invoice, Optional.empty(), "Too much.", Actor.ENGINE);

    release(pause);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(queued("day10").reason()).contains("The invoice is disputed.");
  }

  @Test
  void whatIsAskedForIsReadAnew() {
    var pause = pause(whole());
    house.onDay(10, invoice);
    house.pay(invoice, "60");

    release(pause);

    assertThat(house.reminders(invoice)).singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("$40.00"));
  }

  @Test
  void aDroppedReminderNeverGoesOutAndTheLadderGoesOn() {
    pause(whole());
    house.onDay(10, invoice);

    assertThat(messages.drop(queued("day10").id(), "They know.", Actor.ENGINE)).isEqualTo(Act.DONE);
    house.climb(invoice);

    assertThat(reminders.taken(invoice)).singleElement().satisfies(step -> {
      assertThat(step.outcome()).isEqualTo(Outcome.PASSED);
      assertThat(step.reason()).contains("It was dropped while messages to clients were paused.");
    });
    assertThat(messages.drop(queued("day10").id(), "Twice.", Actor.ENGINE)).isEqualTo(Act.NOT_WAITING);
    assertThat(messages.drop(UUID.randomUUID(), "Unknown.", Actor.ENGINE)).isEqualTo(Act.UNKNOWN);
  }

  @Test
  void aPauseCanEndWithWhatWaitedDropped() {
    var pause = pause(whole());
    house.onDay(10, invoice);

    assertThat(messages.releaseNothing(whole(), "Old news.", Actor.ENGINE))
        .isInstanceOfSatisfying(Ended.class, ended -> assertThat(ended.messages()).isEqualTo(1));
    jobs.runDue("message-pause", pause.toString());
    house.climb(invoice);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(next.of(invoice).step()).contains("day20");
    house.onDay(20, invoice);
    assertThat(house.channels(invoice)).containsExactly(Channel.SMS);
  }

  @Test
  void oneMessageIsLetGoPastThePause() {
    pause(whole());
    house.onDay(10, invoice);

    assertThat(messages.release(queued("day10").id(), "This one is urgent.", Actor.ENGINE)).isEqualTo(Act.DONE);
    house.climb(invoice);
    house.onDay(20, invoice);

    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
    assertThat(queued("day20").state()).isEqualTo(State.WAITING);
  }

  @Test
  void anotherPauseOverTheSameMessageKeepsItBack() {
    var first = pause(whole());
    house.onDay(10, invoice);
    messages.pause(new PauseScope("SMS"), "The provider is down.", Actor.ENGINE);

    release(first);
    house.onDay(20, invoice);

    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
    assertThat(queued("day20").message().channel()).isEqualTo(Channel.SMS);
    messages.release(new PauseScope("SMS"), "It is up again.", Actor.ENGINE);
  }

  @Test
  void aPauseOverOneClientLeavesOthersAlone() {
    var other = house.delivered(firm.hourlyMatter().loaded(), "100");
    pause(whole());

    house.onDay(10, other);

    assertThat(house.channels(other)).containsExactly(Channel.EMAIL);
  }

  @Test
  void nobodyToldTheCaseAndItLooksAgainByItself() {
    pause(whole());
    house.onDay(10, invoice);
    messages.release(whole(), "Go on.", Actor.ENGINE);

    house.onDay(17, invoice);

    assertThat(house.channels(invoice)).containsExactly(Channel.EMAIL);
  }

  private PauseScope whole() {
    return PauseScope.of(client.clientId());
  }

  private UUID pause(PauseScope scope) {
    return ((Paused) messages.pause(scope, "We are checking the figures.", Actor.ENGINE)).pause().id();
  }

  private void release(UUID pause) {
    messages.release(whole(), "The figures are right.", Actor.ENGINE);
    jobs.runDue("message-pause", pause.toString());
    house.climb(invoice);
  }

  private QueuedMessage queued(String step) {
    return messages.find("reminder:%s:%s".formatted(invoice, step)).orElseThrow();
  }
}
