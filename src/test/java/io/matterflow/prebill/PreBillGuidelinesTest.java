package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.JUNE_30;
import static io.matterflow.prebill.Billing.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.prebill.Finding.Action;
import io.matterflow.prebill.PreBillExceptions.Reply;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The guidelines on whole pre-bills: what lies on other bills counts, and what a finding does to the money. */
@ProductTest
@Tag("both-databases")
class PreBillGuidelinesTest {

  private static final LocalDate MAY_31 = LocalDate.of(2026, 5, 31);
  private static final String STAMPING = "Bates stamping of the production set";

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private Billing billing;
  @Autowired private JdbcPreBillExceptions exceptions;
  @Autowired private PreBillExceptions resolutions;
  @Autowired private JdbcPreBills preBills;

  @Test
  void aDayIsAddedUpOverOtherBillsAndTimeThatHasNone() {
    var associate = newcomers.associate();
    var billed = firm.hourlyMatter().loaded();
    var unbilled = firm.hourlyMatter().loaded();
    var engagement = firm.hourlyMatter().withGuidelines(30).loaded();
    billing.worked(billed, associate, JUNE_15, "6.0", "Draft the merger agreement");
    billing.june(billed.id());
    billing.worked(unbilled, associate, JUNE_15, "3.0", "Draft the side letter");
    billing.worked(engagement, associate, JUNE_15, "1.1", "Draft the answer to the complaint");
    billing.worked(engagement, associate, JUNE_15.plusDays(1), "9.0", "Draft the reply to the answer");
    billing.june(engagement.id());

    assertThat(all(engagement)).filteredOn(exception -> exception.rule().equals("OCG-04"))
        .singleElement()
        .satisfies(exception -> {
          assertThat(exception.value()).isEqualTo("10.1");
          assertThat(exception.sentence()).doesNotContain(billed.number(), unbilled.number());
        });
    assertThat(all(billed)).isEmpty();
  }

  @Test
  void aClientWithoutGuidelinesIsHeldToTheFirmsLongestDay() {
    var associate = newcomers.associate();
    var engagement = firm.hourlyMatter().loaded();
    billing.worked(engagement, associate, JUNE_15, "10.5", "Try the case");
    billing.june(engagement.id());

    assertThat(all(engagement)).extracting(PreBillException::rule, PreBillException::action)
        .containsExactly(tuple("FIRM-04", Action.APPROVE));
  }

  @Test
  void theBudgetOfAPhaseRunsOverTheBillsOfTheMatter() {
    var engagement = firm.hourlyMatter().withGuidelines(60).at("300.00").budget("L100", "700.00").loaded();
    billing.worked(engagement, Engagement.ASSOCIATE, MAY_31, "1.0", "Draft the answer to the complaint");
    billing.run(Cycle.MONTHLY, MAY_31, engagement.id());
    billing.worked(engagement, Engagement.ASSOCIATE, JUNE_15, "1.3", "Draft the reply to the answer");
    billing.worked(engagement, Engagement.ASSOCIATE, JUNE_30, "0.1", "Draft the reply to the reply");
    billing.june(engagement.id());

    assertThat(all(engagement)).extracting(PreBillException::rule, PreBillException::value, PreBillException::limit)
        .containsExactly(tuple("OCG-16", "720.00", "700.00"));
  }

  @Test
  void nothingCutsMoneyByItself() {
    var engagement = firm.hourlyMatter().withGuidelines(30).at("300.00").loaded();
    billing.hourWorked(engagement);
    billing.worked(engagement, "1.0", STAMPING);
    billing.june(engagement.id());

    var preBill = billing.juneOf(engagement);
    assertThat(preBill.totals().total().plain()).isEqualTo("600.00");
    assertThat(preBill.state()).isEqualTo(PreBillState.EXCEPTION);
    assertThat(only(preBill).suggestedAmount(preBill.lines().get(1)).orElseThrow().plain()).isEqualTo("0.00");
  }

  @Test
  void aProfileThatCutsByItselfWritesDownWithTheRuleAsReason() {
    var engagement = firm.hourlyMatter().withGuidelines(30).cuttingByItself().at("300.00").loaded();
    billing.hourWorked(engagement);
    billing.worked(engagement, "1.0", STAMPING);
    billing.june(engagement.id());

    var preBill = billing.juneOf(engagement);
    assertThat(preBill.totals().total().plain()).isEqualTo("300.00");
    assertThat(preBill.totals().writtenDown().plain()).isEqualTo("300.00");
    assertThat(preBill.state()).isEqualTo(PreBillState.IN_REVIEW);
    var settlement = only(preBill).settlement().orElseThrow();
    assertThat(settlement.resolution()).isEqualTo(Resolution.WRITTEN_DOWN);
    assertThat(settlement.reason().orElseThrow()).matches("OCG-05: cut as guideline-profile v\\d+ usual says\\.");
  }

  @Test
  void aBillOnWhichNothingWouldBeLeftGoesToPeople() {
    var engagement = firm.hourlyMatter().withGuidelines(30).cuttingByItself().loaded();
    billing.worked(engagement, "1.0", STAMPING);
    billing.june(engagement.id());

    assertThat(billing.juneOf(engagement).state()).isEqualTo(PreBillState.EXCEPTION);
    assertThat(only(billing.juneOf(engagement)).isOpen()).isTrue();
  }

  @Test
  void whoAcceptsAReductionLeavesWhatTheRuleProposes() {
    var engagement = firm.hourlyMatter().withGuidelines(30).at("300.00").loaded();
    billing.hourWorked(engagement);
    billing.hourWorkedAt(engagement, 80);
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    var travel = only(preBill);
    assertThat(travel.sentence()).isEqualTo("Travel stands at 80 percent of its rate; the client pays 50.");

    var after = done(resolutions.resolve(preBill.id(), travel.id(),
        new Reply(Resolution.WRITTEN_DOWN, Optional.of("the client's rule"), Optional.empty()), COORDINATOR));

    assertThat(after.totals().total().plain()).isEqualTo("450.00");
    assertThat(after.state()).isEqualTo(PreBillState.IN_REVIEW);
  }

  private List<PreBillException> all(Engagement engagement) {
    return exceptions.of(preBills.of(engagement.id(), JUNE_30).orElseThrow());
  }

  private PreBillException only(PreBill preBill) {
    assertThat(exceptions.of(preBill.id())).hasSize(1);
    return exceptions.of(preBill.id()).get(0);
  }
}
