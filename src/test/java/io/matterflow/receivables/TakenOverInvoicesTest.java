package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.DELIVERED;
import static io.matterflow.receivables.Receivables.REMINDERS;
import static io.matterflow.receivables.Receivables.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.SentMessages;
import io.matterflow.receivables.TakenStep.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Invoices that were open elsewhere: their ladders begin with the next future step, and nobody gets a burst of
 * messages.
 */
@ProductTest
class TakenOverInvoicesTest {

  private static final int AGES = 45;
  private static final int PER_CONTACT_AND_DAY = 5;
  private static final int DAYS_FOR_ALL = 5;

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private Reminders reminders;
  @Autowired private NextReminder next;
  @Autowired private SentMessages mailbox;

  private Instant asOthersLeftIt;

  @BeforeEach
  void theMorningOfTheTakeOver() {
    asOthersLeftIt = house.now();
    house.itIs(START);
  }

  @AfterEach
  void theClockIsPutBack() {
    house.itIs(asOthersLeftIt);
  }

  @Test
  @Tag("both-databases")
  void ofOpenInvoicesOfEachAgeNoneIsChasedOnTheFirstDayAndEachGoesOnWithItsNextStep() {
    var client = firm.hourlyMatter().loaded();
    var taken = new ArrayList<InvoiceNumber>();
    for (int age = 0; age < AGES; age++) {
      taken.add(openElsewhere(client, DELIVERED.minusDays(age)));
    }

    house.itIs(DELIVERED.atTime(23, 59).atZone(Receivables.FIRM).toInstant());
    taken.forEach(house::climb);

    assertThat(taken).allSatisfy(invoice -> {
      assertThat(house.reminders(invoice)).isEmpty();
      assertThat(house.tasks(REMINDERS, invoice)).isEmpty();
    });
    house.onDay(1, taken.get(9));
    assertThat(house.channels(taken.get(9))).containsExactly(Channel.EMAIL);
    house.onDay(1, taken.get(10));
    assertThat(house.channels(taken.get(10))).isEmpty();
    assertThat(next.of(taken.get(10)).step()).contains("day20");
    assertThat(next.of(taken.get(29)).step()).contains("day30");
    assertThat(next.of(taken.get(30)).whyNone()).contains("Every step of the ladder is behind us.");
  }

  /**
   * All of an age that falls due the day after: the worst that a take-over can bring. Its statements are passed by the
   * others on both databases.
   */
  @Test
  void manyAtOnceAreNoBurstOnAnyOfTheFirstDays() {
    var clients = IntStream.range(0, 3).mapToObj(at -> firm.hourlyMatter().loaded()).toList();
    var taken = new ArrayList<InvoiceNumber>();
    for (int at = 0; at < 75; at++) {
      taken.add(openElsewhere(clients.get(at % clients.size()), DELIVERED.minusDays(9)));
    }

    for (int day = 0; day <= 6; day++) {
      house.itIs(Receivables.day(day, "13:00"));
      taken.forEach(house::climb);
    }

    var keys = taken.stream().map(invoice -> "reminder:%s:day10".formatted(invoice)).toList();
    var sent = mailbox.all().stream().filter(mail -> keys.contains(mail.message().key())).toList();
    assertThat(sent).as("none is forgotten, none asked twice")
        .extracting(mail -> mail.message().key())
        .containsExactlyInAnyOrderElementsOf(keys);
    assertThat(sent.stream().collect(Collectors.groupingBy(
        mail -> List.of(mail.message().to(), mail.sentAt().atZone(Receivables.FIRM).toLocalDate()),
        Collectors.counting())).values())
        .hasSize(clients.size() * DAYS_FOR_ALL).containsOnly((long) PER_CONTACT_AND_DAY);
    assertThat(sent).noneMatch(mail -> mail.sentAt().isBefore(Receivables.day(1, "00:00")));
  }

  @Test
  @Tag("both-databases")
  void stepsBeforeTheDayOfTheBooksCountAsPassedThoughTheyAreTakenOverLater() {
    var client = firm.hourlyMatter().loaded();
    house.itIs(Receivables.day(12, "07:00"));
    var invoice = house.openElsewhere(client, "100", DELIVERED);

    assertThat(reminders.takeOver(invoice, DELIVERED.plusDays(5))).isTrue();
    house.onDay(12, invoice);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(reminders.taken(invoice)).singleElement().satisfies(step -> {
      assertThat(step.step()).isEqualTo("day10");
      assertThat(step.outcome()).isEqualTo(Outcome.PASSED);
      assertThat(step.reason()).contains("It fell due before the invoice was taken over.");
    });
    assertThat(next.of(invoice).step()).contains("day20");
  }

  @Test
  @Tag("both-databases")
  void aDayOfTheBooksThatIsStillToComeIsTheDayThatCounts() {
    var invoice = house.openElsewhere(firm.hourlyMatter().loaded(), "100", DELIVERED.minusDays(9));

    reminders.takeOver(invoice, DELIVERED.plusDays(1));

    assertThat(next.of(invoice).step()).contains("day20");
  }

  @Test
  @Tag("both-databases")
  void itIsTakenOverOnceAndAnInvoiceNobodyDeliveredIsNot() {
    var client = firm.hourlyMatter().loaded();
    var invoice = openElsewhere(client, DELIVERED.minusDays(3));
    var undelivered = house.openElsewhere(client, "100", null);

    assertThat(reminders.takeOver(invoice, DELIVERED)).isFalse();
    assertThat(reminders.takeOver(undelivered, DELIVERED)).isFalse();
    assertThat(house.isChased(undelivered)).isFalse();
    house.onDay(7, invoice);
    assertThat(house.reminders(invoice)).hasSize(1);
  }

  @Test
  @Tag("both-databases")
  void itIsChasedTheWayTheClientTakesItsInvoices() {
    var invoice = openElsewhere(firm.hourlyMatter().deliveredBy(Delivery.PAPER).loaded(), DELIVERED.minusDays(3));

    assertThat(next.of(invoice).step()).contains("day30");
  }

  private InvoiceNumber openElsewhere(Engagement client, LocalDate deliveredOn) {
    var invoice = house.openElsewhere(client, "100", deliveredOn);
    assertThat(reminders.takeOver(invoice, DELIVERED)).isTrue();
    return invoice;
  }
}
