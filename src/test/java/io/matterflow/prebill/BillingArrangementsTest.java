package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.JUNE_30;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoicing;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.Adjustment.Kind;
import io.matterflow.prebill.MatterProgress.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each fee arrangement from work that was done to the bill that is issued, with the worked examples of the field. */
@ProductTest
@Tag("both-databases")
class BillingArrangementsTest {

  private static final LocalDate MAY_31 = LocalDate.of(2026, 5, 31);
  private static final LocalDate MAY_15 = LocalDate.of(2026, 5, 15);
  private static final TimekeeperId PARTNER = new TimekeeperId("TK01");

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillLines lines;
  @Autowired private PreBillReviews reviews;
  @Autowired private Invoicing invoicing;
  @Autowired private MatterProgress progress;
  @Autowired private JdbcPreBillExceptions exceptions;

  @Test
  void hourlyBillsTheHoursOfEverybodyAtTheirRates() {
    var matter = firm.hourlyMatter().loaded();
    worked(matter, Engagement.ASSOCIATE, "2.0");
    worked(matter, Engagement.PARALEGAL, "1.0");

    assertThat(issued(matter, Cycle.MONTHLY).totals().total()).isEqualTo(usd("930.00"));
  }

  /** 10 hours of a partner and 20 of an associate at 395.00 are 11,850.00. */
  @Test
  void blendedBillsEverybodyAtOneRate() {
    var matter = arranged("BLENDED").agreeing("blendedRate", "395.00").loaded();
    worked(matter, PARTNER, "10.0");
    worked(matter, Engagement.ASSOCIATE, "10.0");
    billing.worked(matter, Engagement.ASSOCIATE, JUNE_15.plusDays(1), "10.0", "Draft the reply brief");

    var bill = issued(matter, Cycle.MONTHLY);

    assertThat(bill.lines()).allSatisfy(line -> assertThat(line.time().orElseThrow().rate()).isEqualTo(usd("395.00")));
    assertThat(bill.totals().total()).isEqualTo(usd("11850.00"));
  }

  /** 6,000.00 in three parts: the first is billed when it is reached; the hours stand on no bill. */
  @Test
  void flatBillsTheMilestoneThatWasReachedAndHidesTheHours() {
    var matter = arranged("FLAT_MILESTONE").milestone("Engagement", "2400.00").milestone("Draft", "2100.00")
        .milestone("Completion", "1500.00").loaded();
    worked(matter, Engagement.ASSOCIATE, "7.0");
    done(progress.reached(matter.matter(), "engagement", JUNE_15, COORDINATOR));

    var bill = issued(matter, Cycle.MILESTONE);

    assertThat(bill.lines()).extracting(PreBillLine::kind, PreBillLine::narrative, PreBillLine::amount)
        .containsExactly(tuple(Charge.Kind.FEE, "Engagement", usd("2400.00")));
  }

  /** 40 percent off the hours, and 12 percent of what was recovered, of which nothing is taken off. */
  @Test
  void hybridBillsReducedHoursAndTheShareOfTheOutcome() {
    var matter = arranged("HYBRID_SUCCESS").at("500.00").agreeing("discountPercent", "40")
        .agreeing("successFeePercent", "12").loaded();
    worked(matter, Engagement.ASSOCIATE, "10.0");
    done(progress.ended(matter.matter(), outcome("40000.00"), COORDINATOR));

    var bill = issued(matter, Cycle.MONTHLY);

    assertThat(bill.totals().of(Charge.Kind.TIME)).isEqualTo(usd("5000.00"));
    assertThat(bill.reckoning().of(Kind.DISCOUNT, Money.USD)).isEqualTo(usd("-2000.00"));
    assertThat(bill.totals().of(Charge.Kind.FEE)).isEqualTo(usd("4800.00"));
    assertThat(bill.totals().total()).isEqualTo(usd("7800.00"));
  }

  /** 37,500.00 of 40,000.00 are billed: of 4,200.00 more, 2,500.00 are billed and 1,700.00 taken off. */
  @Test
  void cappedBillsUntilTheCapAndTakesTheRestOff() {
    var matter = arranged("CAPPED").at("3750.00").agreeing("cap", "40000.00").loaded();
    billing.worked(matter, Engagement.ASSOCIATE, MAY_15, "10.0", "Draft the answer to the complaint");
    billing.run(Cycle.MONTHLY, MAY_31, matter.id());
    worked(matter, Engagement.ASSOCIATE, "1.12");
    billing.spent(matter, JUNE_15, "E112", "1", "405.00");

    var bill = compiled(matter, Cycle.MONTHLY);

    assertThat(billing.of(matter, MAY_31).reckoning().adjustments()).isEmpty();
    assertThat(bill.totals().of(Charge.Kind.TIME)).isEqualTo(usd("4200.00"));
    assertThat(bill.reckoning().of(Kind.CAP, Money.USD)).isEqualTo(usd("-1700.00"));
    assertThat(bill.totals().total()).as("costs are not capped").isEqualTo(usd("2905.00"));
    assertThat(exceptions.of(bill.id())).extracting(PreBillException::rule, PreBillException::holds)
        .contains(tuple("FIRM-06", true));
  }

  /**
   * At exactly the cap nothing is cut; from there on not a cent more is billed, and somebody must say what becomes of
   * the work.
   */
  @Test
  void aCapThatIsReachedExactlyStopsTheNextBill() {
    var matter = arranged("CAPPED").at("1000.00").agreeing("cap", "4000.00").loaded();
    billing.worked(matter, Engagement.ASSOCIATE, MAY_15, "4.0", "Draft the answer to the complaint");
    billing.run(Cycle.MONTHLY, MAY_31, matter.id());
    var reached = billing.of(matter, MAY_31);
    worked(matter, Engagement.ASSOCIATE, "0.1");

    var next = compiled(matter, Cycle.MONTHLY);

    assertThat(reached.reckoning().adjustments()).isEmpty();
    assertThat(reached.totals().total()).isEqualTo(usd("4000.00"));
    assertThat(exceptions.of(reached.id())).extracting(PreBillException::rule, PreBillException::holds)
        .containsExactly(tuple("FIRM-06", false));
    assertThat(next.totals().total()).isEqualTo(usd("0.00"));
    assertThat(next.reckoning().of(Kind.CAP, Money.USD)).isEqualTo(usd("-100.00"));
    assertThat(next.state()).isEqualTo(PreBillState.EXCEPTION);
    assertThat(exceptions.of(next.id())).extracting(PreBillException::rule, PreBillException::holds)
        .contains(tuple("FIRM-06", true));
  }

  @Test
  void whatIsWrittenDownOnACappedBillMakesRoomUnderTheCap() {
    var matter = arranged("CAPPED").at("1000.00").agreeing("cap", "4000.00").loaded();
    worked(matter, Engagement.ASSOCIATE, "5.0");
    var bill = compiled(matter, Cycle.MONTHLY);

    done(lines.change(bill.id(), bill.lines().get(0).id(), PreBillFixture.writeDown("600.00"),
        person(matter.responsibleAttorney())));

    assertThat(bill.reckoning().of(Kind.CAP, Money.USD)).isEqualTo(usd("-1000.00"));
    assertThat(billing.current(bill).reckoning().of(Kind.CAP, Money.USD)).isEqualTo(usd("-400.00"));
    assertThat(billing.current(bill).totals().total()).isEqualTo(usd("4000.00"));
  }

  /**
   * No bill of hours ever; at the outcome a statement of the share and the costs, which waits for a person's signature.
   */
  @Test
  void contingencyStatesTheShareAndTheCostsAtTheOutcomeAlone() {
    var matter = arranged("CONTINGENCY").agreeing("percent", "33.33").costsFirst().loaded();
    worked(matter, Engagement.ASSOCIATE, "3.0");
    billing.spent(matter, JUNE_15, "E119", "1", "6400.00");
    billing.june(matter.id());
    assertThat(billing.made(matter, JUNE_30)).isEmpty();
    done(progress.ended(matter.matter(), new Outcome("settlement-1", JUNE_15, new BigDecimal("90000.00"),
        Optional.of(new BigDecimal("6400.00")), "Engagement letter, section 4"), COORDINATOR));

    var statement = compiled(matter, Cycle.MILESTONE);

    assertThat(statement.lines()).extracting(PreBillLine::kind, PreBillLine::amount).containsExactly(
        tuple(Charge.Kind.FEE, usd("27863.88")), tuple(Charge.Kind.EXPENSE, usd("6400.00")));
    assertThat(reviewed(matter, statement).state()).isEqualTo(PreBillState.IN_APPROVAL);
  }

  @Test
  void subscriptionBillsThePeriodAndHidesTheHours() {
    var matter = arranged("SUBSCRIPTION").agreeing("monthlyFee", "2500.00").agreeing("includedHours", "12.0").loaded();
    worked(matter, Engagement.ASSOCIATE, "9.5");

    var bill = issued(matter, Cycle.SUBSCRIPTION);

    assertThat(bill.lines()).extracting(PreBillLine::kind, PreBillLine::narrative, PreBillLine::amount)
        .containsExactly(tuple(Charge.Kind.FEE, "Subscription, June 2026", usd("2500.00")));
  }

  @Test
  void insuranceDefenseBillsTheQuarter() {
    var matter = arranged("INSURANCE_DEFENSE").cycle("QUARTERLY").at("210.00").loaded();
    billing.worked(matter, Engagement.ASSOCIATE, MAY_15, "1.5", "Draft the answer to the complaint");
    worked(matter, Engagement.ASSOCIATE, "2.0");

    assertThat(issued(matter, Cycle.QUARTERLY).totals().total()).isEqualTo(usd("735.00"));
  }

  @Test
  void governmentBillsHoursByTheMonth() {
    var matter = arranged("GOVERNMENT").at("180.00").loaded();
    worked(matter, Engagement.ASSOCIATE, "2.0");

    assertThat(issued(matter, Cycle.MONTHLY).totals().total()).isEqualTo(usd("360.00"));
  }

  @Test
  void proBonoIsNeverBilledNorAreItsCosts() {
    var matter = arranged("PRO_BONO").loaded();
    worked(matter, Engagement.ASSOCIATE, "2.0");
    billing.spent(matter, JUNE_15, "E112", "1", "405.00");

    for (var cycle : List.of(Cycle.MONTHLY, Cycle.MILESTONE, Cycle.SUBSCRIPTION)) {
      billing.run(cycle, JUNE_30, matter.id());
    }

    assertThat(billing.made(matter, JUNE_30)).isEmpty();
  }

  /** A client's discount is on all fees; costs are passed on whole, and Hawaii taxes what is left of the fees. */
  @Test
  void discountAndTaxStandUnderTheLinesOfTheInvoice() {
    var matter = firm.hourlyMatter().at("333.33").discounted("7.5").taxedIn("HI").loaded();
    worked(matter, Engagement.ASSOCIATE, "1.0");
    billing.worked(matter, Engagement.PARALEGAL, JUNE_15, "0.5", "Assemble the exhibits to the motion");
    billing.spent(matter, JUNE_15, "E112", "1", "405.00");

    var bill = issued(matter, Cycle.MONTHLY);

    assertThat(bill.totals().of(Charge.Kind.TIME)).isEqualTo(usd("500.00"));
    assertThat(bill.reckoning().of(Kind.DISCOUNT, Money.USD)).isEqualTo(usd("-37.50"));
    assertThat(bill.reckoning().taxes()).extracting(TaxCharge::taxable, TaxCharge::tax)
        .containsExactly(tuple(usd("462.50"), usd("18.50")));
    assertThat(bill.totals().total()).isEqualTo(usd("886.00"));
    var invoice = invoicing.issued(new InvoiceNumber(bill.invoiceNumber().orElseThrow())).orElseThrow();
    assertThat(invoice.total()).isEqualTo(usd("886.00"));
    assertThat(invoice.reckoning()).isEqualTo(bill.reckoning());
  }

  private PreBill issued(Engagement matter, Cycle cycle) {
    var reviewed = reviewed(matter, compiled(matter, cycle));
    done(reviews.approve(reviewed.id(), seen(reviewed), person(matter.billingPartner())));
    var bill = billing.letGo(reviewed);
    var invoice = invoicing.issued(new InvoiceNumber(bill.invoiceNumber().orElseThrow())).orElseThrow();
    assertThat(invoice.total()).isEqualTo(bill.totals().total());
    return bill;
  }

  private PreBill reviewed(Engagement matter, PreBill bill) {
    return done(reviews.review(bill.id(), seen(bill), person(matter.responsibleAttorney())));
  }

  private Outcome outcome(String recovery) {
    return new Outcome("settlement-1", JUNE_15, new BigDecimal(recovery), Optional.empty(),
        "Engagement letter, section 4");
  }

  private NewMatter arranged(String billingModel) {
    return firm.hourlyMatter().billedAs(billingModel);
  }

  private void worked(Engagement matter, TimekeeperId who, String hours) {
    billing.worked(matter, who, JUNE_15, hours, "Draft the answer to the amended complaint");
  }

  private PreBill compiled(Engagement matter, Cycle cycle) {
    billing.run(cycle, JUNE_30, matter.id());
    return billing.juneOf(matter);
  }
}
