package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.engine.RoleHolders;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.messaging.SentMessages;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Nobody touches a task: the real process climbs the ladder, over a weekend and a holiday, one named person at a time.
 */
@ProductTest
@Tag("both-databases")
class DeadlineLadderTest {

  /**
   * Friday, 15:00 in Chicago; the Monday after the next weekend is a business day, the first Monday of September is
   * not.
   */
  private static final Instant FRIDAY = Instant.parse("2026-07-17T20:00:00Z");
  private static final Instant BEFORE_LABOR_DAY = Instant.parse("2026-09-04T20:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEKEND = Duration.ofDays(3);

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private BillingHolds holds;
  @Autowired private MovableClock clock;
  @Autowired private Jobs jobs;
  @Autowired private SentMessages sent;
  @Autowired private WorkItems workItems;
  @Autowired private TaskService tasks;
  @Autowired private RoleHolders holders;

  private Instant before;

  @BeforeEach
  void itIsFriday() {
    before = clock.instant();
    clock.standAt(FRIDAY);
  }

  @AfterEach
  void backToTheTimeOfOthers() {
    clock.standAt(before);
  }

  @Test
  void aReviewThatNobodyDoesIsRemindedThenPutToTheNextRoleThenToTheNextEachOnce() {
    var engagement = firm.hourlyMatter().loaded();
    var preBill = billing.inReview(engagement);
    var mondayAt = FRIDAY.plus(WEEKEND);
    assertThat(preBill.round().dueAt()).contains(mondayAt);

    at(mondayAt.minusSeconds(1), preBill);
    assertThat(mailsOn(preBill)).isEmpty();
    at(mondayAt, preBill);
    assertThat(mailsOn(preBill)).containsExactly("desmond.pike@harrowpike.example");
    assertThat(people(preBill, "reviewPreBill")).containsExactlyInAnyOrder("TK02", "responsible-attorney");

    at(mondayAt.plus(DAY).minusSeconds(1), preBill);
    assertThat(asked(preBill)).containsExactly("TK02");
    at(mondayAt.plus(DAY), preBill);
    assertThat(asked(preBill)).containsExactly("TK02", "TK01");
    assertThat(mailsOn(preBill)).containsExactly("desmond.pike@harrowpike.example",
        "eleanor.harrow@harrowpike.example");

    at(mondayAt.plus(DAY.multipliedBy(2)), preBill);
    assertThat(asked(preBill)).containsExactly("TK02", "TK01", lastResort());
    assertThat(people(preBill, "reviewPreBill")).contains(lastResort());
    assertThat(billing.current(preBill).standing().owner().name()).isEqualTo(lastResort());

    at(mondayAt.plus(DAY.multipliedBy(30)), preBill);
    assertThat(asked(preBill)).hasSize(3);
    assertThat(mailsOn(preBill)).hasSize(2);
    assertThat(billing.current(preBill).state()).isEqualTo(PreBillState.IN_REVIEW);
  }

  @Test
  void theClockStandsStillOverAWeekendWithAHoliday() {
    clock.standAt(BEFORE_LABOR_DAY);
    var preBill = billing.inReview(firm.hourlyMatter().loaded());
    var tuesdayAt = BEFORE_LABOR_DAY.plus(WEEKEND).plus(DAY);

    assertThat(preBill.round().dueAt()).contains(tuesdayAt);
    at(tuesdayAt.minusSeconds(1), preBill);
    assertThat(mailsOn(preBill)).isEmpty();
    at(tuesdayAt, preBill);
    at(tuesdayAt.plus(DAY), preBill);

    assertThat(asked(preBill)).containsExactly("TK02", "TK01");
  }

  @Test
  void afterAnOutageEachIsStillAskedOnceAndInTurn() {
    var preBill = billing.inReview(firm.hourlyMatter().loaded());

    at(FRIDAY.plus(Duration.ofDays(20)), preBill);

    assertThat(asked(preBill)).containsExactly("TK02", "TK01", lastResort());
    assertThat(mailsOn(preBill)).hasSize(2);
  }

  @Test
  void whoeverWasAskedLaterMayDoItAndSoMayTheFirst() {
    var engagement = firm.hourlyMatter().loaded();
    var one = billing.inReview(engagement);
    at(FRIDAY.plus(WEEKEND).plus(DAY), one);
    assertThat(done(reviews.review(one.id(), seen(billing.current(one)), person(engagement.billingPartner()))).state())
        .isEqualTo(PreBillState.IN_APPROVAL);

    clock.standAt(FRIDAY);
    var second = firm.hourlyMatter().loaded();
    var other = billing.inReview(second);
    at(FRIDAY.plus(WEEKEND).plus(DAY), other);
    assertThat(
        done(reviews.review(other.id(), seen(billing.current(other)), person(second.responsibleAttorney()))).state())
        .isEqualTo(PreBillState.IN_APPROVAL);
  }

  @Test
  void whereOnePersonHoldsBothRolesTheLadderGoesPastThem() {
    var preBill = billing.inReview(firm.hourlyMatter().billingPartner("TK02").loaded());

    at(FRIDAY.plus(WEEKEND).plus(DAY), preBill);

    assertThat(asked(preBill)).containsExactly("TK02", lastResort());
  }

  @Test
  void anApprovalThatNobodyGivesClimbsTheSameLadder() {
    var engagement = firm.hourlyMatter().loaded();
    var preBill = billing.inApproval(engagement);

    at(FRIDAY.plus(WEEKEND), preBill);
    assertThat(mailsOn(preBill)).containsExactly("eleanor.harrow@harrowpike.example");
    at(FRIDAY.plus(WEEKEND).plus(DAY), preBill);

    assertThat(asked(preBill)).containsExactly("TK01", lastResort());
    assertThat(people(preBill, "approvePreBill")).contains(lastResort());
    var asked = new Actor(new UserId(lastResort()), Set.of(Role.BILLING_ADMIN), Optional.empty(), true);
    assertThat(done(reviews.approve(preBill.id(), seen(billing.current(preBill)), asked)).signature()).isPresent();
  }

  @Test
  void exceptionsThatNobodyAnswersClimbTheSameLadder() {
    var engagement = firm.hourlyMatter().withGuidelines(30).loaded();
    billing.worked(engagement, "1.25", "Draft the answer to the complaint");
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    assertThat(asked(preBill)).containsExactly("TK06");

    at(FRIDAY.plus(WEEKEND), preBill);
    assertThat(mailsOn(preBill)).hasSize(1);
    at(FRIDAY.plus(WEEKEND).plus(DAY), preBill);
    at(FRIDAY.plus(WEEKEND).plus(DAY.multipliedBy(2)), preBill);

    assertThat(asked(preBill)).containsExactly("TK06", holders.holding(Role.BILLING_COORDINATOR).get(0).value(),
        "TK02");
    assertThat(people(preBill, "resolveExceptions")).contains("TK06", "TK02");
  }

  @Test
  void aStepThatIsDoneIsRemindedNoMoreAndTheNextHasItsOwnTime() {
    var engagement = firm.hourlyMatter().loaded();
    var preBill = billing.inReview(engagement);
    clock.standAt(FRIDAY.plus(WEEKEND).minusSeconds(1));
    var reviewed = done(reviews.review(preBill.id(), seen(preBill), person(engagement.responsibleAttorney())));

    at(FRIDAY.plus(WEEKEND).plusSeconds(60), preBill);
    assertThat(mailsOn(preBill)).isEmpty();
    assertThat(reviewed.round().dueAt()).contains(FRIDAY.plus(WEEKEND).plus(DAY).minusSeconds(1));
    done(reviews.approve(preBill.id(), seen(reviewed), person(engagement.billingPartner())));
    at(FRIDAY.plus(Duration.ofDays(20)), preBill);

    assertThat(mailsOn(preBill)).isEmpty();
    assertThat(billing.current(preBill).round().asked()).isEmpty();
  }

  @Test
  void nobodyIsChasedForASignatureThatAHoldRefuses() {
    var engagement = firm.hourlyMatter().loaded();
    var preBill = inApproval(engagement);
    var due = preBill.round().dueAt().orElseThrow();
    held(engagement, LocalDate.parse("2026-07-24"));

    at(due, preBill);
    at(due.plus(DAY), preBill);
    assertThat(mailsOn(preBill)).isEmpty();
    var afterTheHold = due.plus(Duration.ofDays(7)); // Monday the 27th: the hold's last day is a Friday
    assertThat(billing.current(preBill).round().dueAt()).contains(afterTheHold);

    at(afterTheHold, preBill);
    assertThat(mailsOn(preBill)).hasSize(1);
    assertThat(asked(preBill)).as("reminded first, not passed up").hasSize(1);
    at(afterTheHold.plus(DAY), preBill);
    assertThat(asked(preBill)).hasSize(2);
  }

  @Test
  void aHoldThatIsLiftedEarlyGivesTheSignerTheirTimeAnew() {
    var engagement = firm.hourlyMatter().loaded();
    var preBill = inApproval(engagement);
    var due = preBill.round().dueAt().orElseThrow();
    held(engagement, LocalDate.parse("2026-09-30"));
    at(due, preBill);

    holds.lift(engagement.matter(), "Answered", COORDINATOR);
    at(due.plus(DAY).minusSeconds(1), preBill);
    assertThat(mailsOn(preBill)).isEmpty();
    at(due.plus(DAY), preBill);

    assertThat(mailsOn(preBill)).hasSize(1);
  }

  @Test
  void aReviewIsChasedWhileTheBillIsHeld() {
    var engagement = firm.hourlyMatter().loaded();
    var preBill = billing.inReview(engagement);
    held(engagement, LocalDate.parse("2026-07-31"));

    at(FRIDAY.plus(WEEKEND), preBill);

    assertThat(mailsOn(preBill)).hasSize(1);
  }

  private PreBill inApproval(Engagement engagement) {
    var preBill = billing.inReview(engagement);
    return done(reviews.review(preBill.id(), seen(preBill), person(engagement.responsibleAttorney())));
  }

  private void held(Engagement engagement, LocalDate until) {
    assertThat(holds.place(engagement.matter(), "A question about the scope", until, COORDINATOR))
        .isInstanceOf(Answer.Done.class);
  }

  private void at(Instant moment, PreBill preBill) {
    clock.standAt(moment);
    jobs.runDue("pre-bill-ladder", preBill.id().toString());
  }

  private String lastResort() {
    return holders.holding(Role.BILLING_ADMIN).get(0).value();
  }

  private List<String> asked(PreBill preBill) {
    return billing.current(preBill).round().asked().stream().map(Holder::person).flatMap(Optional::stream)
        .map(TimekeeperId::value).toList();
  }

  private List<String> mailsOn(PreBill preBill) {
    return sent.all().stream().map(mail -> mail.message())
        .filter(mail -> mail.key().startsWith("review-reminder:" + preBill.id()))
        .map(mail -> mail.to().get(0))
        .toList();
  }

  private List<String> people(PreBill preBill, String task) {
    var id = workItems.open("pre-bill", task, preBill.id().toString()).orElseThrow();
    return tasks.getIdentityLinksForTask(id).stream()
        .map(link -> Optional.ofNullable(link.getUserId()).orElseGet(link::getGroupId))
        .toList();
  }
}
