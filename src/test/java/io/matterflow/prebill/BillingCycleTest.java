package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.JUNE_30;
import static io.matterflow.prebill.Billing.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.BillingCycles.Order;
import io.matterflow.prebill.CycleMatter.Outcome;
import io.matterflow.prebill.CycleProgress.Progress;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Billing runs: one pre-bill for each matter and period, whatever is asked how often, and nobody stops the others. */
@ProductTest
@Tag("both-databases")
class BillingCycleTest {

  private static final int MORE_THAN_A_BATCH = 103;

  @Autowired private Firm firm;
  @Autowired private Samples samples;
  @Autowired private Billing billing;
  @Autowired private MovableClock clock;
  @Autowired private BillingCycles cycles;
  @Autowired private CycleProgress progress;
  @Autowired private PreBillsBlocked blocked;
  @Autowired private JdbcClient jdbc;

  @Test
  void takesAllUnbilledTimeUpToThePeriodsEndLateTimeIncluded() {
    var engagement = firm.hourlyMatter().loaded();
    billing.worked(engagement, Engagement.ASSOCIATE, LocalDate.of(2026, 4, 2), "0.5", "Research in April");
    billing.worked(engagement, Engagement.PARALEGAL, JUNE_30, "2.0", "Index the production");
    billing.worked(engagement, Engagement.ASSOCIATE, JUNE_30.plusDays(1), "0.3", "Call in July");

    billing.june(engagement.id());

    var preBill = billing.juneOf(engagement);
    assertThat(Billing.narratives(preBill)).containsExactly("Research in April", "Index the production");
    assertThat(preBill.number()).isEqualTo("PB-%s-20260630".formatted(engagement.number()));
    assertThat(preBill.totals().total()).isEqualTo(usd("565"));
  }

  @Test
  void timeThatIsBilledInPartArrivesWithTheRestWrittenDown() {
    var engagement = firm.hourlyMatter().loaded();
    billing.hourWorkedAt(engagement, 50);

    billing.june(engagement.id());

    var line = billing.juneOf(engagement).lines().get(0);
    assertThat(line.worth()).isEqualTo(usd("370"));
    assertThat(line.amount()).isEqualTo(usd("185"));
  }

  @Test
  void theSamePeriodTwiceMakesTheSamePreBill() {
    var engagement = firm.hourlyMatter().loaded();
    billing.hourWorked(engagement);
    billing.june(engagement.id());
    var first = billing.juneOf(engagement);

    billing.worked(engagement, "0.4", "Entered after the run");
    var again = billing.june(engagement.id());

    assertThat(billing.juneOf(engagement).id()).isEqualTo(first.id());
    assertThat(billing.juneOf(engagement).lines()).as("late time joined the one that is there").hasSize(2);
    assertThat(only(again).outcome()).isEqualTo(Outcome.COMPILED);
    assertThat(only(again).preBill()).contains(first.id());
    assertThat(only(again).reason()).isEqualTo("COMPILED_BEFORE");
  }

  @Test
  void aRunOfAnotherCycleTakesNoCreditForThePreBill() {
    var engagement = firm.hourlyMatter().loaded();
    billing.hourWorked(engagement);
    billing.june(engagement.id());

    var other = billing.request(Cycle.SUBSCRIPTION, JUNE_30, engagement.id());
    cycles.findDueMatters(other);

    assertThat(only(other).outcome()).isEqualTo(Outcome.NOT_DUE);
    assertThat(only(other).preBill()).isEmpty();
  }

  @Test
  void runsThatRaceMakeOnePreBillForEachMatter() throws Exception {
    var engagements = new ArrayList<Engagement>();
    for (int index = 0; index < 6; index++) {
      var engagement = firm.hourlyMatter().loaded();
      billing.hourWorked(engagement);
      engagements.add(engagement);
    }
    var matters = engagements.stream().map(Engagement::id).toArray(MatterId[]::new);
    var racing = List.of(
        billing.request(Cycle.MONTHLY, JUNE_30, matters),
        billing.request(Cycle.MONTHLY, JUNE_30, matters),
        billing.request(Cycle.MONTHLY, JUNE_30, matters));
    racing.forEach(cycles::findDueMatters);

    atOnce(racing.stream().<Callable<Boolean>>map(run -> () -> compiledToTheEnd(run)).toList());

    for (var engagement : engagements) {
      assertThat(count("select count(*) from pre_bill where matter_id = :matter", engagement)).isEqualTo(1);
      assertThat(billing.juneOf(engagement).lines()).hasSize(1);
    }
    for (var run : racing) {
      assertThat(progressOf(run).matters()).hasSize(6)
          .allSatisfy(matter -> assertThat(matter.outcome()).isEqualTo(Outcome.COMPILED));
    }
    assertThat(count("""
        select count(*) from act_ru_execution
         where business_key_ in (select cast(id as varchar) from pre_bill where matter_id = :matter)
           and proc_def_id_ like 'pre-bill:%'
        """, engagements.get(0))).isEqualTo(1);
  }

  @Test
  void aMatterThatCannotBeBilledStopsNoneOfTheOthers() {
    var sound = firm.hourlyMatter().loaded();
    var broken = firm.hourlyMatter().loaded();
    var alsoSound = firm.hourlyMatter().loaded();
    for (var engagement : List.of(sound, broken, alsoSound)) {
      billing.hourWorked(engagement);
    }
    var run = billing.request(Cycle.MONTHLY, JUNE_30, sound.id(), broken.id(), alsoSound.id());
    cycles.findDueMatters(run);
    jdbc.sql("update time_entry set currency = 'EUR' where matter_id = :matter")
        .param("matter", broken.number())
        .update();

    while (cycles.compileNext(run)) {
      assertThat(progressOf(run).count(Outcome.DUE)).isPositive();
    }

    assertThat(billing.juneOf(sound).state()).isEqualTo(PreBillState.IN_REVIEW);
    assertThat(billing.juneOf(alsoSound).state()).isEqualTo(PreBillState.IN_REVIEW);
    assertThat(progressOf(run).count(Outcome.FAILED)).isEqualTo(1);
    assertThat(blocked.blockedFor(COORDINATOR))
        .filteredOn(work -> work.subject().id().equals(broken.number()))
        .singleElement()
        .satisfies(work -> {
          assertThat(work.owner()).isEqualTo("billing-coordinator");
          assertThat(work.nextAction()).contains("run the billing cycle again");
        });
    assertThat(count("select count(*) from time_entry where pre_bill is not null and matter_id = :matter", broken))
        .isZero();

    jdbc.sql("update time_entry set currency = 'USD' where matter_id = :matter")
        .param("matter", broken.number())
        .update();
    billing.june(sound.id(), broken.id(), alsoSound.id());

    assertThat(billing.juneOf(broken).lines()).hasSize(1);
    assertThat(blocked.blockedFor(COORDINATOR)).noneMatch(work -> work.subject().id().equals(broken.number()));
  }

  @Test
  void mattersAreCompiledInBatchesThatCommitByThemselves() {
    var matters = manyMatters();
    var run = billing.request(Cycle.MONTHLY, JUNE_30, matters.toArray(MatterId[]::new));
    cycles.findDueMatters(run);

    assertThat(cycles.compileNext(run)).isTrue();
    assertThat(progressOf(run).count(Outcome.COMPILED)).isEqualTo(100);
    assertThat(cycles.compileNext(run)).isFalse();
    assertThat(progressOf(run).count(Outcome.COMPILED)).isEqualTo(MORE_THAN_A_BATCH);
    assertThat(progressOf(run).run().state()).isEqualTo(BillingRun.State.COMPLETED);
  }

  @Test
  void theProcessTakesBatchAfterBatchUntilNoneIsLeft() {
    var matters = manyMatters();

    var run = billing.june(matters.toArray(MatterId[]::new));

    assertThat(progressOf(run).count(Outcome.COMPILED)).isEqualTo(MORE_THAN_A_BATCH);
    assertThat(progressOf(run).run().completedAt()).isPresent();
  }

  @Test
  void aMatterWithoutTimeOrWithNothingWorthBillingGetsNoPreBill() {
    var idle = firm.hourlyMatter().loaded();
    var courtesy = firm.hourlyMatter().loaded();
    billing.hourWorkedAt(courtesy, 0);

    var run = billing.june(idle.id(), courtesy.id());

    assertThat(progressOf(run).matters()).extracting(CycleMatter::outcome, CycleMatter::reason).containsExactly(
        tuple(Outcome.NOT_DUE, "NOTHING_UNBILLED"),
        tuple(Outcome.NOTHING_TO_BILL, "NOTHING_TO_BILL"));
    assertThat(count("select count(*) from pre_bill where matter_id = :matter", courtesy)).isZero();
    assertThat(count("select count(*) from time_entry where pre_bill is not null and matter_id = :matter", courtesy))
        .isZero();
  }

  @Test
  void whatIsNotDueSaysWhyAndByWhichRule() {
    var flat = firm.hourlyMatter().billedAs("FLAT_MILESTONE").loaded();
    var quarterly = firm.hourlyMatter().cycle("QUARTERLY").loaded();
    var later = firm.hourlyMatter().enrolledFrom(JUNE_30.plusDays(1)).loaded();

    var run = billing.june(flat.id(), quarterly.id(), later.id());

    assertThat(progressOf(run).matters()).extracting(CycleMatter::reason)
        .containsExactly("BILLED_BY_MILESTONE", "MATTER_ON_ANOTHER_CYCLE", "NOT_ENROLLED");
    assertThat(progressOf(run).matters().get(0).rule().orElseThrow()).startsWith("billing-trigger v")
        .endsWith(" milestones");
    assertThat(progressOf(run).run().state()).isEqualTo(BillingRun.State.COMPLETED);
  }

  @Test
  void whoIsNotYetEnrolledIsObservedAndNotBilled() {
    var engagement = firm.hourlyMatter().loaded();
    var late = "LT" + engagement.number();
    var people = Samples.firmWithNewcomer(late, Optional.of("200.00"));
    ((ObjectNode) people.at("/firm/timekeepers")
        .get(people.at("/firm/timekeepers").size() - 1)).put("enrolledFrom", JUNE_15.plusDays(1).toString());
    samples.load(people);
    billing.worked(engagement, new TimekeeperId(late), JUNE_15, "1.0", "Before they were enrolled");
    billing.worked(engagement, new TimekeeperId(late), JUNE_15.plusDays(1), "2.0", "On their first day");

    billing.june(engagement.id());

    assertThat(Billing.narratives(billing.juneOf(engagement))).containsExactly("On their first day");
  }

  @Test
  void anUnknownMatterOrAnAbsurdPeriodBeginsNoRun() {
    assertThat(
        refusal(cycles.request(new Order(Cycle.MONTHLY, JUNE_30, List.of(new MatterId("0000-0000"))), COORDINATOR)))
        .isEqualTo(Refusal.UNKNOWN_MATTER);
    assertThat(refusal(cycles.request(new Order(Cycle.MONTHLY, LocalDate.of(9999, 12, 31), List.of()), COORDINATOR)))
        .isEqualTo(Refusal.ABSURD_PERIOD);
    assertThat(refusal(cycles.request(new Order(Cycle.MONTHLY, LocalDate.of(1, 1, 1), List.of()), COORDINATOR)))
        .isEqualTo(Refusal.ABSURD_PERIOD);
  }

  @Test
  void aDayThatEndsNoPeriodOrIsToComeBeginsNoRun() {
    var today = clock.instant().atZone(ZoneId.of("America/Chicago")).toLocalDate();
    var anchored = firm.hourlyMatter().agreeing("anchor", "2026-01-16").loaded();

    assertThat(asked(Cycle.MONTHLY, LocalDate.of(2026, 6, 15))).isInstanceOfSatisfying(Answer.Refused.class,
        refused -> {
      assertThat(refused.refusal()).isEqualTo(Refusal.NO_END_OF_A_PERIOD);
      assertThat(refused.detail()).contains("2026-05-31 and 2026-06-30");
    });
    assertThat(refusal(asked(Cycle.MONTHLY, today.plusMonths(2).withDayOfMonth(1).minusDays(1))))
        .isEqualTo(Refusal.PERIOD_AHEAD);
    assertThat(refusal(asked(Cycle.REPLENISHMENT, today.plusDays(1)))).isEqualTo(Refusal.PERIOD_AHEAD);
    assertThat(asked(Cycle.MONTHLY, today.plusMonths(2).withDayOfMonth(15), anchored.id()))
        .isInstanceOfSatisfying(Answer.Refused.class, ahead ->
            assertThat(ahead.detail()).containsPattern("The last MONTHLY period ended on 2\\d{3}-\\d{2}-15"));
    assertThat(asked(Cycle.REPLENISHMENT, LocalDate.of(2026, 6, 15), anchored.id())).isInstanceOf(Answer.Done.class);
    assertThat(asked(Cycle.MONTHLY, LocalDate.of(2026, 6, 15), anchored.id())).isInstanceOf(Answer.Done.class);
    assertThat(asked(Cycle.MONTHLY, JUNE_30, anchored.id())).isInstanceOf(Answer.Done.class);
  }

  private Answer<BillingCycleId> asked(Cycle cycle, LocalDate day, MatterId... matters) {
    return cycles.request(new Order(cycle, day, List.of(matters)), COORDINATOR);
  }

  /** Matters of one client with an hour each, loaded in one document. */
  private List<MatterId> manyMatters() {
    var pattern = firm.hourlyMatter().loaded();
    var document = JsonNodeFactory.instance.objectNode();
    var list = document.putArray("matters");
    var ids = new ArrayList<MatterId>();
    for (int index = 0; index < MORE_THAN_A_BATCH; index++) {
      var id = "%s-%03d".formatted(pattern.number(), index);
      ids.add(new MatterId(id));
      list.add(matter(id, pattern));
    }
    samples.load(document);
    ids.forEach(id -> billing.worked(id, Engagement.ASSOCIATE, JUNE_15, "0.1", "Call with the court clerk"));
    return ids;
  }

  private static ObjectNode matter(String id, Engagement pattern) {
    var matter = JsonNodeFactory.instance.objectNode();
    matter.put("id", id).put("clientId", pattern.clientId().value()).put("name", "Matter " + id)
        .put("status", "OPEN")
        .put("billingModel", "HOURLY")
        .put("utbmsSet", "LITIGATION")
        .put("practiceArea", "Litigation")
        .put("originatingAttorney", "TK01").put("responsibleAttorney", "TK02").put("increment", "0.1");
    matter.putArray("team").add("TK01").add("TK02").add("TK06");
    matter.putObject("billingTerms").put("cycle", "MONTHLY");
    return matter;
  }

  private boolean compiledToTheEnd(BillingCycleId run) {
    while (cycles.compileNext(run)) {
      assertThat(run).isNotNull();
    }
    return true;
  }

  private static void atOnce(List<Callable<Boolean>> racers) throws Exception {
    var threads = Executors.newFixedThreadPool(racers.size());
    try {
      for (var finished : threads.invokeAll(racers)) {
        assertThat(finished.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private CycleMatter only(BillingCycleId run) {
    assertThat(progressOf(run).matters()).hasSize(1);
    return progressOf(run).matters().get(0);
  }

  private Progress progressOf(BillingCycleId run) {
    return progress.of(run).orElseThrow();
  }

  private int count(String sql, Engagement engagement) {
    return jdbc.sql(sql).param("matter", engagement.number()).query(Integer.class).single();
  }
}
