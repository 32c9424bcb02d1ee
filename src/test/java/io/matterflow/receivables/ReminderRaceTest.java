package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.INTAKE;
import static io.matterflow.receivables.Receivables.REMINDERS;
import static io.matterflow.receivables.Receivables.START;
import static io.matterflow.receivables.Receivables.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.receivables.TakenStep.Outcome;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A payment and a reminder that meet in the same second: the reminder was out before the payment was stored, or stays
 * away.
 */
@ProductTest
@Tag("both-databases")
class ReminderRaceTest {

  private static final long A_MOMENT = 300;
  private static final long LONG_ENOUGH = 60;

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private Reminders reminders;
  @Autowired private TransactionTemplate transaction;
  @Autowired private LocalVendors vendors;

  private LocalVendor messaging;
  private Instant asOthersLeftIt;

  @BeforeEach
  void theMorningOfTheDelivery() {
    messaging = vendors.named("messaging");
    asOthersLeftIt = house.now();
    house.itIs(START);
  }

  @AfterEach
  void allIsWell() {
    messaging.become(Mood.WELL);
    house.itIs(asOthersLeftIt);
  }

  @Test
  void aPaymentThatComesWhileAReminderGoesOutIsStoredAfterIt() throws Exception {
    var invoice = aReminderAboutToGoOut();
    messaging.become(Mood.HANG_AFTER, Duration.ofSeconds(2));
    var sending = inTheBackground(() -> house.doTheDueJob(REMINDERS, invoice));
    while (messaging.waiting().isEmpty()) {
      Thread.onSpinWait();
    }

    var paying = inTheBackground(() -> house.report(invoice, "100"));

    assertThatThrownBy(() -> paying.get(A_MOMENT, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    paying.get(LONG_ENOUGH, TimeUnit.SECONDS);
    assertThat(house.reminders(invoice)).hasSize(1);
    assertThatThrownBy(() -> sending.get(LONG_ENOUGH, TimeUnit.SECONDS)).hasMessageContaining("did not answer");
  }

  @Test
  void aReminderWaitsForAPaymentThatIsBeingStoredAndStaysAway() throws Exception {
    var invoice = aReminderAboutToGoOut();

    var sending = transaction.execute(payment -> {
      house.report(invoice, "100");
      return blocked(inTheBackground(() -> house.doTheDueJob(REMINDERS, invoice)));
    });
    sending.get(LONG_ENOUGH, TimeUnit.SECONDS);

    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(reminders.taken(invoice)).extracting(TakenStep::outcome).containsExactly(Outcome.PASSED);
  }

  @Test
  void aReminderThatWaitsForTheSettlementOfItsInvoiceIsGoneWithItsLadder() throws Exception {
    var invoice = aReminderAboutToGoOut();
    var payment = house.report(invoice, "100");

    var sending = transaction.execute(allocation -> {
      house.doTheDueJob(INTAKE, payment.id());
      return blocked(inTheBackground(() -> house.doTheDueJob(REMINDERS, invoice)));
    });

    assertThatThrownBy(() -> sending.get(LONG_ENOUGH, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    assertThat(house.isChased(invoice)).isFalse();
    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(house.invoice(invoice).isSettled()).isTrue();
  }

  @Test
  void aTimerThatWaitsForTheSettlementOfItsInvoiceIsGoneWithItsLadder() throws Exception {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.itIs(day(10, "08:00"));
    var payment = house.report(invoice, "100");

    var firing = transaction.execute(allocation -> {
      house.doTheDueJob(INTAKE, payment.id());
      return blocked(inTheBackground(() -> house.doTheDueJob(REMINDERS, invoice)));
    });

    assertThatThrownBy(() -> firing.get(LONG_ENOUGH, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    assertThat(house.isChased(invoice)).isFalse();
    assertThat(house.reminders(invoice)).isEmpty();
  }

  @RepeatedTest(6)
  void whoeverComesFirstNobodyIsRemindedOfWhatIsPaidAndNothingIsStuck() throws Exception {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.itIs(day(10, "08:00"));
    var together = new CyclicBarrier(2);

    var climbing = inTheBackground(() -> {
      await(together);
      doAllThatIsDue(REMINDERS, invoice);
    });
    var paying = CompletableFuture.supplyAsync(() -> {
      await(together);
      var payment = house.report(invoice, "100");
      var isOutAlready = reminders.taken(invoice).stream().anyMatch(step -> step.outcome() == Outcome.SENT);
      var sentWhenStored = house.reminders(invoice).size();
      doAllThatIsDue(INTAKE, payment.id());
      assertThat(isOutAlready).as("a reminder is written down when the payment is stored")
          .isEqualTo(sentWhenStored == 1);
      return payment.id();
    });
    paying.get(LONG_ENOUGH, TimeUnit.SECONDS);
    var sentWhenPaid = house.reminders(invoice).size();
    climbing.get(LONG_ENOUGH, TimeUnit.SECONDS);
    doAllThatIsDue(REMINDERS, invoice);

    assertThat(house.reminders(invoice)).hasSize(sentWhenPaid).hasSizeLessThanOrEqualTo(1);
    assertThat(house.invoice(invoice).isSettled()).isTrue();
    assertThat(house.isChased(invoice)).isFalse();
    assertThat(house.running(INTAKE, paying.get())).isEmpty();
  }

  private InvoiceNumber aReminderAboutToGoOut() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    house.itIs(day(10, "08:00"));
    house.doTheDueJob(REMINDERS, invoice);
    assertThat(house.reminders(invoice)).isEmpty();
    assertThat(house.dueJobs(REMINDERS, invoice)).hasSize(1);
    return invoice;
  }

  /**
   * As the job executor does it: who loses against another transaction tries again, unless the case is over by then.
   */
  private void doAllThatIsDue(String process, Object businessKey) {
    while (!house.dueJobs(process, businessKey).isEmpty()) {
      try {
        house.doTheDueJob(process, businessKey);
      } catch (OptimisticLockingException lost) {
        Thread.onSpinWait();
      } catch (RuntimeException failed) {
        if (house.running(process, businessKey).isPresent()) {
          throw failed;
        }
      }
    }
  }

  private static Future<?> inTheBackground(Runnable work) {
    return CompletableFuture.runAsync(work);
  }

  private static Future<?> blocked(Future<?> work) {
    assertThatThrownBy(() -> work.get(A_MOMENT, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    return work;
  }

  private static void await(CyclicBarrier together) {
    try {
      together.await(LONG_ENOUGH, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new IllegalStateException("the other one never came", alone);
    }
  }
}
