package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.receivables.PlansAtHand.monthly;
import static io.matterflow.receivables.Receivables.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.payments.PaymentLinks;
import io.matterflow.receivables.PaymentPlan.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client who has missed an instalment reads which, and pays just that by the link. */
@ProductTest
@Tag("both-databases")
class MissedInstalmentTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-07-15");

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private PlansAtHand plans;
  @Autowired private PaymentLinks links;
  @Autowired private NextReminder next;
  @Autowired private Jobs jobs;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;

  @BeforeEach
  void theMorningOfTheDelivery() {
    asOthersLeftIt = house.now();
    house.itIs(START);
  }

  @AfterEach
  void theClockIsPutBack() {
    house.itIs(asOthersLeftIt);
  }

  @Test
  void theMailNamesWhatIsMissedAndItsDay() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "770");
    var plan = plans.agreed(monthly(3, FIRST), invoice);
    house.pay(invoice, "56.66");
    plans.on("2026-07-16", "00:00", plan);

    plans.on("2026-07-18", "12:00", plan);

    assertThat(house.reminders(invoice)).singleElement().satisfies(mail -> {
      assertThat(mail.text()).contains("An installment of your payment plan for our invoice " + invoice,
          "has not reached us: $200.00, to be paid by July 15, 2026.",
          "$713.34 of the invoice is open in all");
      assertThat(mail.html().orElseThrow()).contains("<strong>$200.00</strong>", "<strong>July 15, 2026</strong>");
    });
  }

  @Test
  void theLinkOffersTheInstalmentBesideTheWholeAndPayingItMakesUpForIt() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "770");
    var plan = plans.agreed(monthly(3, FIRST), invoice);
    plans.on("2026-07-16", "00:00", plan);

    assertThat(page(invoice).body()).contains("Due of your payment plan by July 15, 2026", "Pay $256.66",
        "Pay all, $770.00");
    assertThat(pay(invoice, "256.66", "770.00").body()).contains("Thank you");
    booked(invoice);

    assertThat(plans.opens(plan)).isEqualTo("0.00 256.66 256.68");
    assertThat(next.of(invoice).whyNone().orElseThrow()).contains("instalment 2 of 3 is due on August 15, 2026.");
    assertThat(page(invoice).body()).contains("Due of your payment plan by August 15, 2026", "Pay all, $513.34");
    assertThat(pay(invoice, "256.66", "770.00").body()).as("the other window")
        .contains("has changed since you opened this page");
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("513.34"));
    assertThat(pay(invoice, "513.34", "513.34").body()).contains("Thank you");
    booked(invoice);
    assertThat(plans.state(plan)).isEqualTo(State.FULFILLED);
  }

  @ParameterizedTest
  @CsvSource({"0.01, 770.00", "-5, 770.00", "256.66, 0.01", "256.66, ''", "256.67, 770.00", "513.32, 770.00",
      "2566.6e-1, 770.00"})
  void anAmountThatIsNotOfferedTakesNothing(String amount, String open) {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "770");
    plans.agreed(monthly(3, FIRST), invoice);

    assertThat(pay(invoice, amount, open).body()).contains("has changed since you opened this page", "Pay $256.66",
        "Pay all, $770.00");

    booked(invoice);
    assertThat(house.invoice(invoice).open()).isEqualTo(usd("770"));
  }

  @Test
  void whatIsOnItsWayIsNotAskedForAgainAndTwoThatAreDueAreOffered() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "300");
    var plan = plans.agreed(monthly(3, FIRST), invoice);
    house.reserve(invoice, "100");
    assertThat(page(invoice).body()).contains("Due of your payment plan by August 15, 2026", "Pay $100.00");

    plans.on("2026-08-18", "12:00", plan);

    assertThat(page(invoice).body()).contains("Due of your payment plan by August 15, 2026", "Pay $100.00",
        "Pay all, $200.00");
  }

  @Test
  void ofAPlanOverSeveralInvoicesALinkTakesNoMoreThanItsOwn() {
    var client = firm.hourlyMatter().loaded();
    var small = house.delivered(client, "40");
    var large = house.delivered(client, "260");
    plans.agreed(monthly(2, FIRST), small, large);

    assertThat(page(small).body()).contains("Pay $40.00").doesNotContain("payment plan", "Pay all");
    assertThat(page(large).body()).contains("Pay $150.00", "Pay all, $260.00");
  }

  @Test
  void withoutAPlanThatStandsThereIsNothingBesideTheWhole() {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "700");
    plans.agreed(monthly(7, FIRST), invoice);

    assertThat(page(invoice).body()).contains("Pay $700.00").doesNotContain("payment plan");
  }

  private Answer page(InvoiceNumber invoice) {
    return HttpCalls.to(port).get(path(invoice));
  }

  private Answer pay(InvoiceNumber invoice, String amount, String open) {
    return HttpCalls.to(port).with("Content-Type", "application/x-www-form-urlencoded")
        .post(path(invoice), "attempt=%s&amount=%s&open=%s".formatted(UUID.randomUUID(), amount, open));
  }

  private String path(InvoiceNumber invoice) {
    return links.linkFor(invoice.value()).orElseThrow().getPath();
  }

  /** What the processor has told of the invoice finds it. */
  private void booked(InvoiceNumber invoice) {
    jdbc.sql("select id from payment where invoice_number = :number")
        .param("number", invoice.value())
        .query(UUID.class)
        .list()
        .forEach(payment -> jobs.runDue("payment-intake", payment.toString()));
  }
}
