package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.DeliveryFailure.Outcome;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.Failure;
import io.matterflow.messaging.MessageFailed;
import io.matterflow.messaging.Messages.Channel;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An invoice is voided while people still have work with its delivery: none of it stays, and no other invoice suffers.
 */
@ProductTest
@Tag("both-databases")
class VoidedOnItsWayTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private DeliveryFailures failures;
  @Autowired private PrintQueue queue;
  @Autowired private PrintPosts posts;
  @Autowired private DeliveryWatch watch;
  @Autowired private MovableClock clock;
  @Autowired private TaskService tasks;
  @Autowired private TransactionTemplate transaction;
  @LocalServerPort private int port;

  @BeforeEach
  void nothingElseCollects() {
    posts.closeWhatCollects();
  }

  @Test
  void leavesItsBatchAndTheOthersAreMailedAsBefore() {
    var gone = onPaper();
    var stays = onPaper();
    var batch = posts.holding(gone);
    assertThat(posts.holding(stays)).isEqualTo(batch);

    voided(gone);

    assertThat(queue.find(new PrintBatchId(batch)).orElseThrow().toMail()).extracting(PrintBatch.Item::number)
        .containsExactly(stays);
    assertThat(coordinator().post("/api/print-queue/%s/printing".formatted(batch), "").status()).isEqualTo(200);
    var mailed = coordinator().post("/api/print-queue/%s/mailing".formatted(batch),
        Map.of("mailedOn", invoiced.today().toString()));
    assertThat(mailed.status()).as(mailed.body()).isBetween(200, 204);
    assertThat(invoices.find(stays).orElseThrow().deliveredOn()).contains(invoiced.today());
    assertThat(invoices.find(gone).orElseThrow().deliveredOn()).isEmpty();
  }

  @Test
  void ofABatchThatIsPrintedItIsNotMailedEither() {
    var gone = onPaper();
    var stays = onPaper();
    var batch = posts.holding(gone);
    queue.print(new PrintBatchId(batch), Actor.ENGINE);

    voided(gone);

    assertThat(queue.mail(new PrintBatchId(batch), invoiced.today(), Map.of(), Actor.ENGINE))
        .isInstanceOf(PrintQueue.Mailing.Mailed.class);
    assertThat(invoices.find(stays).orElseThrow().deliveredOn()).isPresent();
    assertThat(invoices.find(gone).orElseThrow().state()).isEqualTo(Invoice.State.VOIDED);
    assertThat(invoices.find(gone).orElseThrow().deliveredOn()).isEmpty();
  }

  @Test
  void aBatchThatHeldNothingElseEndsWithItsTask() {
    var gone = onPaper();
    var batch = posts.holding(gone);
    assertThat(taskCount("print-batch", batch)).isEqualTo(1);

    voided(gone);

    assertThat(queue.find(new PrintBatchId(batch)).orElseThrow().state()).isEqualTo(PrintBatch.State.EMPTIED);
    assertThat(taskCount("print-batch", batch)).isZero();
    var next = onPaper();
    assertThat(posts.holding(next)).isNotEqualTo(batch);
  }

  @Test
  void nobodyMendsAnAddressForItsSakeAnyMore() {
    var matter = firm.hourlyMatter().loaded();
    var number = invoiced.delivered(matter, "500.00");
    failures.note(new MessageFailed("invoice:%s:delivery".formatted(number), Channel.EMAIL, matter.billingAddress(),
        Failure.values()[0], "5.1.1", clock.instant()));
    var failure = failures.of(number).get(0);
    assertThat(taskCount("delivery-failure", failure.id().toString())).isEqualTo(1);

    voided(number);

    assertThat(taskCount("delivery-failure", failure.id().toString())).isZero();
    assertThat(failures.of(number)).singleElement()
        .satisfies(settled -> assertThat(settled.outcome()).contains(Outcome.VOIDED));
  }

  @Test
  void whatComesBackAfterTheVoidIsNobodysWork() {
    var matter = firm.hourlyMatter().loaded();
    var number = invoiced.delivered(matter, "500.00");
    voided(number);

    failures.note(new MessageFailed("invoice:%s:delivery".formatted(number), Channel.EMAIL, matter.billingAddress(),
        Failure.values()[0], "5.1.1", clock.instant()));

    assertThat(failures.of(number)).singleElement().satisfies(failure -> {
      assertThat(failure.outcome()).contains(Outcome.VOIDED);
      assertThat(taskCount("delivery-failure", failure.id().toString())).isZero();
    });
  }

  @Test
  void nobodyIsAskedForARecipientAnyMore() {
    var number = invoiced.issued(firm.hourlyMatter().withoutBillingAddress().loaded(), "500.00");
    invoiced.runJobs(number);
    assertThat(watch.blocked(number, coordinator())).contains("NO_RECIPIENT");
    var task = tasks.createTaskQuery()
        .taskDefinitionKey("nameRecipient")
        .processInstanceBusinessKey(number.value())
        .singleResult();
    assertThat(coordinator().get("/api/tasks/" + task.getId()).body()).contains("Try again")
        .as("nothing came back from an address that is not there").doesNotContain("The address is right");

    voided(number);

    assertThat(watch.blocked(number, coordinator())).isEmpty();
  }

  private InvoiceNumber onPaper() {
    Engagement matter = firm.hourlyMatter().deliveredBy(Delivery.PAPER).loaded();
    var number = invoiced.issued(matter, "500.00");
    invoiced.runJobs(number);
    return number;
  }

  private void voided(InvoiceNumber number) {
    transaction.executeWithoutResult(status -> invoices.voidWhole(number, "void:" + number, Actor.ENGINE));
  }

  private long taskCount(String process, String businessKey) {
    return tasks.createTaskQuery().processDefinitionKey(process).processInstanceBusinessKey(businessKey).count();
  }

  private HttpCalls coordinator() {
    return HttpCalls.to(port).as("billing-coordinator");
  }
}
