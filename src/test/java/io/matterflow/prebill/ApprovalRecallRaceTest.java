package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.audit.RecordedAct;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.Answer.Done;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Recalls that meet each other, or the end of their time: one counts, and no number is lost. */
@ProductTest
@Tag("both-databases")
class ApprovalRecallRaceTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private AuditTrail audit;
  @Autowired private Jobs jobs;
  @Autowired private JdbcClient jdbc;

  private Actor attorney;
  private Actor partner;
  private PreBill approved;

  /** Three times 10 hours at 370: no second signature, and more than 10,000. */
  @BeforeEach
  void aLargeBillIsApproved() {
    var engagement = firm.hourlyMatter().loaded();
    attorney = person(engagement.responsibleAttorney());
    partner = person(engagement.billingPartner());
    for (int day = 1; day <= 3; day++) {
      billing.worked(engagement, Engagement.ASSOCIATE, Billing.JUNE_15.withDayOfMonth(day), "10.0",
          "Prepare for the hearing on motion " + day);
    }
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    var reviewed = done(reviews.review(preBill.id(), seen(preBill), attorney));
    approved = done(reviews.approve(reviewed.id(), seen(reviewed), partner));
  }

  @Test
  void ofSeveralRecallsAtOnceOneCounts() throws Exception {
    var answers = atOnce(List.of(
        () -> reviews.recall(approved.id(), seen(approved, "First"), partner),
        () -> reviews.recall(approved.id(), seen(approved, "Second"), attorney),
        () -> reviews.recall(approved.id(), seen(approved, "Third"), partner)));

    assertThat(answers).filteredOn(Done.class::isInstance).hasSize(1);
    assertThat(billing.current(approved).round().returned()).isEqualTo(1);
    assertThat(acts(approved, "recalled")).hasSize(1);
  }

  @Test
  void aRecallThatRacesWithTheTimerWinsOrIsRefused() throws Exception {
    for (int round = 0; round < 4; round++) {
      aLargeBillIsApproved();
      var last = lastNumber();

      var answers = atOnce(List.of(
          () -> reviews.recall(approved.id(), seen(approved, "In time?"), partner),
          () -> timer(approved)));

      var recalled = answers.get(0) instanceof Done;
      var after = billing.current(approved);
      assertThat(after.state()).isEqualTo(recalled ? PreBillState.IN_REVIEW : PreBillState.INVOICED);
      assertThat(after.invoiceNumber().isPresent()).isEqualTo(!recalled);
      assertThat(lastNumber()).isEqualTo(recalled ? last : last + 1);
      if (!recalled) {
        assertThat(refusal((Answer<?>) answers.get(0))).isEqualTo(Refusal.ALREADY_INVOICED);
      }
    }
  }

  /** The engine tries a job again that lost; the one of a recalled approval is gone by then. */
  private String timer(PreBill preBill) {
    try {
      jobs.runAll("pre-bill", preBill.id().toString());
      return "done";
    } catch (RuntimeException lost) {
      return lost.getClass().getSimpleName();
    }
  }

  private static List<Object> atOnce(List<Callable<Object>> acts) throws Exception {
    var threads = Executors.newFixedThreadPool(acts.size());
    try {
      var answers = new ArrayList<Object>();
      for (var act : threads.invokeAll(acts)) {
        answers.add(act.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<RecordedAct> acts(PreBill preBill, String act) {
    return audit.acts(new AuditQuery(Optional.of("pre-bill"), Optional.of(preBill.id().toString()), Optional.empty(),
        Optional.empty(), 100)).stream().filter(one -> one.act().equals(act)).toList();
  }

  private long lastNumber() {
    return jdbc.sql("select last_number from invoice_counter where name = 'invoice'").query(Long.class).single();
  }
}
