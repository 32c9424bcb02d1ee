package io.matterflow.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.engine.Effect;
import io.matterflow.engine.MovableClock;
import io.matterflow.engine.NotAccepted;
import io.matterflow.engine.RefusedForGood;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentRefunds.Refund;
import io.matterflow.payments.stripe.StripeCheckouts.Way;
import io.matterflow.payments.stripe.StripeStub.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** One page at Stripe for what is open, whoever asks how often, and each fault of Stripe in the way. */
@ProductTest
class StripeCheckoutTest {

  @Autowired private ApplicationContext product;
  @Autowired private MovableClock clock;
  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;

  private StripeConnection stripe;
  private InvoiceNumber number;

  @BeforeEach
  void connect() {
    clock.standAt(Instant.parse("2026-06-30T13:00:00Z"));
    stripe = StripeConnection.to(product);
    number = invoiced.delivered(firm.hourlyMatter().loaded(), "1250.00");
  }

  @AfterEach
  void disconnect() {
    stripe.close();
  }

  @Test
  @Tag("both-databases")
  void theLinkOfAnInvoiceIsOneAndStaysOnAnotherNode() {
    var link = checkouts().linkFor(number.value()).orElseThrow();

    assertThat(link.toString()).startsWith("https://billing.example.com/pay/");
    try (var other = stripe.again(product, Map.of())) {
      assertThat(other.the(StripeCheckouts.class).linkFor(number.value())).contains(link);
    }
  }

  @Test
  @Tag("both-databases")
  void twoWindowsGetOnePage() {
    var first = pay("1250.00");
    var second = pay("1250.00");

    assertThat(first).isInstanceOf(Way.GoThere.class).isEqualTo(second);
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  @Tag("both-databases")
  void aPageForAnotherAmountIsClosedBeforeANewOneOpens() {
    var first = session(pay("1250.00"));
    invoices.pay(number, Money.usd("250.00"), "test:" + number, Actor.ENGINE);

    assertThat(pay("1250.00")).as("the amount on the page that the payer sees is no longer true")
        .isInstanceOf(Way.AmountChanged.class);
    assertThat(pay("1000.00")).isInstanceOf(Way.GoThere.class);
    assertThat(stripe.stub.records.get(first).path("status").asText()).isEqualTo("expired");
  }

  @Test
  @Tag("both-databases")
  void aPageThatWasPaidMeanwhileIsNotPaidAgain() {
    stripe.stub.records.paysByCard(session(pay("1250.00")));
    invoices.pay(number, Money.usd("250.00"), "test:" + number, Actor.ENGINE);

    assertThat(pay("1000.00")).isInstanceOf(Way.BeingBooked.class);
  }

  @Test
  @Tag("both-databases")
  void nobodyPaysWhatIsNotOpen() {
    invoices.pay(number, Money.usd("1250.00"), "test:" + number, Actor.ENGINE);

    assertThat(pay("0.00")).isInstanceOf(Way.AmountChanged.class);
    assertThat(checkouts().pay("no-such-token", "1.00", "1.00")).isInstanceOf(Way.AmountChanged.class);
    assertThat(asked()).isZero();
  }

  /** The JDK repeats a request whose connection broke: the key makes it one. */
  @Test
  @Tag("both-databases")
  void aConnectionThatBreaksOpensNoSecondPage() {
    stripe.stub.next("POST", Fault.REPLY_LOST);

    assertThat(pay("1250.00")).isInstanceOf(Way.GoThere.class);
    assertThat(stripe.stub.records.sessions()).isEqualTo(1);
  }

  /** The payer tries again, and there is one page. */
  @ParameterizedTest
  @EnumSource(value = Fault.class, names = {"NONE", "REPLY_LOST"}, mode = EnumSource.Mode.EXCLUDE)
  void whateverGoesWrongThereIsOnePageInTheEnd(Fault fault) {
    stripe.stub.next("POST", fault);

    assertThat(pay("1250.00")).isInstanceOf(Way.NotNow.class);
    assertThat(pay("1250.00")).isInstanceOf(Way.GoThere.class);

    assertThat(stripe.stub.records.sessions()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = {"LIMIT", "UNAUTHORIZED"})
  void whatStripeSurelyDidNotDoMayBeTriedAgain(Fault fault) {
    var payment = stripe.stub.records.paysByCard(session(pay("1250.00")));
    stripe.stub.next("POST", fault);

    assertThat(Assertions.catchThrowable(() -> refund(payment, "100.00"))).isInstanceOf(NotAccepted.class);
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, names = {"HANGS_AFTER", "BROKEN", "BROKEN_AFTER", "MALFORMED", "A_PAGE", "IN_USE"})
  void whatNobodyKnowsIsAskedByOurReference(Fault fault) {
    var payment = stripe.stub.records.paysByCard(session(pay("1250.00")));
    stripe.stub.next("POST", fault);

    var doubt = Assertions.catchThrowable(() -> refund(payment, "100.00"));

    assertThat(doubt).isInstanceOf(StripeFault.class);
    var notDone = EnumSet.of(Fault.BROKEN, Fault.A_PAGE, Fault.IN_USE);
    var was = notDone.contains(fault) ? Effect.Finding.Absent.class : Effect.Finding.Found.class;
    assertThat(stripe.the(StripeRefunds.class).find("r-" + payment)).isInstanceOf(was);
    stripe.stub.next("GET", Fault.BROKEN);
    assertThat(stripe.the(StripeRefunds.class).find("r-" + payment)).isInstanceOf(Effect.Finding.CannotAsk.class);
  }

  @Test
  @Tag("both-databases")
  void moreThanWasPaidIsRefusedForGood() {
    var payment = stripe.stub.records.paysByCard(session(pay("1250.00")));

    assertThat(Assertions.catchThrowable(() -> refund(payment, "1250.01"))).isInstanceOf(RefusedForGood.class);
    assertThat(Assertions.catchThrowable(() -> refund("pi_gone", "1.00"))).isInstanceOf(RefusedForGood.class);
  }

  /** What we ask stands in Stripe's own description of what may be asked. */
  @Test
  @Tag("both-databases")
  void everyRequestIsOneThatStripeDescribes() throws IOException {
    var payment = stripe.stub.records.paysByCard(session(pay("1250.00")));
    refund(payment, "100.00");
    stripe.hears();
    try (var file = getClass().getResourceAsStream("/contracts/stripe.openapi.json")) {
      var paths = new ObjectMapper().readTree(file).path("paths");
      stripe.stub.requests()
          .filter(one -> one.method().equals("POST") && !one.path().endsWith("/expire"))
          .forEach(one -> {
        var known = paths.path(one.path()).path("post").path("requestBody").path("content").elements().next()
            .path("schema").path("properties");
        assertThat(one.form().keySet().stream().map(name -> name.split("\\[")[0]).toList())
            .as(one.path()).isNotEmpty().allMatch(known::has);
        assertThat(one.key()).as("a write carries a key").isNotEmpty();
      });
    }
  }

  @Test
  @Tag("both-databases")
  void settingsThatCannotWorkAreNamedAtTheStart() {
    Assertions.assertThatThrownBy(() -> stripe.again(product, Map.of("matterflow.payments.stripe.secret-key", " ")))
        .hasStackTraceContaining("matterflow.payments.stripe.secret-key must be");
    Assertions.assertThatThrownBy(
        () -> stripe.again(product, Map.of("matterflow.payments.stripe.url", "http://example.com")))
        .hasStackTraceContaining("matterflow.payments.stripe.url must be an https:// address");
    assertThat(stripe.the(StripeSettings.class).toString()).doesNotContain("canary");
  }

  private Way pay(String shown) {
    var link = checkouts().linkFor(number.value()).orElseThrow();
    return checkouts().pay(link.getPath().substring("/pay/".length()), shown, shown);
  }

  private String refund(String payment, String amount) {
    return stripe.the(StripeRefunds.class).refund(new Refund("r-" + payment, payment, Money.usd(amount)));
  }

  private static String session(Way way) {
    var path = ((Way.GoThere) way).page().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private int asked() {
    return stripe.stub.requests("POST", "/v1/checkout/sessions").size();
  }

  private StripeCheckouts checkouts() {
    return stripe.the(StripeCheckouts.class);
  }
}
