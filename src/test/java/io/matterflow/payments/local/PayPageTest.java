package io.matterflow.payments.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.Invoice.State;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentLinks;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
class PayPageTest {

  private static final Pattern ATTEMPT = Pattern.compile("name=\"attempt\" value=\"([^\"]+)\"");

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private PaymentLinks links;
  @Autowired private LocalVendors vendors;
  @Autowired private ManagementService management;
  @LocalServerPort private int port;

  private InvoiceNumber number;
  private URI link;

  @BeforeEach
  void aLinkInTheClientsMail() {
    number = invoiced.delivered(firm.hourlyMatter().loaded(), "1874.50");
    link = links.linkFor(number.value()).orElseThrow();
  }

  @AfterEach
  void theProcessorIsWellAgain() {
    vendors.named("payments").become(Mood.WELL);
  }

  @Test
  void aRetryYieldsTheSameLink() {
    assertThat(links.linkFor(number.value())).contains(link);
    assertThat(link.toString()).startsWith("http://localhost:%d/pay/".formatted(port));
  }

  @Test
  void showsWhatIsOpenNowAndNotWhatWasOpenWhenTheLinkWasMade() {
    invoices.pay(number, Money.usd("74.50"), "pay:" + number, Actor.ENGINE);

    var page = open();

    assertThat(page.body()).contains(number.value(), "Pay $1,800.00").doesNotContain("1,874.50");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
  }

  @Test
  void takesThePaymentAndReportsItToTheOneIntake() {
    var paid = pay(attempt(open()), "1874.50");

    assertThat(paid.body()).contains("Thank you");
    allocated();
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.PAID);
    assertThat(open().body()).contains("Nothing is open");
  }

  @Test
  void aDoubleClickPaysOnce() throws InterruptedException {
    var attempt = attempt(open());
    var threads = Executors.newFixedThreadPool(4);
    var clicks = threads.invokeAll(
        IntStream.range(0, 4).<Callable<Answer>>mapToObj(i -> () -> pay(attempt, "1874.50")).toList());
    threads.shutdown();

    assertThat(clicks).allSatisfy(click -> assertThat(answer(click).body()).contains("Thank you"));
    assertThat(vendors.named("payments").entries()).filteredOn(entry -> entry.key().equals(attempt)).hasSize(1);
    allocated();
    assertThat(invoices.find(number).orElseThrow().open()).isEqualTo(Money.usd("0"));
  }

  @Test
  void theSecondOfTwoWindowsIsToldThatTheInvoiceWasPaid() throws InterruptedException {
    var attempts = List.of(attempt(open()), attempt(open()));
    var threads = Executors.newFixedThreadPool(2);
    var clicks = threads.invokeAll(
        attempts.stream().<Callable<Answer>>map(attempt -> () -> pay(attempt, "1874.50")).toList());
    threads.shutdown();

    assertThat(clicks.stream().map(click -> answer(click).body()))
        .satisfiesOnlyOnce(page -> assertThat(page).contains("Thank you"))
        .satisfiesOnlyOnce(
            page -> assertThat(page).contains("paid a moment ago", "not charged again").doesNotContain("<button"));
    assertThat(attempts.stream().filter(this::taken)).hasSize(1);
    allocated();
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.PAID);
  }

  @Test
  void whatIsBeingBookedIsNotShownAsOwed() {
    var paid = pay(attempt(open()), "1874.50");

    assertThat(paid.body()).contains("received and is being booked").doesNotContain("Open now", "1,874.50");
    assertThat(open().body()).contains("received and is being booked")
        .doesNotContain("Open now", "1,874.50", "<button");
    allocated();
    assertThat(open().body()).contains("Open now", "$0.00", "Nothing is open");
  }

  @Test
  void aClickThatTheBrowserRepeatsAfterwardsFindsItBooked() {
    var attempt = attempt(open());
    pay(attempt, "1874.50");
    allocated();

    assertThat(pay(attempt, "1874.50").body()).contains("Your payment was received.", "Nothing is open")
        .doesNotContain("being booked", "<button");
  }

  @Test
  void aTokenIsOfLettersAndFiguresOnly() {
    assertThat(
        IntStream.range(0, 200).mapToObj(i -> links.linkFor("no-dash-" + number + "-" + i).orElseThrow().getPath()))
        .allMatch(path -> path.matches("/pay/[A-Za-z0-9]{16}"));
  }

  @Test
  void anAmountThatHasChangedSinceIsShownAgainAndNotCharged() {
    var attempt = attempt(open());
    invoices.pay(number, Money.usd("74.50"), "pay:" + number, Actor.ENGINE);

    var page = pay(attempt, "1874.50");

    assertThat(page.body()).contains("has changed", "Pay $1,800.00");
    assertThat(taken(attempt)).isFalse();
  }

  @Test
  void nothingOpenIsNothingToPay() {
    invoices.pay(number, Money.usd("1874.50"), "pay:" + number, Actor.ENGINE);

    assertThat(open().body()).contains("Nothing is open").doesNotContain("<button");
    var attempt = UUID.randomUUID().toString();
    pay(attempt, "0.00");
    assertThat(taken(attempt)).isFalse();
  }

  @Test
  void aRefusedPaymentSaysSoAndChargesNothing() {
    var attempt = attempt(open());
    vendors.named("payments").become(Mood.FAIL);

    assertThat(pay(attempt, "1874.50").body()).contains("refused");
    assertThat(taken(attempt)).isFalse();
    allocated();
    assertThat(invoices.find(number).orElseThrow().open()).isEqualTo(Money.usd("1874.50"));
  }

  @Test
  void aPaymentInDoubtIsTheSamePaymentWhenItIsTriedAgain() {
    var attempt = attempt(open());
    vendors.named("payments").become(Mood.HANG_AFTER, Duration.ZERO);
    var unsure = pay(attempt, "1874.50");
    assertThat(unsure.body()).contains("could not confirm");

    vendors.named("payments").become(Mood.WELL);
    var again = pay(attempt(unsure), "1874.50");

    assertThat(again.body()).contains("Thank you");
    assertThat(attempt(unsure)).isEqualTo(attempt);
    assertThat(vendors.named("payments").entries()).filteredOn(entry -> entry.key().equals(attempt)).hasSize(1);
  }

  @Test
  void aPaymentWhoseReportWasLostIsReportedWhenTheNextPersonLooks() {
    var attempt = attempt(open());
    vendors.named("payments").become(Mood.HANG_AFTER, Duration.ZERO);
    pay(attempt, "1874.50");
    vendors.named("payments").become(Mood.WELL);

    open();

    allocated();
    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(State.PAID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "..%2F..%2Fetc%2Fpasswd", "%3Cscript%3E", "10001"})
  void aTokenThatNobodyWasGivenLeadsNowhere(String token) {
    var answer = HttpCalls.to(port).get("/pay/" + token);

    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("<script>", number.value());
  }

  @Test
  void aMalformedAttemptIsRefused() {
    assertThat(pay("not-an-id", "1874.50").status()).isEqualTo(400);
    assertThat(pay("", "").status()).isEqualTo(400);
  }

  @Test
  void aPaymentThatArrivesIncompleteIsAnsweredWithThePage() {
    var answer = HttpCalls.to(port).with("Content-Type", "application/x-www-form-urlencoded").post(link.getPath(), "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.body()).contains("nothing was charged", "Pay $1,874.50");
  }

  private Answer open() {
    return HttpCalls.to(port).get(link.getPath());
  }

  private Answer pay(String attempt, String amount) {
    return HttpCalls.to(port).with("Content-Type", "application/x-www-form-urlencoded")
        .post(link.getPath(), "attempt=%s&amount=%s".formatted(attempt, amount));
  }

  private static String attempt(Answer page) {
    var found = ATTEMPT.matcher(page.body());
    assertThat(found.find()).as("an attempt in the page").isTrue();
    return found.group(1);
  }

  private boolean taken(String attempt) {
    return vendors.named("payments").entries().stream().anyMatch(entry -> entry.key().equals(attempt));
  }

  /** Does what the payments that were reported have left to do. */
  private void allocated() {
    management.createJobQuery().processDefinitionKey("payment-intake").withRetriesLeft().list()
        .forEach(job -> management.executeJob(job.getId()));
  }

  private static Answer answer(Future<Answer> click) {
    try {
      return click.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }
}
