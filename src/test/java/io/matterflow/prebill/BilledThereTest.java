package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.JUNE_30;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.capture.TimeEntries;
import io.matterflow.practice.TimeBilledThere;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Time that the practice system bills leaves the bill here, and no client pays the same hour twice. */
@ProductTest
@Tag("both-databases")
class BilledThereTest {

  private static final String TASK = "answerBilledThere";
  private static final String ONE = "Draft the answer to the amended complaint";
  private static final String TWO = "Prepare for the hearing on the motion to dismiss";

  @LocalServerPort private int port;
  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private TimeEntries entries;
  @Autowired private TaskService tasks;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcTemplate rows;
  @Autowired private TransactionTemplate transaction;

  @Test
  void itLeavesTheOpenPreBillAndTheBillingOfficeIsAskedOnceHoweverOftenItIsTold() {
    var matter = firm.hourlyMatter().loaded();
    var preBill = inReviewWithTwo(matter);

    tell(matter, TWO, true);
    tell(matter, TWO, true);

    var left = billing.juneOf(matter);
    assertThat(left.billed()).extracting(PreBillLine::narrative).containsExactly(ONE);
    assertThat(left.version()).isEqualTo(preBill.version() + 1);
    assertThat(left.state()).isEqualTo(PreBillState.IN_REVIEW);
    assertThat(asked(matter)).singleElement()
        .satisfies(
            task -> assertThat(task.getName()).isEqualTo("Billed there? %s, June 16, 2026".formatted(matter.number())));
    assertThat(HttpCalls.to(port).as("billing-coordinator").get("/api/exceptions?kind=BILLED_THERE").json().toString())
        .contains(matter.number());
    var reviewed = done(reviews.review(left.id(), seen(left), person(matter.responsibleAttorney())));
    done(reviews.approve(left.id(), seen(reviewed), person(matter.billingPartner())));
    assertThat(claimed(matter)).isZero();
  }

  @Test
  void noRunBillsWhatWasToldBefore() {
    var matter = firm.hourlyMatter().loaded();
    billing.hourWorked(matter);
    billing.worked(matter, Engagement.ASSOCIATE, Billing.JUNE_15.plusDays(1), "1.0", TWO);
    tell(matter, ONE, true);

    billing.june(matter.id());

    assertThat(billing.juneOf(matter).lines()).extracting(PreBillLine::narrative).containsExactly(TWO);
  }

  @Test
  void whatIsFreeAgainOverThereEndsTheQuestionAndIsBilledHere() {
    var matter = firm.hourlyMatter().loaded();
    billing.hourWorked(matter);
    tell(matter, ONE, true);
    assertThat(asked(matter)).hasSize(1);

    tell(matter, ONE, false);
    tell(matter, ONE, false);

    assertThat(asked(matter)).isEmpty();
    billing.june(matter.id());
    assertThat(billing.juneOf(matter).lines()).hasSize(1);
    tell(matter, ONE, true);
    assertThat(asked(matter)).hasSize(1);
  }

  @Test
  void whatIsFreeJoinsThePreBillThatIsReviewed() {
    var matter = firm.hourlyMatter().loaded();
    billing.hourWorked(matter);
    billing.worked(matter, Engagement.ASSOCIATE, Billing.JUNE_15.plusDays(1), "1.0", TWO);
    tell(matter, TWO, true);
    billing.june(matter.id());

    tell(matter, TWO, false);

    assertThat(billing.juneOf(matter).billed()).hasSize(2);
  }

  @Test
  void aPersonSaysThatItIsBilledHereAndIsNotAskedAgain() {
    var matter = firm.hourlyMatter().loaded();
    billing.hourWorked(matter);
    tell(matter, ONE, true);

    assertThat(answer(matter, "BILL_HERE", "")).isEqualTo(422);
    assertThat(answer(matter, "BILL_HERE", "A draft of a bill, deleted")).isEqualTo(204);
    tell(matter, ONE, true);

    assertThat(asked(matter)).isEmpty();
    assertThat(claimed(matter)).isEqualTo(1);
  }

  @Test
  void aPersonSaysThatItIsBilledThereAndNobodyBillsItHere() {
    var matter = firm.hourlyMatter().loaded();
    billing.hourWorked(matter);
    tell(matter, ONE, true);

    assertThat(answer(matter, "BILLED_THERE", "")).isEqualTo(204);
    tell(matter, ONE, true);

    assertThat(asked(matter)).isEmpty();
    assertThat(claimed(matter)).isZero();
    tell(matter, ONE, false);
    assertThat(claimed(matter)).isEqualTo(1);
  }

  @Test
  void whatIsReviewedGoesBackToReviewWithoutIt() {
    var matter = firm.hourlyMatter().loaded();
    var preBill = inReviewWithTwo(matter);
    var reviewed = done(reviews.review(preBill.id(), seen(preBill), person(matter.responsibleAttorney())));

    tell(matter, TWO, true);

    var back = billing.juneOf(matter);
    assertThat(back.state()).isEqualTo(PreBillState.IN_REVIEW);
    assertThat(back.billed()).hasSize(1);
    assertThat(refusal(reviews.approve(back.id(), seen(reviewed), person(matter.billingPartner()))))
        .isEqualTo(Refusal.WRONG_STATE);
  }

  @Test
  void whatIsSignedAndWaitsToLeaveGoesBackToReviewWithoutIt() {
    var matter = firm.hourlyMatter().loaded();
    for (int day = 1; day <= 4; day++) {
      billing.worked(matter, Engagement.ASSOCIATE, Billing.JUNE_15.withDayOfMonth(day), "10.0",
          "Prepare for hearing " + day);
    }
    billing.june(matter.id());
    var preBill = billing.juneOf(matter);
    var reviewed = done(reviews.review(preBill.id(), seen(preBill), person(matter.responsibleAttorney())));
    var approved = done(reviews.approve(preBill.id(), seen(reviewed), person(matter.billingPartner())));
    assertThat(approved.state()).isEqualTo(PreBillState.APPROVED);

    tell(matter, "Prepare for hearing 4", true);

    var back = billing.juneOf(matter);
    assertThat(back.state()).isEqualTo(PreBillState.IN_REVIEW);
    assertThat(back.signature()).isEmpty();
    assertThat(back.billed()).hasSize(3);
  }

  /** A pre-bill cannot be emptied: it waits until the time is free, or somebody has said what holds. */
  @Test
  void whatIsAllThatThereIsToBillKeepsThePreBillFromBeingReviewed() {
    var matter = firm.hourlyMatter().loaded();
    billing.hourWorked(matter);
    billing.june(matter.id());

    tell(matter, ONE, true);

    var kept = billing.juneOf(matter);
    var attorney = person(matter.responsibleAttorney());
    assertThat(kept.billed()).hasSize(1);
    assertThat(refusal(reviews.review(kept.id(), seen(kept), attorney))).isEqualTo(Refusal.BILLED_ELSEWHERE);
    tell(matter, ONE, false);
    assertThat(done(reviews.review(kept.id(), seen(kept), attorney)).state()).isEqualTo(PreBillState.IN_APPROVAL);
  }

  @Test
  void whatIsAllThatThereIsIsNotSignedEither() {
    var matter = firm.hourlyMatter().loaded();
    var reviewed = billing.inApproval(matter);
    tell(matter, ONE, true);

    assertThat(
        refusal(reviews.review(reviewed.id(), seen(billing.juneOf(matter)), person(matter.responsibleAttorney()))))
        .isEqualTo(Refusal.BILLED_ELSEWHERE);
  }

  @Test
  void whatAnInvoiceOfOursHasIsAskedOfNobody() {
    var matter = firm.hourlyMatter().loaded();
    var reviewed = billing.inApproval(matter);
    var invoiced = done(reviews.approve(reviewed.id(), seen(reviewed), person(matter.billingPartner())));
    assertThat(invoiced.state()).isEqualTo(PreBillState.INVOICED);

    tell(matter, ONE, true);

    assertThat(asked(matter)).isEmpty();
    assertThat(rows.queryForObject("""
        select told.answer from time_billed_there told join time_entry entry on entry.id = told.entry_id where entry.matter_id = ?
        """, String.class, matter.number())).isEqualTo("BILLED_HERE");
  }

  @Test
  void whatNobodyKnowsHereIsPassedOver() {
    events.publishEvent(new TimeBilledThere("test", UUID.randomUUID().toString(), Optional.empty(), true));
    events.publishEvent(new TimeBilledThere("test", "1", Optional.of(UUID.randomUUID().toString()), true));
  }

  private PreBill inReviewWithTwo(Engagement matter) {
    billing.hourWorked(matter);
    billing.worked(matter, Engagement.ASSOCIATE, Billing.JUNE_15.plusDays(1), "1.0", TWO);
    billing.june(matter.id());
    return billing.juneOf(matter);
  }

  private void tell(Engagement matter, String narrative, boolean billed) {
    var id = rows.queryForObject("select source_id from time_entry where matter_id = ? and narrative = ?", String.class,
        matter.number(), narrative);
    events.publishEvent(new TimeBilledThere("test", id, Optional.empty(), billed));
  }

  private List<Task> asked(Engagement matter) {
    return tasks.createTaskQuery().taskDefinitionKey(TASK).taskNameLike("%" + matter.number() + "%").list();
  }

  private int answer(Engagement matter, String outcome, String reason) {
    return HttpCalls.to(port)
        .as("billing-coordinator")
        .post("/api/tasks/%s/finish".formatted(asked(matter).get(0).getId()),
        "{\"outcome\": \"%s\", \"reason\": \"%s\"}".formatted(outcome, reason)).status();
  }

  /** How much of the matter's time a bill may have; the claim itself is taken back. */
  private int claimed(Engagement matter) {
    return transaction.execute(status -> {
      status.setRollbackOnly();
      return entries.claim(Map.of(UUID.randomUUID(), matter.id()), JUNE_30)
          .values().stream()
          .mapToInt(List::size)
          .sum();
    });
  }
}
