package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.invoicing.Correction.Kind;
import io.matterflow.invoicing.Correction.State;
import io.matterflow.invoicing.CorrectionAnswer.Standing;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
@Tag("both-databases")
class CorrectionsTest {

  private static final Actor COORDINATOR = staff("coordinator", Role.BILLING_COORDINATOR);
  private static final Actor ATTORNEY = staff("attorney", Role.RESPONSIBLE_ATTORNEY);
  private static final Actor PARTNER = staff("partner", Role.BILLING_PARTNER);
  private static final Actor ADMIN = staff("admin", Role.BILLING_ADMIN);

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private Corrections corrections;
  @Autowired private CorrectionDocuments documents;
  @Autowired private Deliveries deliveries;
  @Autowired private Jobs jobs;
  @Autowired private RuntimeService runtime;

  private Engagement matter;
  private InvoiceNumber number;

  @BeforeEach
  void anInvoiceOver5000() {
    matter = firm.hourlyMatter().loaded();
    number = invoiced.delivered(matter, "5000.00");
  }

  @Test
  void aSmallCreditIsSignedByTheResponsibleAttorneyAndHasANumberedDocument() {
    var asked = ask(Kind.CREDIT, "200.00", COORDINATOR);
    assertThat(asked.levels()).containsExactly(Role.RESPONSIBLE_ATTORNEY);
    assertThat(open()).isEqualTo(Money.usd("5000"));

    var done = standing(corrections.sign(asked.id(), ATTORNEY));
    jobs.runDue("invoice-correction", asked.id().toString());

    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.documentNumber()).hasValueSatisfying(text -> assertThat(text).matches("CN-\\d{5}"));
    assertThat(open()).isEqualTo(Money.usd("4800"));
    assertThat(documents.creditNote(asked.id()).orElseThrow().content()).startsWith("%PDF".getBytes());
    assertThat(isRunning(asked)).isFalse();
  }

  @Test
  void aLargeCreditTakesTwoPeople() {
    var asked = ask(Kind.CREDIT, "3000.00", COORDINATOR);
    assertThat(asked.levels()).containsExactly(Role.BILLING_PARTNER, Role.BILLING_ADMIN);

    assertThat(corrections.sign(asked.id(), ADMIN)).isInstanceOf(CorrectionAnswer.NotTheirs.class);
    assertThat(standing(corrections.sign(asked.id(), PARTNER)).state()).isEqualTo(State.ASKED);
    assertThat(open()).isEqualTo(Money.usd("5000"));
    assertThat(corrections.sign(asked.id(), both())).isInstanceOf(CorrectionAnswer.SignedBefore.class);

    assertThat(standing(corrections.sign(asked.id(), ADMIN)).state()).isEqualTo(State.DONE);
    assertThat(open()).isEqualTo(Money.usd("2000"));
  }

  @Test
  void whoeverAskedIsNotTheOnlyOneWhoSigns() {
    assertThat(ask(Kind.CREDIT, "100.00", ATTORNEY).levels()).containsExactly(Role.BILLING_PARTNER);
    var other = invoiced.delivered(matter, "5000.00");
    var asked = standing(corrections.ask(other, wish(Kind.CREDIT, "100.00"), staffOf("both", Role.RESPONSIBLE_ATTORNEY,
        Role.BILLING_PARTNER, Role.BILLING_ADMIN)));

    assertThat(asked.levels()).containsExactly(Role.BILLING_ADMIN);
    assertThat(corrections.sign(asked.id(), staff("both", Role.BILLING_ADMIN)))
        .isInstanceOf(CorrectionAnswer.SecondPerson.class);
    assertThat(standing(corrections.sign(asked.id(), ADMIN)).state()).isEqualTo(State.DONE);
  }

  @Test
  void aWriteOffAlwaysTakesThePartnerAndTheAdmin() {
    var asked = ask(Kind.WRITE_OFF, "10.00", COORDINATOR);
    assertThat(asked.levels()).containsExactly(Role.BILLING_PARTNER, Role.BILLING_ADMIN);
    corrections.sign(asked.id(), PARTNER);
    corrections.sign(asked.id(), ADMIN);
    jobs.runDue("invoice-correction", asked.id().toString());

    assertThat(open()).isEqualTo(Money.usd("4990"));
    assertThat(documents.creditNote(asked.id())).isEmpty();
  }

  @Test
  void whatIsNotAgreedToLeavesTheInvoiceAsItIs() {
    var asked = ask(Kind.CREDIT, "200.00", COORDINATOR);

    var upheld = standing(corrections.uphold(asked.id(), "The hours were worked.", ATTORNEY));

    assertThat(upheld.state()).isEqualTo(State.UPHELD);
    assertThat(open()).isEqualTo(Money.usd("5000"));
    assertThat(isRunning(asked)).isFalse();
    assertThat(corrections.sign(asked.id(), ATTORNEY)).isInstanceOf(CorrectionAnswer.AlreadyDecided.class);
    assertThat(ask(Kind.CREDIT, "200.00", COORDINATOR).state()).isEqualTo(State.ASKED);
  }

  @Test
  void oneCorrectionWaitsAtATime() {
    ask(Kind.CREDIT, "200.00", COORDINATOR);

    assertThat(corrections.ask(number, wish(Kind.VOID, "1.00"), COORDINATOR))
        .isInstanceOf(CorrectionAnswer.UnderWay.class);
  }

  @Test
  void whatWasPaidMeanwhileIsNotCredited() {
    var asked = ask(Kind.CREDIT, "200.00", COORDINATOR);
    invoices.pay(number, Money.usd("4900"), "pay:" + number, Actor.ENGINE);

    assertThat(corrections.sign(asked.id(), ATTORNEY)).isInstanceOf(CorrectionAnswer.MoreThanOpen.class);
    assertThat(corrections.required(asked.id()).state()).isEqualTo(State.ASKED);
    invoices.pay(number, Money.usd("100"), "pay-2:" + number, Actor.ENGINE);

    assertThat(corrections.required(asked.id()).state()).isEqualTo(State.OVERTAKEN);
    assertThat(isRunning(asked)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"CREDIT, 5000.01", "WRITE_OFF, 5000.01"})
  void moreThanIsOpenIsRefused(Kind kind, String amount) {
    assertThat(corrections.ask(number, wish(kind, amount), COORDINATOR))
        .isInstanceOf(CorrectionAnswer.MoreThanOpen.class);
  }

  @Test
  void aReasonThatIsNotListedIsRefused() {
    var wish = new Corrections.Wish(Kind.VOID, Optional.empty(), List.of(), Optional.of("GOODWILL"), "Kind", false);

    assertThat(corrections.ask(number, wish, COORDINATOR)).isInstanceOf(CorrectionAnswer.UnknownReason.class);
  }

  @Test
  void chosenLinesAreCreditedWithTheirAmounts() {
    var two = invoiced.issued(
        Invoiced.preBill(matter, Invoiced.line(1, "1.0", "300.00", "0.00"), Invoiced.line(2, "2.0", "100.00", "0.00")));
    var wish = new Corrections.Wish(Kind.CREDIT, Optional.empty(), List.of(2), Optional.empty(), "Not ours", false);

    assertThat(standing(corrections.ask(two, wish, COORDINATOR)).amount()).isEqualTo(Money.usd("200"));
    var unknown = new Corrections.Wish(Kind.CREDIT, Optional.empty(), List.of(9), Optional.empty(), "Not there", false);
    assertThat(corrections.ask(number, unknown, COORDINATOR)).isInstanceOf(CorrectionAnswer.MoreThanOpen.class);
  }

  @Test
  void aVoidedInvoiceIsMarkedAndCountsNoMore() {
    var asked = ask(Kind.VOID, "1.00", COORDINATOR);
    assertThat(asked.amount()).isEqualTo(Money.usd("5000"));
    corrections.sign(asked.id(), PARTNER);
    corrections.sign(asked.id(), ADMIN);
    jobs.runDue("invoice-correction", asked.id().toString());

    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(Invoice.State.VOIDED);
    assertThat(documents.voided(number)).isPresent();
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(number.value())
        .processDefinitionKeyNotIn("unopened-invoice").count()).isZero();
    assertThat(corrections.ask(number, wish(Kind.VOID, "1.00"), COORDINATOR))
        .isInstanceOf(CorrectionAnswer.NothingOpen.class);
  }

  @Test
  void anInvoiceThatNobodyHasYetIsVoidedWithItsOpenDelivery() {
    var underWay = invoiced.issued(firm.hourlyMatter().deliveredBy(Delivery.PAPER).loaded(), "100.00");
    invoiced.runJobs(underWay);
    var asked = standing(corrections.ask(underWay, wish(Kind.VOID, "1.00"), COORDINATOR));

    corrections.sign(asked.id(), PARTNER);
    corrections.sign(asked.id(), ADMIN);

    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(underWay.value()).count()).isZero();
    assertThat(deliveries.request(underWay, Optional.empty(), Optional.of("Again"), COORDINATOR))
        .isInstanceOf(Deliveries.Request.Voided.class);
  }

  @Test
  void whatIsPaidIsNotVoided() {
    invoices.pay(number, Money.usd("1"), "pay:" + number, Actor.ENGINE);

    assertThat(corrections.ask(number, wish(Kind.VOID, "1.00"), COORDINATOR))
        .isInstanceOf(CorrectionAnswer.SomethingPaid.class);
  }

  @Test
  void aPaymentAndAVoidAtOnceNeverBothHappen() throws Exception {
    var asked = ask(Kind.VOID, "1.00", COORDINATOR);
    corrections.sign(asked.id(), PARTNER);
    var threads = Executors.newFixedThreadPool(2);

    var outcomes = threads.invokeAll(List.<Callable<Object>>of(
        () -> corrections.sign(asked.id(), ADMIN),
        () -> invoices.pay(number, Money.usd("10"), "pay:" + number, Actor.ENGINE)));
    threads.shutdown();

    var after = invoices.find(number).orElseThrow();
    assertThat(outcomes).hasSize(2);
    assertThat(after.state()).isIn(Invoice.State.VOIDED, Invoice.State.PARTIALLY_PAID);
    assertThat(after.open()).isEqualTo(after.state() == Invoice.State.VOIDED ? Money.usd("0") : Money.usd("4990"));
  }

  private Correction ask(Kind kind, String amount, Actor by) {
    return standing(corrections.ask(number, wish(kind, amount), by));
  }

  private static Corrections.Wish wish(Kind kind, String amount) {
    return new Corrections.Wish(kind, Optional.of(Money.usd(amount)), List.of(), Optional.empty(),
        "Agreed on the phone", false);
  }

  private static Correction standing(CorrectionAnswer answer) {
    assertThat(answer).isInstanceOf(Standing.class);
    return ((Standing) answer).correction();
  }

  private Money open() {
    return invoices.find(number).orElseThrow().open();
  }

  private boolean isRunning(Correction correction) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(correction.id().toString()).count() > 0;
  }

  private static Actor both() {
    return staffOf("partner", Role.BILLING_PARTNER, Role.BILLING_ADMIN);
  }

  private static Actor staff(String login, Role role) {
    return staffOf(login, role);
  }

  private static Actor staffOf(String login, Role... roles) {
    return new Actor(new UserId(login), Set.of(roles), Optional.empty(), true);
  }
}
