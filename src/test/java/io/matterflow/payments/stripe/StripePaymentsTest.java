package io.matterflow.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.engine.Effect;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentRefunds.Refund;
import io.matterflow.payments.stripe.StripeCheckouts.Way;
import io.matterflow.payments.stripe.StripeStub.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * From the link in the mail to money that has found its invoice, and back again where the payer or the firm takes it
 * back.
 */
@ProductTest
@Tag("both-databases")
class StripePaymentsTest {

  private static final Instant NOW = Instant.parse("2026-06-30T13:00:00Z");

  @Autowired private ApplicationContext product;
  @Autowired private MovableClock clock;
  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private Jobs jobs;
  @Autowired private JdbcTemplate rows;

  private StripeConnection stripe;
  private InvoiceNumber number;

  @BeforeEach
  void connect() {
    clock.standAt(NOW);
    stripe = StripeConnection.to(product);
    number = invoiced.delivered(firm.hourlyMatter().loaded(), "1250.00");
  }

  @AfterEach
  void disconnect() {
    stripe.close();
  }

  @Test
  void aCardPaysWhatIsOpenAndIsTakenInOnce() {
    var payment = stripe.stub.records.paysByCard(session());

    stripe.hears();
    stripe.hears();
    allocate();

    assertThat(invoice().open().plain()).isEqualTo("0.00");
    assertThat(
        rows.queryForList("select distinct payment_ref from payment_event where source = 'stripe'", String.class))
        .contains(payment);
  }

  @Test
  void aBankDebitIsNoMoneyBeforeTheBankHasPaid() {
    var session = session();
    var payment = stripe.stub.records.paysByBank(session);
    stripe.hears();
    allocate();

    assertThat(invoice().open().plain()).isEqualTo("1250.00");
    assertThat(checkouts().isOnItsWay(number.value())).isTrue();

    stripe.stub.records.bankPays(payment, session);
    stripe.hears();
    allocate();
    assertThat(invoice().open().plain()).isEqualTo("0.00");
    assertThat(checkouts().isOnItsWay(number.value())).isFalse();
  }

  @Test
  void aBankDebitThatFailsLeavesTheInvoiceOpenAndPayable() {
    var session = session();
    var payment = stripe.stub.records.paysByBank(session);
    stripe.hears();
    stripe.stub.records.bankFails(payment, session);
    stripe.hears();
    allocate();

    assertThat(invoice().open().plain()).isEqualTo("1250.00");
    assertThat(checkouts().isOnItsWay(number.value())).isFalse();
    assertThat(session()).isNotEqualTo(session);
  }

  @Test
  void refundAndDisputeComeOutTheSameInAnyOrderOfTheirNews() {
    var payment = stripe.stub.records.paysByCard(session());
    stripe.stub.records.refundedThere(payment, 25_000);
    var dispute = stripe.stub.records.disputed(payment, 100_000, NOW.plus(Duration.ofDays(10)));
    stripe.stub.records.decided(dispute, "lost");
    var news = new ArrayList<>(stripe.stub.records.events());
    Collections.shuffle(news, new Random(4));
    news.addAll(news.subList(0, 3));

    for (var event : news) {
      stripe.told(event);
      stripe.the(StripeReading.class).attend();
      allocate();
    }

    assertThat(invoice().open().plain()).isEqualTo("1250.00");
  }

  @Test
  void whatWasNeverToldIsFoundInStripesOwnList() {
    stripe.the(StripeReading.class).catchUp();
    clock.advance(Duration.ofMinutes(5));
    stripe.stub.records.itIs(clock.instant());
    stripe.stub.records.paysByCard(session());
    clock.advance(Duration.ofDays(2));

    try (var restarted = stripe.again(product, Map.of())) {
      restarted.the(StripeReading.class).catchUp();
      restarted.the(StripeReading.class).attend();
      allocate();
      assertThat(invoice().open().plain()).isEqualTo("0.00");
    }
  }

  @Test
  void aPaymentThatIsNotOursIsLeftAlone() {
    var session = session();
    var payment = stripe.stub.records.paysByCard(session);
    stripe.stub.records.get(payment).putObject("metadata");

    stripe.hears();

    assertThat(invoice().open().plain()).isEqualTo("1250.00");
    assertThat(rows.queryForObject("select count(*) from stripe_to_read", Integer.class)).isZero();
  }

  @Test
  void aRefundIsMadeOnceAlthoughItsAnswerWasLost() {
    var payment = stripe.stub.records.paysByCard(session());
    var refunds = stripe.the(StripeRefunds.class);
    var refund = new Refund("refund-1", payment, Money.usd("300.00"));
    stripe.stub.next("POST", Fault.HANGS_AFTER);

    assertThat(catchThrowable(() -> refunds.refund(refund))).isInstanceOf(StripeFault.class);
    assertThat(refunds.find("refund-1")).isInstanceOf(Effect.Finding.Found.class);
    assertThat(refunds.find("refund-2")).isInstanceOf(Effect.Finding.Absent.class);
    var id = refunds.refund(refund);

    stripe.hears();
    allocate();
    assertThat(stripe.stub.records.get(id).path("amount").asInt()).isEqualTo(30_000);
    assertThat(invoice().open().plain()).isEqualTo("300.00");
  }

  private void allocate() {
    rows.queryForList("""
            select distinct cast(payment.id as varchar(40)) from payment where invoice_number = ?""", String.class, number.value())
        .forEach(payment -> jobs.runDue("payment-intake", payment));
  }

  private String session() {
    var link = checkouts().linkFor(number.value()).orElseThrow();
    var token = link.getPath().substring("/pay/".length());
    var way = (Way.GoThere) checkouts().pay(token, invoice().open().plain(), invoice().open().plain());
    var path = way.page().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Invoice invoice() {
    return invoices.find(number).orElseThrow();
  }

  private StripeCheckouts checkouts() {
    return stripe.the(StripeCheckouts.class);
  }
}
