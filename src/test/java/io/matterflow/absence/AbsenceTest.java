package io.matterflow.absence;

import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.absence.AbsenceAnswer.Done;
import io.matterflow.absence.AbsenceAnswer.Refusal;
import io.matterflow.absence.AbsenceAnswer.Refused;
import io.matterflow.absence.Absences.Wanted;
import io.matterflow.access.LoginEnded;
import io.matterflow.directory.Directory;
import io.matterflow.engine.MovableClock;
import io.matterflow.engine.StandIns;
import io.matterflow.engine.TaskDesk.TaskOutcome;
import io.matterflow.engine.VisibleTasks;
import io.matterflow.engine.VisibleTasks.Finished;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.Answer;
import io.matterflow.prebill.Billing;
import io.matterflow.prebill.PreBill;
import io.matterflow.prebill.PreBillReviews;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Somebody is away: who does their work, from which moment to which, and what never moves. */
@ProductTest
@Tag("both-databases")
class AbsenceTest {

  private static final TimekeeperId AWAY = new TimekeeperId("TK08");
  private static final TimekeeperId SUBSTITUTE = new TimekeeperId("TK10");
  private static final Actor ADMIN =
      new Actor(new UserId("billing-admin"), Set.of(Role.BILLING_ADMIN), Optional.empty(), true);

  @Autowired private Firm firm;
  @Autowired private Directory directory;
  @Autowired private Billing billing;
  @Autowired private Absences absences;
  @Autowired private StandIns standIns;
  @Autowired private PreBillReviews reviews;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;
  @Autowired private WorkItems workItems;
  @Autowired private VisibleTasks visible;
  @Autowired private TaskService tasks;
  @Autowired private ApplicationEventPublisher events;

  private LocalDate today;

  @BeforeEach
  void theFirmIsThere() {
    firm.hourlyMatter().loaded();
    today = LocalDate.ofInstant(clock.instant(), directory.firm().zone());
  }

  @AfterEach
  void everybodyIsBack() {
    absences.seenBy(ADMIN).forEach(absence -> absences.end(absence.id(), ADMIN));
  }

  @Test
  void openTasksMoveToTheSubstituteOnTheFirstDayAndBackAfterTheLast() {
    var preBill = inReview();
    var absence = entered(today.plusDays(1), Optional.of(today.plusDays(3)));
    run(absence);
    assertThat(people(preBill)).contains("TK08").doesNotContain("TK10");

    morningOf(today.plusDays(1));
    run(absence);
    assertThat(people(preBill)).contains("TK10").doesNotContain("TK08");
    assertThat(people(inReview())).contains("TK10").doesNotContain("TK08");

    morningOf(today.plusDays(4));
    run(absence);
    assertThat(people(preBill)).contains("TK08").doesNotContain("TK10");
    assertThat(standIns.actingFor(AWAY)).contains(AWAY);
  }

  @Test
  void theSubstituteActsInThePersonsRolesOnMattersForTheseDaysAlone() {
    var preBill = inReview();
    assertThat(reviews.review(preBill.id(), seen(preBill), actor(SUBSTITUTE))).isInstanceOf(Answer.Refused.class);

    entered(today, Optional.of(today));
    assertThat(standIns.representedBy(SUBSTITUTE)).containsExactly(AWAY);
    assertThat(reviews.review(preBill.id(), seen(preBill), actor(SUBSTITUTE))).isInstanceOf(Answer.Done.class);

    morningOf(today.plusDays(1));
    assertThat(standIns.representedBy(SUBSTITUTE)).isEmpty();
  }

  @Test
  void whatIsPersonalAndAuthorityOverTrustNeverMove() {
    entered(today, Optional.of(today));
    var substitute = actor(SUBSTITUTE);

    assertThat(substitute.is(AWAY)).isFalse();
    assertThat(substitute.actsAs(Role.RESPONSIBLE_ATTORNEY, AWAY)).isTrue();
    assertThat(substitute.actsAs(Role.BILLING_PARTNER, AWAY)).isTrue();
    for (var role : List.of(Role.TRUST_AUTHORIZER, Role.BOOKKEEPER, Role.BILLING_ADMIN)) {
      assertThat(substitute.actsAs(role, AWAY)).isFalse();
      assertThat(substitute.has(role)).isFalse();
    }
  }

  @Test
  void aSubstituteWhoIsAwayTooHandsOnAndNoCircleIsClosed() {
    var third = new TimekeeperId("TK09");
    entered(today, Optional.of(today));
    assertThat(absences.enter(new Wanted(SUBSTITUTE, third, today, Optional.of(today)), ADMIN))
        .isInstanceOf(Done.class);
    assertThat(standIns.actingFor(AWAY)).contains(third);
    assertThat(standIns.representedBy(third)).containsExactlyInAnyOrder(AWAY, SUBSTITUTE);

    assertThat(refusal(new Wanted(third, AWAY, today, Optional.of(today)), ADMIN)).isEqualTo(Refusal.NO_SUBSTITUTE);
    assertThat(standIns.actingFor(AWAY)).contains(third);
  }

  @Test
  void twoWhoAreAwayDoNotStandInForEachOther() {
    entered(today, Optional.of(today.plusDays(14)));

    assertThat(
        refusal(new Wanted(SUBSTITUTE, AWAY, today.plusDays(14), Optional.of(today.plusDays(16))), person(SUBSTITUTE)))
        .isEqualTo(Refusal.NO_SUBSTITUTE);
    assertThat(refusal(new Wanted(SUBSTITUTE, AWAY, today.plusDays(2), Optional.empty()), ADMIN))
        .isEqualTo(Refusal.NO_SUBSTITUTE);
    assertThat(standIns.actingFor(AWAY)).contains(SUBSTITUTE);
    assertThat(absences.enter(new Wanted(SUBSTITUTE, AWAY, today.plusDays(15), Optional.of(today.plusDays(16))),
        person(SUBSTITUTE)))
        .isInstanceOf(Done.class);
  }

  @Test
  void whoTakesOverForGoodMayHaveDaysOffToComeThatHaveAnotherSubstitute() {
    var third = new TimekeeperId("TK09");
    absences.enter(new Wanted(SUBSTITUTE, third, today.plusDays(5), Optional.of(today.plusDays(9))), ADMIN);

    assertThat(absences.enter(new Wanted(AWAY, SUBSTITUTE, today, Optional.empty()), ADMIN)).isInstanceOf(Done.class);
    assertThat(refusal(new Wanted(third, AWAY, today, Optional.of(today)), ADMIN)).isEqualTo(Refusal.NO_SUBSTITUTE);
  }

  @Test
  void somebodyWhoIsBackSoonerHasTheirTasksAtOnce() {
    var preBill = inReview();
    var absence = entered(today, Optional.of(today.plusDays(9)));
    run(absence);
    assertThat(people(preBill)).contains("TK10");

    assertThat(absences.end(absence, person(AWAY))).isInstanceOfSatisfying(Done.class, done ->
        assertThat(done.absence().to()).contains(LocalDate.ofInstant(clock.instant(), directory.firm().zone())));

    assertThat(people(preBill)).contains("TK08").doesNotContain("TK10");
    assertThat(absences.end(absence, person(AWAY))).isInstanceOf(Refused.class);
  }

  @Test
  void whoHasLeftIsSucceededByWhomTheBillingAdminNames() {
    var preBill = inReview();
    events.publishEvent(new LoginEnded(AWAY, ADMIN));
    events.publishEvent(new LoginEnded(AWAY, ADMIN));
    var left = absences.seenBy(ADMIN).stream().filter(absence -> absence.person().equals(AWAY)).toList();
    assertThat(left).singleElement().matches(Absence::isForGood);
    assertThat(people(preBill)).contains("TK08");

    var task = workItems.open("absence", "nameSubstitute", left.get(0).id().toString()).orElseThrow();
    assertThat(visible.find(task, ADMIN).orElseThrow().title()).isEqualTo("Name who takes over from TK08");
    assertThat(visible.finish(task, new TaskOutcome("TK99", Optional.empty(), Map.of()), ADMIN))
        .isEqualTo(Finished.NO_SUCH_OUTCOME);
    assertThat(visible.finish(task, new TaskOutcome("TK01", Optional.empty(), Map.of()), ADMIN))
        .isEqualTo(Finished.DONE);
    run(left.get(0).id());

    assertThat(people(preBill)).contains("TK01").doesNotContain("TK08");
    assertThat(standIns.actingFor(AWAY)).contains(new TimekeeperId("TK01"));
  }

  @Test
  void daysAndPeopleThatDoNotFitAreRefused() {
    var tomorrow = today.plusDays(1);
    assertThat(refusal(new Wanted(AWAY, SUBSTITUTE, today, Optional.empty()), person(SUBSTITUTE)))
        .isEqualTo(Refusal.NOT_YOURS);
    assertThat(refusal(new Wanted(AWAY, AWAY, today, Optional.empty()), person(AWAY))).isEqualTo(Refusal.NO_SUBSTITUTE);
    assertThat(refusal(new Wanted(AWAY, new TimekeeperId("TK99"), today, Optional.empty()), person(AWAY)))
        .isEqualTo(Refusal.NO_SUBSTITUTE);
    assertThat(refusal(new Wanted(new TimekeeperId("TK99"), AWAY, today, Optional.empty()), ADMIN))
        .isEqualTo(Refusal.NO_SUCH_PERSON);
    assertThat(refusal(new Wanted(AWAY, SUBSTITUTE, tomorrow, Optional.of(today)), person(AWAY)))
        .isEqualTo(Refusal.NO_DAYS);
    assertThat(refusal(new Wanted(AWAY, SUBSTITUTE, today, Optional.of(today.plusYears(2))), person(AWAY)))
        .isEqualTo(Refusal.TOO_LONG);
    var adminAndTimekeeper = new Actor(new UserId("TK10"), Set.of(Role.BILLING_ADMIN), Optional.of(SUBSTITUTE), true);
    assertThat(refusal(new Wanted(AWAY, SUBSTITUTE, today, Optional.of(tomorrow)), adminAndTimekeeper))
        .isEqualTo(Refusal.SELF_APPOINTED);

    entered(today, Optional.of(tomorrow));
    assertThat(refusal(new Wanted(AWAY, SUBSTITUTE, tomorrow, Optional.empty()), person(AWAY)))
        .isEqualTo(Refusal.OVERLAPS);
    assertThat(absences.seenBy(person(new TimekeeperId("TK03")))).noneMatch(absence -> absence.person().equals(AWAY));
  }

  private Refusal refusal(Wanted wanted, Actor by) {
    return ((Refused) absences.enter(wanted, by)).refusal();
  }

  private AbsenceId entered(LocalDate from, Optional<LocalDate> to) {
    return ((Done) absences.enter(new Wanted(AWAY, SUBSTITUTE, from, to), person(AWAY))).absence().id();
  }

  private void run(AbsenceId absence) {
    jobs.runDue("absence", absence.toString());
  }

  private void morningOf(LocalDate day) {
    clock.standAt(absences.startOf(day));
  }

  private Actor actor(TimekeeperId person) {
    return person(person).standingInFor(standIns.representedBy(person));
  }

  private PreBill inReview() {
    Engagement engagement = firm.hourlyMatter().responsibleAttorney("TK08").loaded();
    billing.hourWorked(engagement);
    billing.june(engagement.id());
    return billing.compiledOf(engagement);
  }

  private Stream<String> links(PreBill preBill) {
    var id = workItems.open("pre-bill", "reviewPreBill", preBill.id().toString()).orElseThrow();
    return tasks.getIdentityLinksForTask(id).stream()
        .map(link -> Optional.ofNullable(link.getUserId()).orElseGet(link::getGroupId));
  }

  private List<String> people(PreBill preBill) {
    return links(preBill).toList();
  }
}
