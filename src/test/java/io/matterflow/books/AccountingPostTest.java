package io.matterflow.books;

import static io.matterflow.books.BookedHouse.received;
import static io.matterflow.books.BookedHouse.ref;
import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.accounting.AccountingSystem;
import io.matterflow.accounting.AccountingSystem.Posted;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was booked goes to the accounting system once, whatever happens on the way, and a person is asked only where the
 * two differ.
 */
@ProductTest
@Tag("both-databases")
class AccountingPostTest {

  private static final String PROCESS = "accounting-post";

  /** Each test has years of its own, so that none compares what another has posted. */
  private static final AtomicInteger YEARS = new AtomicInteger(2040);

  @Autowired private Firm firm;
  @Autowired private BookedHouse house;
  @Autowired private Invoices invoices;
  @Autowired private PostingRuns runs;
  @Autowired private Postings postings;
  @Autowired private Differences differences;
  @Autowired private AccountingSystem accounting;
  @Autowired private LocalVendors vendors;
  @Autowired private Jobs jobs;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private Engagement matter;
  private InvoiceNumber number;
  private Instant asOthersLeftIt;

  @BeforeEach
  void anInvoiceAndNothingElseToPost() {
    asOthersLeftIt = house.now();
    house.itIs(LocalDate.of(YEARS.addAndGet(3), 3, 14));
    jdbc.sql("""
        insert into accounting_posting (entry_key, vendor_id, summary, posted_at)
        select entry_key, 'before', '', current_timestamp from journal_entry
        where entry_key not in (select entry_key from accounting_posting)
        """).update();
    matter = firm.hourlyMatter().loaded();
    number = house.invoice(matter, "6200.00", "350.00", "292.14");
  }

  @AfterEach
  void allIsWellAgain() {
    vendors.named("accounting").become(Mood.WELL);
    house.itIs(asOthersLeftIt);
  }

  @Test
  void whatIsBookedIsPostedOnceAndNobodyIsAsked() {
    house.settle(house.tell(received(ref(), number, "1000.00", house.today())));

    post();
    var again = post();

    assertThat(there()).extracting(Posted::key).hasSize(3).doesNotHaveDuplicates().contains("issued:" + number);
    assertThat(there("issued:" + number)).singleElement().satisfies(posted -> {
      assertThat(posted.total()).isEqualTo(usd("6842.14"));
      assertThat(posted.sides()).extracting(side -> side.account() + " " + side.amount().plain())
          .containsExactly("1100 6842.14", "1200 -350.00", "2200 -292.14", "4000 -6200.00");
      assertThat(posted.sides().get(0).client()).contains(matter.clientId());
      assertThat(posted.sides().get(3).client()).isEmpty();
    });
    assertThat(isRunning(again)).isFalse();
    assertThat(differences()).isEmpty();
  }

  @Test
  void whatCountsFromADayBeforeTheFirstIsInTheirBooksAlreadyAndNoDifference() {
    var run = runs.now(Actor.ENGINE);
    var today = new JdbcPostings(jdbc, new PostsFrom(house.today().toString()));
    var tomorrow = new JdbcPostings(jdbc, new PostsFrom(house.today().plusDays(1).toString()));

    assertThat(today.next(run, 10)).extracting(EntryKey::value).containsExactly("issued:" + number);
    assertThat(today.waiting(house.today(), house.today())).hasSize(1);
    assertThat(tomorrow.next(run, 10)).isEmpty();
    assertThat(tomorrow.waiting(house.today(), house.today())).isEmpty();
    assertThatThrownBy(() -> new PostsFrom("soon")).hasMessageContaining("a day such as 2026-07-01");
  }

  /** A payment that is taken back is another entry: neither changed there nor made anew. */
  @Test
  void aPaymentThatIsTakenBackIsReversedThereByEntriesOfItsOwn() {
    var ref = ref();
    house.settle(house.tell(received(ref, number, "1000.00", house.today())));
    post();
    var before = there();

    house.settle(house.tell(BookedHouse.event(Type.FAILED, ref, "1000.00", house.today())));
    post();

    assertThat(there()).startsWith(before.toArray(Posted[]::new)).hasSize(before.size() + 2);
    assertThat(there().stream().flatMap(posted -> posted.sides().stream()).filter(side -> side.account().equals("1000"))
        .map(side -> side.amount()).reduce(usd("0"), (one, other) -> one.plus(other))).isEqualTo(usd("0"));
  }

  @Test
  void whatWasTakenOverStandsThereAlready() {
    var elsewhere = house.takenOver(matter, "900.00", "250.00");

    post();

    assertThat(there()).extracting(Posted::key)
        .containsExactly("issued:" + number)
        .doesNotContain("opening:" + elsewhere);
  }

  @Test
  void moreThanOneStepTakesGoInSeveral() {
    for (int at = 0; at < Postings.AT_ONCE + 5; at++) {
      invoices.credit(number, usd("1.00"), "credit:%s:%d".formatted(number, at), Actor.ENGINE);
    }

    post();

    assertThat(there()).extracting(Posted::key).hasSize(Postings.AT_ONCE + 6).doesNotHaveDuplicates();
  }

  @Test
  void aSystemThatIsOutOfOrderGetsEverythingLater() {
    vendors.named("accounting").become(Mood.FAIL);
    var run = runs.now(Actor.ENGINE);
    assertThatThrownBy(() -> jobs.runDue(PROCESS, run.toString())).hasStackTraceContaining("refuses");
    assertThat(isRunning(run)).isTrue();

    vendors.named("accounting").become(Mood.WELL);
    jobs.runAll(PROCESS, run.toString());

    assertThat(there("issued:" + number)).hasSize(1);
    assertThat(isRunning(run)).isFalse();
  }

  @Test
  void aLostAnswerIsAskedOfAPersonAndNothingIsPostedTwice() {
    vendors.named("accounting").become(Mood.HANG_AFTER, Duration.ZERO);
    var run = runs.now(Actor.ENGINE);
    assertThatThrownBy(() -> jobs.runDue(PROCESS, run.toString())).hasStackTraceContaining("did not answer");
    jobs.runAll(PROCESS, run.toString());
    var task = task(run);
    assertThat(task.getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_posting");

    vendors.named("accounting").become(Mood.WELL);
    finish("billing-admin", task, "{\"outcome\": \"SENT\"}");
    jobs.runAll(PROCESS, run.toString());

    assertThat(there("issued:" + number)).hasSize(1);
    assertThat(isRunning(run)).isFalse();
  }

  @Test
  void theBookkeeperIsAskedAboutWhatDiffersUntilItDoesNotOrIsAccepted() {
    keep("made-up:" + number, "100.00");
    var run = post();
    var task = task(run);
    assertThat(task.getTaskDefinitionKey()).isEqualTo("clearDifferences");
    assertThat(sheet(task)).contains("made-up:" + number,
        "there under a key that we never posted: here nothing, there 100.00");
    assertThat(as("billing-coordinator").get("/api/tasks/" + task.getId()).status()).isIn(403, 404);

    finish("bookkeeper", task, "{\"outcome\": \"CORRECTED\"}");
    jobs.runDue(PROCESS, run.toString());
    assertThat(sheet(task(run))).contains("made-up:" + number);
    assertThat(as("bookkeeper").post("/api/tasks/%s/finish".formatted(task(run).getId()), "{\"outcome\": \"ACCEPTED\"}")
        .status()).isEqualTo(400);
    finish("bookkeeper", task(run), "{\"outcome\": \"ACCEPTED\", \"reason\": \"The opening of the year.\"}");
    jobs.runDue(PROCESS, run.toString());

    assertThat(isRunning(run)).isFalse();
    assertThat(isRunning(post())).as("asked about it again").isFalse();
    assertThat(differences()).extracting(Difference::key).containsExactly("made-up:" + number);
  }

  @Test
  void whatIsThereTwiceOrOtherwiseIsNamedWithBothAmounts() {
    keep("issued:" + number, "6842.14");
    var second = house.invoice(matter, "100.00", "0.00", "0.00");
    jdbc.sql(
        "insert into accounting_posting (entry_key, vendor_id, summary, posted_at) values (:key, 'x', 'otherwise', current_timestamp)")
        .param("key", "issued:" + second).update();
    keep("issued:" + second, "90.00");
    var third = house.invoice(matter, "70.00", "0.00", "0.00");
    jdbc.sql(
        "insert into accounting_posting (entry_key, vendor_id, summary, posted_at) values (:key, 'x', 'deleted', current_timestamp)")
        .param("key", "issued:" + third).update();

    post();

    assertThat(differences()).extracting(Difference::key, Difference::kind).containsExactlyInAnyOrder(
        tuple("issued:" + number, Difference.Kind.TWICE_THERE),
        tuple("issued:" + second, Difference.Kind.CHANGED_THERE),
        tuple("issued:" + third, Difference.Kind.MISSING_THERE));
    assertThat(differences()).filteredOn(one -> one.kind() == Difference.Kind.CHANGED_THERE)
        .singleElement()
        .satisfies(one -> {
      assertThat(one.ours()).contains(usd("100.00"));
      assertThat(one.theirs()).contains(usd("90.00"));
    });
  }

  @Test
  void whatIsRefusedForGoodHoldsUpNoOtherAndIsAskedAbout() {
    var run = PostingRunId.of(runs.now(Actor.ENGINE).toString());
    postings.refused(run, postings.next(run).get(0));
    assertThat(postings.areLeft(run)).isFalse();

    jobs.runDue(PROCESS, run.toString());

    assertThat(there()).isEmpty();
    assertThat(sheet(task(run))).contains("issued:" + number, "not posted: here 6842.14, there nothing");
    assertThat(postings.next(PostingRunId.next())).extracting(posting -> posting.key())
        .containsExactly("issued:" + number);
  }

  @Test
  void theNextNightIsPlannedBeforeAnythingElse() {
    post();

    assertThat(jdbc.sql("select count(*) from posting_run where begun_at is null").query(Integer.class).single())
        .isGreaterThan(0);
  }

  @Test
  void theNightItselfAsksAboutWhatDiffers() {
    keep("made-up:" + number, "100.00");
    var night = new PostingRunId(
        jdbc.sql("select id from posting_run where begun_at is null order by due_at fetch first row only")
        .query(UUID.class).single());

    jobs.runDue(PROCESS, night.toString());

    assertThat(there("issued:" + number)).hasSize(1);
    assertThat(task(night).getTaskDefinitionKey()).isEqualTo("clearDifferences");
    assertThat(sheet(task(night))).contains("made-up:" + number, "there under a key that we never posted");
    finish("bookkeeper", task(night), "{\"outcome\": \"ACCEPTED\", \"reason\": \"The opening of the year.\"}");
    jobs.runDue(PROCESS, night.toString());
    assertThat(isRunning(night)).isFalse();
  }

  private PostingRunId post() {
    var run = runs.now(Actor.ENGINE);
    jobs.runDue(PROCESS, run.toString());
    return run;
  }

  private List<Posted> there() {
    return accounting.posted(house.today(), house.today());
  }

  private List<Posted> there(String key) {
    return there().stream().filter(posted -> posted.key().equals(key)).toList();
  }

  private List<Difference> differences() {
    return differences.between(house.today(), house.today());
  }

  /** Somebody enters it there by hand. */
  private void keep(String key, String amount) {
    vendors.named("accounting")
        .keep(key, side(side(JsonNodeFactory.instance.objectNode().put("date", house.today().toString()),
        "1100", amount), "4000", "-" + amount));
  }

  private static ObjectNode side(ObjectNode entry, String account, String amount) {
    entry.withArray("sides")
        .addObject()
        .put("account", account)
        .put("name", account)
        .put("amount", amount)
        .put("currency", "USD");
    return entry;
  }

  private boolean isRunning(PostingRunId run) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey(PROCESS)
        .processInstanceBusinessKey(run.toString())
        .count() > 0;
  }

  private Task task(PostingRunId run) {
    return tasks.createTaskQuery()
        .processDefinitionKey(PROCESS)
        .processInstanceBusinessKey(run.toString())
        .singleResult();
  }

  private String sheet(Task task) {
    return as("bookkeeper").get("/api/tasks/" + task.getId()).body();
  }

  private void finish(String user, Task task, String outcome) {
    assertThat(as(user).post("/api/tasks/%s/finish".formatted(task.getId()), outcome).status()).isEqualTo(204);
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
