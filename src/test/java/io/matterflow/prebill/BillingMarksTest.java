package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.capture.EnteredTime;
import io.matterflow.capture.EnteredTimeIntake;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.BilledTime;
import io.matterflow.practice.TimeBilledThere;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was billed here is shown as billed in the practice system too: by itself, or by one task for each billing run.
 */
@ProductTest
@Tag("both-databases")
class BillingMarksTest {

  private static final String PROCESS = "billing-mark";

  @LocalServerPort private int port;
  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private ApprovedPreBills approved;
  @Autowired private EnteredTimeIntake intake;
  @Autowired private MarksByHand byHand;
  @Autowired private BillingMarks marks;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TaskService tasks;
  @Autowired private ManagementService management;
  @Autowired private Jobs jobs;
  @Autowired private JdbcTemplate rows;
  @Autowired private TransactionTemplate transaction;
  @Autowired private LocalVendors vendors;

  private LocalVendor local;
  private Engagement one;
  private Engagement two;

  @BeforeEach
  void twoMatters() {
    local = vendors.named("practice-bills");
    one = firm.hourlyMatter().loaded();
    two = firm.hourlyMatter().loaded();
  }

  @AfterEach
  void allIsWell() {
    local.become(Mood.WELL);
  }

  @Test
  void aRunHasOneTaskThatEndsWhenAllOfItIsSeen() {
    var bills = bothInvoiced();

    byHand.billed(bills.get(0));
    byHand.billed(bills.get(1));

    var task = open(bills.get(0));
    assertThat(task.getName()).isEqualTo("Mark entries billed in Local");
    assertThat(open(bills.get(1)).getId()).isEqualTo(task.getId());
    assertThat(HttpCalls.to(port).as("billing-coordinator").get("/api/tasks/" + task.getId()).body())
        .contains("Matter " + one.number(), "Matter " + two.number(), "1 entry, 0 seen");
    tell(one, true);
    assertThat(marks.parts(markOf(bills.get(0)))).extracting(BillingMark.Part::seen).containsExactlyInAnyOrder(0, 1);
    tell(two, true);

    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
    assertThat(marks.find(markOf(bills.get(0))).orElseThrow().answer()).contains(BillingMark.Answered.SEEN);
  }

  @Test
  void aPersonSaysThatItIsDone() {
    var bill = bothInvoiced().get(0);
    byHand.billed(bill);

    finish(open(bill));

    assertThat(marks.find(markOf(bill)).orElseThrow().answer()).contains(BillingMark.Answered.SAID);
    assertThat(marks.done(markOf(bill), Actor.ENGINE)).isFalse();
  }

  @Test
  void whatIsShownAsBilledAlreadyIsAskedOfNobody() {
    var bill = bothInvoiced().get(0);
    tell(one, true);

    byHand.billed(bill);

    assertThat(rows.queryForList("select mark_id from billing_mark_entry where pre_bill_id = ?", bill.value()))
        .isEmpty();
  }

  @Test
  void aVoidWithdrawsWhatIsNotMarkedYet() {
    var bill = bothInvoiced().get(0);
    byHand.billed(bill);
    var task = open(bill);

    byHand.unbilled(bill);

    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
  }

  @Test
  void aVoidAsksToFreeWhatIsMarkedAndABillAnewDoesNot() {
    var bill = bothInvoiced().get(0);
    byHand.billed(bill);
    tell(one, true);

    byHand.unbilled(bill);

    var task = tasks.createTaskQuery().processInstanceBusinessKey(lastMarkOf(bill)).singleResult();
    assertThat(task.getName()).isEqualTo("Free voided entries in Local");
    byHand.billed(bill);
    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
  }

  @Test
  void whatIsFreeEndsTheTaskAfterAVoid() {
    var bill = bothInvoiced().get(0);
    byHand.billed(bill);
    tell(one, true);
    byHand.unbilled(bill);
    var task = tasks.createTaskQuery().processInstanceBusinessKey(lastMarkOf(bill)).singleResult();

    tell(one, false);

    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
  }

  @Test
  void aSystemThatCanBeToldIsToldOnceAndAfterAVoidOnceMore() {
    var bill = localInvoiced();

    jobs.runAll(PROCESS, lastMarkOf(bill));
    assertThat(told(bill)).containsExactly(true);
    transaction.executeWithoutResult(status -> approved.voided(bill));
    jobs.runAll(PROCESS, lastMarkOf(bill));

    assertThat(told(bill)).containsExactly(true, false);
  }

  @Test
  void aPersonSaysWhereNobodyCanBeAsked() {
    var bill = localInvoiced();
    local.become(Mood.HANG_BEFORE, Duration.ZERO);
    var job = rows.queryForObject("""
        select job.id_ from act_ru_job job join act_ru_execution main on main.id_ = job.process_instance_id_
        where main.business_key_ = ?
        """, String.class, lastMarkOf(bill));
    assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(RuntimeException.class);
    jobs.runAll(PROCESS, lastMarkOf(bill));

    local.become(Mood.WELL);
    var task = tasks.createTaskQuery().processInstanceBusinessKey(lastMarkOf(bill)).singleResult();
    assertThat(task.getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_billingMark");
    assertThat(HttpCalls.to(port).as("billing-admin").post("/api/tasks/%s/finish".formatted(task.getId()),
        "{\"outcome\": \"NOT_SENT\"}").status()).isEqualTo(204);
    jobs.runAll(PROCESS, lastMarkOf(bill));

    assertThat(told(bill)).containsExactly(true);
  }

  /** Invoiced in one run; the connected practice system keeps none of it. */
  private List<PreBillId> bothInvoiced() {
    billing.hourWorked(one);
    billing.hourWorked(two);
    billing.june(one.id(), two.id());
    return List.of(invoiced(one), invoiced(two));
  }

  private PreBillId localInvoiced() {
    intake.take(new EnteredTime("local", UUID.randomUUID().toString(), one.id(), Engagement.ASSOCIATE, Billing.JUNE_15,
        Billing.JUNE_15, BilledTime.hours("1.0"), Optional.empty(), 100, true,
        "Draft the answer to the amended complaint",
        Optional.of("L120"), Optional.of("A103"), "MANUAL"), Actor.ENGINE);
    billing.june(one.id());
    return invoiced(one);
  }

  private PreBillId invoiced(Engagement matter) {
    var preBill = billing.juneOf(matter);
    var reviewed = done(reviews.review(preBill.id(), seen(preBill), person(matter.responsibleAttorney())));
    assertThat(done(reviews.approve(preBill.id(), seen(reviewed), person(matter.billingPartner()))).state())
        .isEqualTo(PreBillState.INVOICED);
    return preBill.id();
  }

  private void tell(Engagement matter, boolean billed) {
    var id = rows.queryForObject("select source_id from time_entry where matter_id = ?", String.class, matter.number());
    events.publishEvent(new TimeBilledThere(MarksByHand.SYSTEM, id, Optional.empty(), billed));
  }

  private void finish(Task task) {
    assertThat(HttpCalls.to(port).as("billing-coordinator").post("/api/tasks/%s/finish".formatted(task.getId()),
        "{\"outcome\": \"DONE\"}").status()).isEqualTo(204);
  }

  private Task open(PreBillId bill) {
    return tasks.createTaskQuery()
        .processDefinitionKey(PROCESS)
        .processInstanceBusinessKey(lastMarkOf(bill))
        .singleResult();
  }

  private BillingMarkId markOf(PreBillId bill) {
    return BillingMarkId.of(lastMarkOf(bill));
  }

  private String lastMarkOf(PreBillId bill) {
    return rows.queryForList("""
        select mark.id from billing_mark mark join billing_mark_entry entry on entry.mark_id = mark.id
        where entry.pre_bill_id = ? order by mark.opened_at desc, mark.billed
        """, bill.value()).get(0).get("id").toString();
  }

  private List<Boolean> told(PreBillId bill) {
    var keys = rows.queryForList("select distinct mark_id from billing_mark_entry where pre_bill_id = ?", bill.value())
        .stream()
        .map(row -> "billing-mark:" + row.get("mark_id")).toList();
    return local.entries().stream().filter(line -> keys.contains(line.key()))
        .map(line -> line.content().get("billed").asBoolean()).toList();
  }
}
