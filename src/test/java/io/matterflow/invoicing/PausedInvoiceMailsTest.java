package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Delivery.HandReason;
import io.matterflow.kernel.Actor;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.ClientMessages.Paused;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.PauseScope;
import io.matterflow.messaging.QueuedMessage.State;
import io.matterflow.messaging.SentMessages;
import io.matterflow.messaging.SentMessages.SentMessage;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Invoices that are to leave while messages to their client are paused. */
@ProductTest
@Tag("both-databases")
class PausedInvoiceMailsTest {

  private static final String DELIVERY = "invoice-delivery";

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private Deliveries deliveries;
  @Autowired private ClientMessages messages;
  @Autowired private SentMessages mailbox;
  @Autowired private LocalVendors vendors;
  @Autowired private Jobs jobs;
  @Autowired private MovableClock clock;

  private Instant asOthersLeftIt;
  private NewMatter draft;
  private Engagement client;
  private UUID pause;
  private InvoiceNumber invoice;

  @BeforeEach
  void anInvoiceWaitsInTheQueue() {
    asOthersLeftIt = clock.instant();
    draft = firm.hourlyMatter();
    client = draft.loaded();
    pause = pause();
    invoice = invoiced.issued(client, "100");
    jobs.runDue(DELIVERY, invoice.value());
  }

  @AfterEach
  void theClockIsPutBack() {
    vendors.named("messaging").become(Mood.WELL);
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void waitsAndIsNotDelivered() {
    assertThat(mails()).isEmpty();
    assertThat(messages.find(key())).hasValueSatisfying(queued -> assertThat(queued.state()).isEqualTo(State.WAITING));
    assertThat(invoices.find(invoice).orElseThrow().deliveredOn()).isEmpty();
  }

  @Test
  void goesOutOnceWhenItIsReleasedToWhomTheDirectoryNamesByThen() {
    draft.billedTo("new@quillon.example").loaded();

    release();
    jobs.runDue(DELIVERY, invoice.value());

    assertThat(mails()).singleElement().satisfies(mail -> assertThat(mail.to()).containsExactly("new@quillon.example"));
    assertThat(messages.find(key()).orElseThrow().state()).isEqualTo(State.SENT);
    assertThat(invoices.find(invoice).orElseThrow().deliveredOn()).isPresent();
  }

  @Test
  void whatAFailingMailSystemDidNotTakeWaitsInAPauseThatCameLater() {
    release();
    var messaging = vendors.named("messaging");
    messaging.become(Mood.FAIL);
    assertThatThrownBy(() -> jobs.runDue(DELIVERY, invoice.value())).hasMessageContaining("mood is FAIL");

    pause = pause();
    messaging.become(Mood.WELL);
    clock.advance(Duration.ofHours(1));
    jobs.runDue(DELIVERY, invoice.value());

    assertThat(mails()).isEmpty();
    release();
    jobs.runDue(DELIVERY, invoice.value());
    assertThat(mails()).hasSize(1);
  }

  @Test
  void aDroppedMailIsGivenToAPersonWhoKnowsHowTheClientGetsIt() {
    messages.drop(messages.find(key()).orElseThrow().id(), "The old system has sent it.", Actor.ENGINE);
    jobs.runDue(DELIVERY, invoice.value());

    assertThat(deliveries.current(invoice).handReason()).contains(HandReason.DROPPED);
    deliveries.byHand(invoice, invoiced.today(), Actor.ENGINE);
    assertThat(invoices.find(invoice).orElseThrow().deliveredOn()).contains(invoiced.today());
    assertThat(mails()).isEmpty();
  }

  @Test
  void isLookedAtAgainAfterAWeekAndStaysWhereItIs() {
    clock.advance(Duration.ofDays(7));
    jobs.runDue(DELIVERY, invoice.value());

    assertThat(mails()).isEmpty();
    assertThat(messages.waiting(scope())).hasSize(1);
  }

  @Test
  void aPauseWaitsForWhatIsOnItsWayAndNothingLeavesAfterIt() throws Exception {
    release();
    jobs.runDue(DELIVERY, invoice.value());
    var second = invoiced.issued(client, "200");
    var messaging = vendors.named("messaging");
    messaging.become(Mood.HANG_AFTER, Duration.ofSeconds(2));
    var sending = CompletableFuture.runAsync(() -> jobs.runDue(DELIVERY, second.value()));
    while (messaging.waiting().isEmpty() && !sending.isDone()) {
      Thread.onSpinWait();
    }

    var pausing = CompletableFuture.runAsync(() -> pause = pause());

    assertThatThrownBy(() -> pausing.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    pausing.get(60, TimeUnit.SECONDS);
    assertThatThrownBy(() -> sending.get(60, TimeUnit.SECONDS)).hasMessageContaining("did not answer");
  }

  @Test
  void oneScopeHasOnePause() {
    assertThat(messages.pause(scope(), "Again.", Actor.ENGINE)).isInstanceOf(ClientMessages.PausedBefore.class);
    assertThat(messages.pause(new PauseScope("nobody"), "Unknown.", Actor.ENGINE))
        .isInstanceOf(ClientMessages.UnknownScope.class);
    release();
    assertThat(messages.release(scope(), "Again.", Actor.ENGINE)).isInstanceOf(ClientMessages.NotPaused.class);
    assertThat(messages.drop(scope(), "Nothing is left.", Actor.ENGINE)).isOne();
  }

  private PauseScope scope() {
    return PauseScope.of(client.clientId());
  }

  private UUID pause() {
    return ((Paused) messages.pause(scope(), "A question about the bill.", Actor.ENGINE)).pause().id();
  }

  private void release() {
    messages.release(scope(), "Answered.", Actor.ENGINE);
    jobs.runDue("message-pause", pause.toString());
  }

  private String key() {
    return "invoice:%s:delivery".formatted(invoice);
  }

  private List<Message> mails() {
    return mailbox.all().stream().map(SentMessage::message).filter(message -> message.key().equals(key())).toList();
  }
}
