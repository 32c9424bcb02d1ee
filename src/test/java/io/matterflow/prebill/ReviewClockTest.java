package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.ADMIN;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects;
import io.matterflow.engine.MovableClock;
import io.matterflow.engine.NotAccepted;
import io.matterflow.engine.TaskDesk.TaskOutcome;
import io.matterflow.engine.VisibleTasks;
import io.matterflow.engine.VisibleTasks.Finished;
import io.matterflow.engine.WorkItems;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.SentMessages;
import io.matterflow.messaging.SentMessages.SentMessage;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The reviewer's time: the deadline, the reminder, and a mail system that fails. Who is asked next is in
 * {@link DeadlineLadderTest}.
 */
@ProductTest
@Tag("both-databases")
class ReviewClockTest {

  /** Friday, 15:00 in Chicago. */
  private static final Instant FRIDAY_AFTERNOON = Instant.parse("2026-07-17T20:00:00Z");
  private static final Instant MONDAY_AFTERNOON = Instant.parse("2026-07-20T20:00:00Z");
  private static final Instant TUESDAY_AFTERNOON = Instant.parse("2026-07-21T20:00:00Z");

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private MovableClock clock;
  @Autowired private Jobs jobs;
  @Autowired private SentMessages sent;
  @Autowired private LocalVendors vendors;
  @Autowired private WorkItems workItems;
  @Autowired private VisibleTasks tasks;
  @Autowired private Effects effects;

  private Instant before;
  private Engagement engagement;
  private PreBill preBill;

  @BeforeEach
  void aReviewBeginsOnFridayAfternoon() {
    before = clock.instant();
    clock.standAt(FRIDAY_AFTERNOON);
    engagement = firm.hourlyMatter().loaded();
    preBill = billing.inReview(engagement);
  }

  @AfterEach
  void theMailSystemIsWellAgain() {
    mailSystem(Mood.WELL);
    clock.standAt(before);
  }

  @Test
  void theDeadlineStandsStillOverTheWeekend() {
    assertThat(preBill.round().dueAt()).contains(MONDAY_AFTERNOON);

    clock.standAt(MONDAY_AFTERNOON.minusSeconds(1));
    runDue();
    assertThat(mails()).isEmpty();

    clock.standAt(MONDAY_AFTERNOON);
    runDue();
    assertThat(mails()).hasSize(1);
  }

  @Test
  void theReviewerIsRemindedOnceAndToldTheOneNextAction() {
    clock.standAt(MONDAY_AFTERNOON);
    runDue();
    runDue();

    assertThat(mails()).singleElement().satisfies(mail -> {
      assertThat(mail.key()).isEqualTo("review-reminder:%s:1".formatted(preBill.id()));
      assertThat(mail.to()).containsExactly("desmond.pike@harrowpike.example");
      assertThat(mail.subject()).isEqualTo("Pre-bill %s waits for your review".formatted(preBill.number()));
      assertThat(mail.text()).contains("its review was due on Monday, July 20, 15:00.", "Next: open Tasklist")
          .doesNotContain(engagement.client().name(), "Draft the answer");
    });
    assertThat(billing.current(preBill).round().reminders()).isEqualTo(1);
    assertThat(billing.current(preBill).state()).isEqualTo(PreBillState.IN_REVIEW);
  }

  @Test
  void nobodyIsRemindedOfAReviewThatIsDone() {
    done(reviews.review(preBill.id(), seen(preBill), person(engagement.responsibleAttorney())));
    clock.standAt(TUESDAY_AFTERNOON);
    runDue();

    assertThat(mails()).isEmpty();
  }

  @Test
  void aReviewThatIsDoneBetweenTheTimerAndTheMailStopsTheMail() {
    clock.standAt(MONDAY_AFTERNOON);
    mailSystem(Mood.FAIL);
    assertThatThrownBy(this::runDue).isInstanceOf(NotAccepted.class);
    done(reviews.review(preBill.id(), seen(preBill), person(engagement.responsibleAttorney())));

    mailSystem(Mood.WELL);
    clock.advance(Duration.ofHours(1));
    runDue();

    assertThat(mails()).isEmpty();
  }

  @Test
  void aReturnedPreBillHasANewDeadline() {
    done(reviews.review(preBill.id(), seen(preBill), person(engagement.responsibleAttorney())));
    clock.standAt(MONDAY_AFTERNOON);

    var returned = done(reviews.sendBack(preBill.id(), seen(preBill, "too long"), person(engagement.billingPartner())));

    assertThat(returned.round().dueAt()).contains(TUESDAY_AFTERNOON);
  }

  @Test
  void aMailSystemThatIsDownKeepsTheReminderAndHoldsNoReview() {
    clock.standAt(MONDAY_AFTERNOON);
    mailSystem(Mood.FAIL);
    assertThatThrownBy(this::runDue).isInstanceOf(NotAccepted.class);
    assertThat(mails()).isEmpty();
    assertThat(billing.current(preBill).state()).isEqualTo(PreBillState.IN_REVIEW);

    mailSystem(Mood.WELL);
    clock.advance(Duration.ofMinutes(1));
    runDue();

    assertThat(mails()).hasSize(1);
  }

  @Test
  void aPersonSaysWhetherAReminderInDoubtWentOut() {
    clock.standAt(MONDAY_AFTERNOON);
    vendors.named("messaging").become(Mood.HANG_AFTER, Duration.ofMillis(10));
    inDoubtAfterTheTries();
    vendors.named("messaging").become(Mood.WELL);
    var task = workItems.open("pre-bill-ladder", "confirmWhetherSent_ladder", preBill.id().toString()).orElseThrow();

    assertThat(tasks.finish(task, new TaskOutcome("SENT", Optional.empty(), Map.of()), ADMIN)).isEqualTo(Finished.DONE);
    runDue();

    assertThat(mails()).hasSize(1);
    assertThat(effects.stateOf(EffectKey.of("review-reminder", preBill.id(), 1))).contains(Effects.State.CONFIRMED);
    assertThat(billing.current(preBill).round().reminders()).isEqualTo(1);
  }

  /**
   * The mail system took the mail, never said so, and cannot be asked: after the lease the job hands it to a person.
   */
  private void inDoubtAfterTheTries() {
    for (int tries = 0; tries < 3 && confirmation().isEmpty(); tries++) {
      try {
        runDue();
      } catch (RuntimeException noAnswer) {
        clock.advance(Duration.ofMinutes(6));
      }
    }
  }

  private Optional<String> confirmation() {
    return workItems.open("pre-bill-ladder", "confirmWhetherSent_ladder", preBill.id().toString());
  }

  private void runDue() {
    jobs.runDue("pre-bill-ladder", preBill.id().toString());
  }

  private List<Message> mails() {
    return sent.all().stream()
        .map(SentMessage::message)
        .filter(mail -> mail.key().startsWith("review-reminder:" + preBill.id()))
        .filter(mail -> mail.subject().endsWith("your review"))
        .toList();
  }

  private void mailSystem(Mood mood) {
    vendors.named("messaging").become(mood, Duration.ofSeconds(30));
  }
}
