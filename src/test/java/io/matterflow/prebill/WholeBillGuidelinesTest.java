package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.JUNE_30;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.capture.ClientApproval;
import io.matterflow.capture.Expense.Evidence;
import io.matterflow.capture.ExpenseIntake;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.Charge.Cost;
import io.matterflow.prebill.Finding.Action;
import io.matterflow.prebill.PreBillExceptions.Reply;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the client agreed to beforehand, its limits for costs, and what concerns the bill as a whole. */
@ProductTest
@Tag("both-databases")
class WholeBillGuidelinesTest {

  private static final LocalDate MAY_31 = LocalDate.of(2026, 5, 31);

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private JdbcPreBillExceptions exceptions;
  @Autowired private PreBillExceptions resolutions;
  @Autowired private ExpenseIntake expenses;
  @Autowired private PreBillLines lines;
  @Autowired private Clock clock;

  @Test
  void aRateAboveTheApprovedOneIsProposedDownToIt() {
    var engagement = firm.hourlyMatter().withGuidelines(60).at("300.00").loaded();
    billing.hourWorkedUnder(engagement, approved("280.00", null), "1.5", "A103");
    billing.june(engagement.id());

    assertThat(of(engagement)).singleElement().satisfies(exception -> {
      assertThat(exception.rule()).isEqualTo("OCG-09");
      assertThat(exception.suggested()).contains(new BigDecimal("420.00"));
    });
  }

  /** Also of a client that has no guidelines. */
  @Test
  void aRateThatTheClientHasNotApprovedHoldsTheBillAndJumpsTheQueue() {
    var engagement = firm.hourlyMatter().answeredAbout("TK06", "370.00", "PENDING").loaded();
    billing.hourWorked(engagement);
    billing.june(engagement.id());

    assertThat(of(engagement)).singleElement().satisfies(exception -> {
      assertThat(exception.rule()).isEqualTo("FIRM-08");
      assertThat(exception.sentence())
          .isEqualTo("The client has not yet approved the rate of 370.00 for this timekeeper.");
      assertThat(exception.owner().role()).isEqualTo(Role.RESPONSIBLE_ATTORNEY);
      assertThat(exception.priority()).isEqualTo(80);
    });
    assertThat(billing.juneOf(engagement).state()).isEqualTo(PreBillState.EXCEPTION);
  }

  @Test
  void aRefusedRateIsMendedOnTheLine() {
    var engagement = firm.hourlyMatter().answeredAbout("TK06", "370.00", "REJECTED").loaded();
    billing.hourWorked(engagement);
    billing.june(engagement.id());
    assertThat(of(engagement)).extracting(PreBillException::rule).containsExactly("FIRM-08");

    var cheaper = firm.hourlyMatter().answeredAbout("TK06", "370.00", "REJECTED").at("350.00").loaded();
    billing.hourWorked(cheaper);
    billing.june(cheaper.id());

    assertThat(of(cheaper)).isEmpty();
  }

  @Test
  void anApprovalInAdvanceAnswersBeforeAnybodyAsks() {
    var asked = firm.hourlyMatter().withGuidelines(60).loaded();
    var agreed = firm.hourlyMatter().withGuidelines(60).loaded();
    billing.hourWorkedUnder(asked, ClientApproval.NONE, "3.5", "A102");
    billing.hourWorkedUnder(agreed, approved(null, "mail of June 2"), "3.5", "A102");
    billing.june(asked.id(), agreed.id());

    assertThat(of(asked)).extracting(PreBillException::rule).contains("OCG-08");
    assertThat(of(agreed)).extracting(PreBillException::rule).doesNotContain("OCG-08");
  }

  @Test
  void aCostWithoutReceiptHoldsTheBillUntilSomebodyFindsIt() {
    var engagement = firm.hourlyMatter().withGuidelines(60).loaded();
    billing.hourWorked(engagement);
    billing.spent(engagement, JUNE_15, "E115", "1", "320.00");
    billing.june(engagement.id());
    var missing = of(engagement).get(0);

    assertThat(missing.rule()).isEqualTo("OCG-25");
    assertThat(refusal(answer(missing, Resolution.FIXED, COORDINATOR))).isEqualTo(Refusal.STILL_VIOLATED);

    var cost = billing.juneOf(engagement).lines().get(1).cost().map(Cost::expense).orElseThrow();
    expenses.prove(cost, new Evidence(Optional.of(new BigDecimal("300.00")), Optional.of("scan 17"), Optional.empty(),
        Optional.empty()), COORDINATOR);
    done(answer(missing, Resolution.FIXED, COORDINATOR));

    assertThat(of(engagement)).filteredOn(PreBillException::isOpen)
        .extracting(PreBillException::rule, exception -> exception.suggested().orElseThrow())
        .containsExactly(tuple("OCG-31", new BigDecimal("300.00")));
  }

  @Test
  void theSameCostTwiceIsRejectedWhateverTheClientAsks() {
    var engagement = firm.hourlyMatter().loaded();
    billing.hourWorked(engagement);
    billing.spent(engagement, JUNE_15, "E112", "1", "405.00");
    billing.spent(engagement, JUNE_15, "E112", "1", "405.00");
    billing.june(engagement.id());

    assertThat(of(engagement)).extracting(PreBillException::rule, PreBillException::action, PreBillException::value)
        .containsExactly(tuple("FIRM-02", Action.REJECT, "line 2"));
  }

  @Test
  void aBudgetIsAddedUpOverTheMattersBillsAndStopsTheOneThatExceedsIt() {
    var engagement = firm.hourlyMatter().at("300.00").matterBudget("640.00").loaded();
    billing.worked(engagement, Engagement.ASSOCIATE, MAY_31, "1.0", "Draft the answer to the complaint");
    billing.run(Cycle.MONTHLY, MAY_31, engagement.id());
    billing.worked(engagement, Engagement.ASSOCIATE, JUNE_15, "1.0", "Draft the reply to the answer");
    billing.spent(engagement, JUNE_15, "E112", "1", "40.01");
    billing.june(engagement.id());

    assertThat(of(engagement)).singleElement().satisfies(exception -> {
      assertThat(exception.line()).isEmpty();
      assertThat(exception.rule()).isEqualTo("FIRM-05");
      assertThat(exception.sentence()).isEqualTo("With this bill the matter comes to 640.01; its budget is 640.00.");
      assertThat(exception.owner().name()).isEqualTo(engagement.responsibleAttorney().value());
    });
    assertThat(billing.juneOf(engagement).state()).isEqualTo(PreBillState.EXCEPTION);
  }

  @Test
  void aTaxUsesUpNoBudget() {
    var engagement = firm.hourlyMatter().at("300.00").taxedIn("HI").matterBudget("300.00").loaded();
    billing.hourWorked(engagement);
    billing.june(engagement.id());

    assertThat(billing.juneOf(engagement).totals().tax().isPositive()).isTrue();
    assertThat(of(engagement)).extracting(PreBillException::sentence)
        .containsExactly("With this bill the matter comes to 300.00 of its budget of 300.00.");
  }

  @Test
  void aFindingOnTheWholeBillIsAnsweredWithoutTouchingALine() {
    var engagement = firm.hourlyMatter().at("300.00").matterBudget("299.99").loaded();
    var responsible = person(engagement.responsibleAttorney());
    billing.hourWorked(engagement);
    billing.june(engagement.id());
    var exceeded = of(engagement).get(0);

    assertThat(refusal(answer(exceeded, Resolution.WRITTEN_DOWN, responsible))).isEqualTo(Refusal.NOT_THIS_WAY);
    assertThat(refusal(answer(exceeded, Resolution.DEFERRED, responsible))).isEqualTo(Refusal.NOT_THIS_WAY);
    assertThat(refusal(answer(exceeded, Resolution.FIXED, responsible))).isEqualTo(Refusal.STILL_VIOLATED);
    done(answer(exceeded, Resolution.CLIENT_APPROVED, responsible));

    assertThat(billing.juneOf(engagement).state()).isEqualTo(PreBillState.IN_REVIEW);
  }

  @Test
  void moreBilledAfterTheAnswerAsksOnceMore() {
    var engagement = firm.hourlyMatter().at("300.00").matterBudget("299.99").loaded();
    var responsible = person(engagement.responsibleAttorney());
    billing.hourWorked(engagement);
    billing.june(engagement.id());
    done(answer(of(engagement).get(0), Resolution.OVERRIDDEN, responsible));

    done(lines.change(billing.juneOf(engagement).id(), billing.juneOf(engagement).lines().get(0).id(),
        PreBillFixture.hours("1.2"), responsible));

    assertThat(of(engagement)).singleElement().satisfies(exception -> {
      assertThat(exception.isOpen()).isTrue();
      assertThat(exception.value()).isEqualTo("360.00");
    });
  }

  @Test
  void aBillThatComesLateAfterItsPeriodAsksTheBillingAdmin() {
    var periodEnd = clock.instant().atZone(ZoneId.of("America/Chicago")).toLocalDate().minusDays(31);
    var late = firm.hourlyMatter().withGuidelines(60).limited("invoiceLateDays", 30).loaded();
    var allowed = firm.hourlyMatter().withGuidelines(60).limited("invoiceLateDays", 31).loaded();
    for (var engagement : List.of(late, allowed)) {
      billing.worked(engagement, Engagement.ASSOCIATE, periodEnd, "1.0", "Draft the answer to the complaint");
      billing.run(Cycle.MONTHLY, periodEnd, engagement.id());
    }

    assertThat(exceptions.of(billing.of(late, periodEnd).id()))
        .extracting(PreBillException::rule, PreBillException::value)
        .containsExactly(tuple("OCG-37", "31"));
    assertThat(exceptions.of(billing.of(allowed, periodEnd).id())).isEmpty();
  }

  @Test
  void peopleAreCountedOverTheMattersBills() {
    var engagement = firm.hourlyMatter().withGuidelines(60).limited("timekeepers", 1).loaded();
    billing.worked(engagement, Engagement.ASSOCIATE, MAY_31, "1.0", "Draft the answer to the complaint");
    billing.run(Cycle.MONTHLY, MAY_31, engagement.id());
    billing.worked(engagement, engagement.responsibleAttorney(), JUNE_15, "1.0", "Revise the answer to the complaint");
    billing.june(engagement.id());

    assertThat(of(engagement)).extracting(PreBillException::rule, PreBillException::value, PreBillException::limit)
        .contains(tuple("OCG-40", "2", "1"));
  }

  private Answer<PreBill> answer(PreBillException exception, Resolution how, Actor by) {
    return resolutions.resolve(exception.preBill(), exception.id(),
        new Reply(how, Optional.of("Agreed with the client"), Optional.of("mail of June 3")), by);
  }

  private List<PreBillException> of(Engagement engagement) {
    return exceptions.of(billing.of(engagement, JUNE_30).id());
  }

  private static ClientApproval approved(String rate, String reference) {
    return new ClientApproval(Optional.ofNullable(rate).map(BigDecimal::new), Optional.ofNullable(reference));
  }
}
