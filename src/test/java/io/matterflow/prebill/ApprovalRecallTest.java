package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.ADMIN;
import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.audit.RecordedAct;
import io.matterflow.engine.MovableClock;
import io.matterflow.engine.TaskDesk.TaskOutcome;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.VisibleTasks;
import io.matterflow.engine.VisibleTasks.VisibleTask;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.PreBillPackets.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A large bill waits after its last signature: it can be recalled until it becomes an invoice, and never afterwards.
 */
@ProductTest
@Tag("both-databases")
class ApprovalRecallTest {

  private static final Duration QUARTER = Duration.ofMinutes(15);

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private PreBillRelease release;
  @Autowired private PreBillPackets packets;
  @Autowired private PreBillLines lines;
  @Autowired private BulkApproval bulk;
  @Autowired private JdbcSignatures signatures;
  @Autowired private VisibleTasks tasks;
  @Autowired private WorkItems workItems;
  @Autowired private AuditTrail audit;
  @Autowired private MovableClock clock;
  @Autowired private Jobs jobs;
  @Autowired private JdbcClient jdbc;
  @Autowired private RepositoryService repository;

  private Engagement engagement;
  private Actor attorney;
  private Actor partner;

  @BeforeEach
  void aMatter() {
    engagement = firm.hourlyMatter().loaded();
    attorney = person(engagement.responsibleAttorney());
    partner = person(engagement.billingPartner());
  }

  @Test
  void nothingIsNumberedUntilTheTimeIsOver() {
    var last = lastNumber();

    var approved = approved();

    assertThat(approved.state()).isEqualTo(PreBillState.APPROVED);
    assertThat(approved.round().dueAt()).contains(clock.instant().plus(QUARTER));
    assertThat(approved.invoiceNumber()).isEmpty();
    assertThat(lastNumber()).isEqualTo(last);
    assertThat(jobs.runDue("pre-bill", approved.id().toString())).isZero();

    var invoiced = billing.letGo(approved);

    assertThat(invoiced.state()).isEqualTo(PreBillState.INVOICED);
    assertThat(invoiced.invoiceNumber()).isPresent();
    assertThat(invoiced.round().dueAt()).isEmpty();
    assertThat(lastNumber()).isEqualTo(last + 1);
  }

  @Test
  void aRecallBringsItBackToReviewAndUsesNoNumber() {
    var last = lastNumber();
    var approved = approved();

    var recalled = done(reviews.recall(approved.id(), seen(approved, "The rate was agreed lower"), partner));

    assertThat(recalled.state()).isEqualTo(PreBillState.IN_REVIEW);
    assertThat(recalled.round().returned()).isEqualTo(1);
    assertThat(recalled.signature()).isEmpty();
    assertThat(signatures.inForce(approved.id())).isEmpty();
    assertThat(lockedEntries(recalled)).isEqualTo(recalled.lines().size());
    assertThat(lastNumber()).isEqualTo(last);
    assertThat(acts(approved, "recalled")).singleElement().satisfies(act -> {
      assertThat(act.actor()).isEqualTo(partner.user().value());
      assertThat(act.before()).containsEntry("state", "APPROVED");
      assertThat(act.texts()).containsEntry("reason", "The rate was agreed lower");
    });
    done(lines.change(approved.id(), approved.lines().get(0).id(), PreBillFixture.narrative("Prepare for the hearing"),
        attorney));
    var again = done(reviews.review(approved.id(), seen(billing.current(approved)), attorney));
    assertThat(done(reviews.approve(approved.id(), seen(again), partner)).state()).isEqualTo(PreBillState.APPROVED);
    assertThat(billing.letGo(approved).state()).isEqualTo(PreBillState.INVOICED);
    assertThat(lastNumber()).isEqualTo(last + 1);
  }

  @Test
  void whoeverReviewedOrSignedRecallsWithAReasonAndNobodyElse() {
    var approved = approved();

    assertThat(refusal(reviews.recall(approved.id(), seen(approved, "Wrong"), ADMIN))).isEqualTo(Refusal.NOT_YOURS);
    assertThat(refusal(reviews.recall(approved.id(), seen(approved, "Wrong"), COORDINATOR)))
        .isEqualTo(Refusal.NOT_YOURS);
    assertThat(refusal(reviews.recall(approved.id(), seen(approved, "Wrong"), person(Engagement.ASSOCIATE))))
        .isEqualTo(Refusal.UNKNOWN_PRE_BILL);
    assertThat(refusal(reviews.recall(approved.id(), seen(approved), partner))).isEqualTo(Refusal.REASON_MISSING);
    assertThat(refusal(reviews.recall(approved.id(), new PreBillReviews.Judgement(7, Optional.of("Wrong")), partner)))
        .isEqualTo(Refusal.STALE_VERSION);
    assertThat(billing.current(approved).state()).isEqualTo(PreBillState.APPROVED);
    assertThat(may(approved, attorney)).containsExactly(Act.RECALL);
    assertThat(may(approved, ADMIN)).isEmpty();

    assertThat(done(reviews.recall(approved.id(), seen(approved, "A line is missing"), attorney)).state())
        .isEqualTo(PreBillState.IN_REVIEW);
  }

  /** The partner wrote it down, so another one signed: who signed sees it for as long as it can be taken back. */
  @Test
  void whoeverSignedInThePlaceOfThePartnerRecallsToo() {
    var preBill = compiled();
    done(lines.change(preBill.id(), preBill.lines().get(0).id(), PreBillFixture.writeDown("15"), partner));
    var reviewed = done(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney));
    var other = new Actor(person(new TimekeeperId("TK03")).user(), Set.of(Role.BILLING_PARTNER),
        Optional.of(new TimekeeperId("TK03")), false);
    var approved = done(reviews.approve(preBill.id(), seen(reviewed), other));
    assertThat(may(approved, other)).containsExactly(Act.RECALL);

    done(reviews.recall(preBill.id(), seen(approved, "Signed too early"), other));

    assertThat(packets.packet(preBill.id(), other)).isEmpty();
  }

  @Test
  void aSignerOfTheFirstLevelTakesThatBackWhileTheSecondIsAwaited() {
    var preBill = compiled(14);
    var reviewed = done(reviews.review(preBill.id(), seen(preBill), attorney));
    var once = done(reviews.approve(preBill.id(), seen(reviewed), partner));
    assertThat(once.state()).isEqualTo(PreBillState.IN_APPROVAL);

    done(reviews.recall(preBill.id(), seen(once), partner));

    assertThat(billing.current(preBill).state()).isEqualTo(PreBillState.IN_REVIEW);
    assertThat(signatures.inForce(preBill.id())).isEmpty();
  }

  @Test
  void anInvoiceIsNotRecalled() {
    var approved = approved();
    billing.letGo(approved);

    var answer = reviews.recall(approved.id(), seen(approved, "Too late"), partner);

    assertThat(refusal(answer)).isEqualTo(Refusal.ALREADY_INVOICED);
    assertThat(((Answer.Refused<?>) answer).detail()).contains(billing.current(approved).invoiceNumber().orElseThrow());
    assertThat(billing.current(approved).state()).isEqualTo(PreBillState.INVOICED);
    assertThatThrownBy(() -> release.release(approved.id())).hasMessageContaining("not approved");
  }

  @Test
  void theTaskShowsWhatIsAboutToLeaveAndRecallsIt() {
    var approved = approved();

    var task = task(approved, partner).orElseThrow();
    assertThat(task.title()).isEqualTo("Recall approval of pre-bill %s, June 2026".formatted(engagement.number()));
    assertThat(task.due()).isEqualTo(approved.round().dueAt());
    assertThat(task.sheet().facts()).extracting(Fact::label).contains("Total", "Leaves at");
    assertThat(task(approved, attorney)).isPresent();
    assertThat(task(approved, ADMIN)).isEmpty();

    tasks.finish(open(approved), new TaskOutcome("RECALL", Optional.of("The wrong matter"), Map.of("version", "1")),
        partner);

    assertThat(billing.current(approved).state()).isEqualTo(PreBillState.IN_REVIEW);
    assertThat(workItems.open("pre-bill", "recallApproval", approved.id().toString())).isEmpty();
  }

  @Test
  void whoeverCouldRecallItSendsItNow() {
    var approved = approved();
    assertThat(refusal(release.sendNow(approved.id(), seen(approved), ADMIN))).isEqualTo(Refusal.NOT_YOURS);
    assertThat(refusal(release.sendNow(approved.id(), new PreBillReviews.Judgement(7, Optional.empty()), partner)))
        .isEqualTo(Refusal.STALE_VERSION);

    tasks.finish(open(approved), new TaskOutcome("SEND_NOW", Optional.of("The client waits"), Map.of("version", "1")),
        partner);

    assertThat(billing.current(approved).state()).isEqualTo(PreBillState.INVOICED);
    assertThat(acts(approved, "released")).singleElement().satisfies(act ->
        assertThat(act.actor()).isEqualTo(partner.user().value()));
    assertThat(refusal(release.sendNow(approved.id(), seen(approved), partner))).isEqualTo(Refusal.WRONG_STATE);
    assertThat(jobs.runAll("pre-bill", approved.id().toString())).isZero();
  }

  @Test
  void aCaseThatBeganBeforeThereWasAWaitBecomesAnInvoiceWithItsLastSignature() throws IOException {
    var model = Files.readString(Path.of("bpmn", "pre-bill.bpmn"))
        .replace("sourceRef=\"approvalGiven\" targetRef=\"decideRecall\"",
            "sourceRef=\"approvalGiven\" targetRef=\"preBillApproved\"");
    var deployment = repository.createDeployment().addString("pre-bill.bpmn", model).deploy();
    try {
      assertThat(approved().state()).isEqualTo(PreBillState.INVOICED);
    } finally {
      repository.deleteDeployment(deployment.getId(), true);
    }
  }

  @Test
  void oneThatWasSignedWithOthersIsRecalledByItself() {
    var reviewed = inApproval();
    bulk.approve(List.of(new BulkApproval.Seen(reviewed.id(), reviewed.version())), partner);
    assertThat(billing.current(reviewed).state()).isEqualTo(PreBillState.APPROVED);

    done(reviews.recall(reviewed.id(), seen(reviewed, "Not with the others"), partner));

    assertThat(billing.current(reviewed).state()).isEqualTo(PreBillState.IN_REVIEW);
  }

  /** The larger share makes both wait, and both are recalled: there is one approval. */
  @Test
  void aBillOfSeveralPayersIsRecalledAsOne() {
    var first = firm.hourlyMatter().loaded();
    var second = firm.hourlyMatter().loaded();
    engagement = firm.hourlyMatter().paidBy(first.clientId(), "95").paidBy(second.clientId(), "5").loaded();
    attorney = person(engagement.responsibleAttorney());
    partner = person(engagement.billingPartner());
    var last = lastNumber();
    var approved = approved();
    assertThat(task(approved, partner).orElseThrow().sheet().facts())
        .filteredOn(fact -> fact.label().equals("Invoice to"))
        .hasSize(2);

    done(reviews.recall(approved.id(), seen(approved, "The shares are wrong"), partner));

    assertThat(lastNumber()).isEqualTo(last);
    var again = done(reviews.review(approved.id(), seen(billing.current(approved)), attorney));
    done(reviews.approve(approved.id(), seen(again), partner));
    billing.letGo(approved);
    assertThat(lastNumber()).isEqualTo(last + 2);
  }

  private PreBill approved() {
    var reviewed = inApproval();
    return done(reviews.approve(reviewed.id(), seen(reviewed), partner));
  }

  private PreBill inApproval() {
    var preBill = compiled();
    return done(reviews.review(preBill.id(), seen(preBill), attorney));
  }

  /** Three times 10 hours at 370: no second signature, and more than 10,000. */
  private PreBill compiled() {
    return compiled(3);
  }

  private PreBill compiled(int days) {
    for (int day = 1; day <= days; day++) {
      billing.worked(engagement, Engagement.ASSOCIATE, Billing.JUNE_15.withDayOfMonth(day), "10.0",
          "Prepare for the hearing on motion " + day);
    }
    billing.june(engagement.id());
    return billing.juneOf(engagement);
  }

  private Set<Act> may(PreBill preBill, Actor actor) {
    return packets.packet(preBill.id(), actor).orElseThrow().may();
  }

  private Optional<VisibleTask> task(PreBill preBill, Actor actor) {
    return tasks.find(open(preBill), actor);
  }

  private String open(PreBill preBill) {
    return workItems.open("pre-bill", "recallApproval", preBill.id().toString()).orElseThrow();
  }

  private List<RecordedAct> acts(PreBill preBill, String act) {
    return audit.acts(new AuditQuery(Optional.of("pre-bill"), Optional.of(preBill.id().toString()), Optional.empty(),
        Optional.empty(), 100)).stream().filter(one -> one.act().equals(act)).toList();
  }

  private long lastNumber() {
    return jdbc.sql("select last_number from invoice_counter where name = 'invoice'").query(Long.class).single();
  }

  private int lockedEntries(PreBill preBill) {
    return jdbc.sql("select count(*) from time_entry where pre_bill = :id").param("id", preBill.id().value())
        .query(Integer.class).single();
  }
}
