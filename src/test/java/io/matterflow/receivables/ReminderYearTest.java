package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.FIRM;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.receivables.ReminderOracle.Act;
import io.matterflow.receivables.ReminderOracle.Case;
import io.matterflow.receivables.ReminderOracle.Span;
import io.matterflow.receivables.TakenStep.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A year in virtual time, over two clock changes, a 29th of February and twelve days of outage: what clients get and
 * people are asked is what {@link ReminderOracle} says, to the minute; nothing twice, nothing missed, nothing early.
 */
@ProductTest
class ReminderYearTest {

  private static final List<String> ARRANGEMENTS = List.of(
      "HOURLY", "BLENDED", "FLAT_MILESTONE", "HYBRID_SUCCESS", "CAPPED",
      "CONTINGENCY", "SUBSCRIPTION", "PRO_BONO", "INSURANCE_DEFENSE", "GOVERNMENT");
  private static final List<String> ZONES =
      List.of("", "Pacific/Honolulu", "Asia/Tokyo", "Europe/London", "America/New_York");
  private static final LocalDate FIRST_DAY = LocalDate.parse("2027-09-15");
  private static final int DAYS = 366;
  private static final long SEED = Long.getLong("matterflow.seed", 20_280_229);
  /** From a Friday evening to a Thursday night, over New Year. */
  private static final Span OUTAGE = new Span(at("2027-12-24", 19, 30), at("2028-01-06", 3, 10));
  private static final Span ALWAYS = new Span(Instant.EPOCH, Instant.MAX);

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private DueLadders ladders;
  @Autowired private Reminders reminders;
  @Autowired private Disputes disputes;

  private final ReminderOracle oracle = new ReminderOracle(FIRM, OUTAGE);
  private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparing(Event::at));
  private final List<Watched> watched = new ArrayList<>();
  private Instant asOthersLeftIt;

  @BeforeEach
  void theYearBegins() {
    asOthersLeftIt = house.now();
    house.itIs(FIRST_DAY.atStartOfDay(FIRM).toInstant());
  }

  @AfterEach
  void theClockIsPutBack() {
    house.itIs(asOthersLeftIt);
  }

  @Test
  void aShortSliceOfTheYear() {
    year(new Random(20_260_630), 2, 5);
  }

  @Test
  @Tag("campaign")
  @Tag("both-databases")
  void theWholeYearForEveryArrangementPreferencePlanDisputeAndConsent() {
    year(new Random(SEED), 8, 1);
  }

  /**
   * Each matter has a bill in each month. Who consents to text messages is given a mobile, which the sample does not
   * say.
   */
  @Test
  @Tag("campaign")
  @Tag("both-databases")
  void theWholeYearOfEveryMatterOfTheSampleFirm() {
    var random = new Random(SEED);
    firm.sampleMatters()
        .forEach(matter -> bills(random, matter, matter.client().paymentPlan() ? List.of(ALWAYS) : List.of(), 12));
    liveAndCompare();
  }

  /** Of the combinations every so many'th, with so many invoices each. */
  private void year(Random random, int invoices, int every) {
    int number = 0;
    for (var arrangement : ARRANGEMENTS) {
      for (var delivery : Delivery.values()) {
        for (int consent = 0; consent < 2; consent++) {
          for (int terms = 30; terms <= 60; terms += 30) {
            if (number++ % every == 0) {
              plan(random, arrangement, delivery, consent == 1, terms, ZONES.get(number % ZONES.size()), invoices);
            }
          }
        }
      }
    }
    liveAndCompare();
  }

  private void liveAndCompare() {
    live();
    for (var one : watched) {
      assertThat(happened(one.number)).as("%s", one.told()).isEqualTo(oracle.of(one.told()));
      assertThat(house.reminders(one.number)).extracting(Message::key).as("nothing twice").doesNotHaveDuplicates()
          .hasSize((int) oracle.of(one.told()).stream().filter(act -> !act.channel().equals("TASK")).count());
    }
    System.out.printf("%d invoices, %d messages, %d tasks%n", watched.size(),
        watched.stream().mapToInt(one -> house.reminders(one.number).size()).sum(),
        watched.stream()
            .flatMap(one -> happened(one.number).stream())
            .filter(act -> act.channel().equals("TASK"))
            .count());
  }

  private void plan(
      Random random, String arrangement, Delivery delivery, boolean consent, int terms, String zone, int invoices) {
    var draft = firm.hourlyMatter().billedAs(arrangement).deliveredBy(delivery).payableWithin(terms);
    if (consent) {
      draft.withSmsConsent();
    }
    if (!zone.isEmpty()) {
      draft.inTheZone(zone);
    }
    var plans = random.nextInt(4) == 0
        ? List.of(span(random, FIRST_DAY.plusDays(random.nextInt(DAYS)), 90))
        : List.<Span>of();
    plans.forEach(plan -> {
      events.add(new Event(plan.from(), () -> draft.onAPaymentPlan().loaded()));
      events.add(new Event(plan.until(), () -> draft.notOnAPaymentPlan().loaded()));
    });
    bills(random, draft.loaded(), plans, invoices);
  }

  /** So many over the year, each with what may happen to it. */
  private void bills(Random random, Engagement matter, List<Span> plans, int invoices) {
    for (int part = 0; part < invoices; part++) {
      var day = part * DAYS / invoices + random.nextInt(DAYS / invoices);
      bill(random, matter, plans, FIRST_DAY.plusDays(day));
    }
  }

  private void bill(Random random, Engagement matter, List<Span> plans, LocalDate day) {
    var quarrels = random.nextInt(3) == 0
        ? List.of(span(random, day.plusDays(1 + random.nextInt(40)), 25))
        : List.<Span>of();
    var paid = random.nextInt(3) == 0
        ? Optional.of(moment(random, day.plusDays(1 + random.nextInt(80))))
        : Optional.<Instant>empty();
    var one = new Watched(paid, quarrels, plans, matter, day);
    watched.add(one);
    events.add(new Event(day.atTime(9, 17).atZone(FIRM).toInstant(),
        () -> one.number = ladders.inTheClientsHands(matter, "300", matter.client().delivery())));
    if (random.nextBoolean()) {
      events.add(new Event(moment(random, day.plusDays(random.nextInt(30) + 1)), () -> house.pay(one.number, "0.50")));
    }
    quarrels.forEach(quarrel -> {
      events.add(new Event(quarrel.from(),
          () -> disputes.raise(one.number, Optional.of(Money.usd("10")), "Too much.", Actor.ENGINE)));
      events.add(new Event(quarrel.until(), () -> disputes.resolve(one.number, "They agreed.", Actor.ENGINE)));
    });
    paid.ifPresent(at -> events.add(new Event(at, () -> house.pay(one.number, "300"))));
  }

  /** Everything in the order of its moment: what happens in the world, and the jobs as they fall due. */
  private void live() {
    var end = FIRST_DAY.plusDays(DAYS + 130).atStartOfDay(FIRM).toInstant();
    while (true) {
      var event = Optional.ofNullable(events.peek()).map(Event::at).orElse(end);
      var job = ladders.next()
          .map(due -> OUTAGE.has(due) || OUTAGE.has(house.now()) ? later(due, OUTAGE.until()) : due);
      if (job.filter(due -> !due.isAfter(event)).isPresent()) {
        house.itIs(later(house.now(), job.get()));
        ladders.doNext();
      } else if (events.isEmpty()) {
        return;
      } else {
        var next = events.poll();
        house.itIs(later(house.now(), next.at()));
        next.what().run();
      }
    }
  }

  private List<Act> happened(InvoiceNumber number) {
    return reminders.taken(number).stream()
        .filter(step -> step.outcome() != Outcome.PASSED)
        .sorted(Comparator.comparing(TakenStep::takenAt))
        .map(step -> new Act(step.step(), step.channel().name(), step.takenAt()))
        .toList();
  }

  private static Span span(Random random, LocalDate day, int longest) {
    var from = moment(random, day);
    return new Span(from,
        from.plus(Duration.ofHours(5L + random.nextInt(longest * 24))).plusSeconds(random.nextInt(3000) + 1L));
  }

  /** Some odd second of the working day, at which no step falls due. */
  private static Instant moment(Random random, LocalDate day) {
    return day.atTime(9 + random.nextInt(8), random.nextInt(60), 1 + random.nextInt(58)).atZone(FIRM).toInstant();
  }

  private static Instant at(String day, int hour, int minute) {
    return LocalDate.parse(day).atTime(hour, minute).atZone(FIRM).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private record Event(Instant at, Runnable what) {}

  private static final class Watched {

    private final Optional<Instant> paid;
    private final List<Span> disputes;
    private final List<Span> plans;
    private final Engagement matter;
    private final LocalDate day;
    private InvoiceNumber number;

    private Watched(Optional<Instant> paid, List<Span> disputes, List<Span> plans, Engagement matter, LocalDate day) {
      this.paid = paid;
      this.disputes = disputes;
      this.plans = plans;
      this.matter = matter;
      this.day = day;
    }

    private Case told() {
      var client = matter.client();
      return new Case(matter.matter().billingModel(), client.delivery().name(), client.smsConsent().given(),
          client.zone().orElse(FIRM),
          day, day, day.plusDays(client.paymentTermsDays()), disputes, plans, paid);
    }
  }
}
