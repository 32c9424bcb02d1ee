package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.JUNE_30;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.capture.ClientApproval;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.LineActs.Split;
import io.matterflow.prebill.LineActs.Transfer;
import io.matterflow.prebill.PreBillLines.ChangedLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A line of a bill goes to another matter, or becomes two, and no hour is ever on two bills or on none. */
@ProductTest
@Tag("both-databases")
class LineActsTest {

  private static final LocalDate JULY_31 = LocalDate.of(2026, 7, 31);
  private static final Reason WRONG_MATTER = Reason.inWords(Optional.of("It was done for the other case"));

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private LineActs acts;
  @Autowired private PreBillLines lines;
  @Autowired private PreBillReviews reviews;

  private Engagement matter;
  private PreBill preBill;

  @BeforeEach
  void aBillOfTwoLines() {
    matter = firm.hourlyMatter().at("100.00").loaded();
    billing.worked(matter, "2.0", "Prepare the deposition of the broker");
    preBill = billing.inReview(matter);
  }

  @Test
  void aLineLeavesForTheOpenPreBillOfTheOtherMatterAtItsRate() {
    var other = firm.hourlyMatter().at("250.00").loaded();
    var there = billing.inReview(other);

    var left = done(transferAsItsOwn(line(preBill, "2.0"), other.id()));

    assertThat(left.preBill().lines()).singleElement().satisfies(line -> assertThat(hours(line)).isEqualTo("1.0"));
    assertThat(left.preBill().version()).isEqualTo(preBill.version() + 1);
    assertThat(left.preBill().totals().total()).isEqualTo(usd("100.00"));
    var joined = billing.current(there);
    assertThat(joined.version()).isEqualTo(there.version() + 1);
    assertThat(joined.totals().total()).as("an hour and two of 250.00").isEqualTo(usd("750.00"));
    assertThat(line(joined, "2.0").narrative()).isEqualTo("Prepare the deposition of the broker");
    assertThat(line(joined, "2.0").entry()).isEqualTo(line(preBill, "2.0").entry());
  }

  @Test
  void withoutAnOpenPreBillItWaitsForTheNextOneAndComesBackAgain() {
    var other = firm.hourlyMatter().at("250.00").loaded();
    var entry = line(preBill, "2.0").entry();

    done(transfer(line(preBill, "2.0"), other.id()));
    billing.june(other.id());

    var there = billing.of(other, JUNE_30);
    assertThat(there.lines()).singleElement().satisfies(line -> assertThat(line.entry()).isEqualTo(entry));
    billing.worked(other, "0.5", "Call the broker");
    done(acts.transfer(there.id(), there.lines().get(0).id(), new Transfer(matter.id(), WRONG_MATTER, true),
        Optional.empty(), COORDINATOR));
    var back = billing.current(preBill);
    assertThat(back.totals().total()).isEqualTo(usd("300.00"));
    assertThat(line(back, "2.0").entry()).isEqualTo(entry);
  }

  @Test
  void whetherItIsTheSameWorkAsTimeOfTheOtherMatterIsAskedBeforeItGoes() {
    var other = firm.hourlyMatter().at("250.00").loaded();
    var there = billing.inReview(other);
    var line = line(preBill, "2.0");

    var asked = transfer(line, other.id());

    assertThat(refusal(asked)).isEqualTo(Refusal.POSSIBLE_DUPLICATE);
    assertThat(((Answer.Refused<?>) asked).detail()).contains(other.number(), "TK06", "June 15, 2026", "its hours: 1.0")
        .as("the words of a matter that the reviewer need not see").doesNotContain("amended complaint");
    assertThat(billing.current(preBill)).isEqualTo(preBill);
    assertThat(billing.current(there)).isEqualTo(there);

    done(transferAsItsOwn(line, other.id()));
    assertThat(billing.current(there).lines()).hasSize(2);
  }

  @Test
  void timeOfAnotherPersonDayOrActivityThereIsNoReasonToAsk() {
    var other = firm.hourlyMatter().loaded();
    billing.worked(other, Engagement.PARALEGAL, JUNE_15, "2.0", "Prepare the deposition of the broker");
    billing.worked(other, Engagement.ASSOCIATE, JUNE_15.plusDays(1), "2.0", "Prepare the deposition of the broker");
    billing.hourWorkedUnder(other, ClientApproval.NONE, "2.0", "A102");

    done(transfer(line(preBill, "2.0"), other.id()));

    assertThat(billing.current(preBill).lines()).hasSize(1);
  }

  @Test
  void correctionsStayBehindAndTheirMoneyIsNoWriteDownOfTheBill() {
    var other = firm.hourlyMatter().at("100.00").loaded();
    done(lines.change(preBill.id(), line(preBill, "2.0").id(), PreBillFixture.writeDown("50.00"), attorney()));

    var left = done(transfer(line(billing.current(preBill), "2.0"), other.id()));
    billing.june(other.id());

    assertThat(left.preBill().totals().writtenDown()).isEqualTo(usd("0.00"));
    assertThat(billing.of(other, JUNE_30).totals().total()).isEqualTo(usd("200.00"));
  }

  @Test
  void whatCannotGoStaysAsItIs() {
    var line = line(preBill, "2.0");
    var closed = firm.hourlyMatter().closed().loaded();
    var open = firm.hourlyMatter().loaded();

    assertThat(refusal(transfer(line, closed.id()))).isEqualTo(Refusal.MATTER_CLOSED);
    assertThat(refusal(transfer(line, new MatterId("no-such-matter")))).isEqualTo(Refusal.UNKNOWN_MATTER);
    assertThat(refusal(transfer(line, matter.id()))).isEqualTo(Refusal.SAME_MATTER);
    assertThat(
        refusal(acts.transfer(preBill.id(), line.id(), new Transfer(open.id(), Reason.inWords(Optional.empty()), false),
        Optional.empty(), attorney()))).isEqualTo(Refusal.REASON_MISSING);
    assertThat(refusal(acts.transfer(preBill.id(), line.id(), new Transfer(open.id(), WRONG_MATTER, false),
        Optional.of(preBill.version() + 1), attorney()))).isEqualTo(Refusal.STALE_VERSION);
    assertThat(
        refusal(acts.transfer(preBill.id(), line.id(), new Transfer(open.id(), WRONG_MATTER, false), Optional.empty(),
        person(Engagement.ASSOCIATE)))).isEqualTo(Refusal.UNKNOWN_PRE_BILL);
    assertThat(billing.current(preBill)).isEqualTo(preBill);
  }

  @Test
  void bothHalvesStandBesideEachOtherAndTheBillIsNumberedInThatOrder() {
    billing.worked(matter, "3.0", "Prepare the deposition of the surveyor");
    var whole = line(billing.current(preBill), "2.0");

    done(acts.split(preBill.id(), whole.id(),
        new Split(BilledTime.hours("0.5"), Optional.of("Call the broker"), WRONG_MATTER), Optional.empty(),
        attorney()));

    var after = billing.current(preBill);
    var halves = after.lines().stream().map(LineActsTest::hours).toList();
    assertThat(halves.indexOf("1.5")).as("%s", halves).isEqualTo(halves.indexOf("0.5") + 1);
    assertThat(ApprovedPreBill.of(after, "", List.of()).lines()).extracting(ApprovedPreBill.Line::position)
        .as("the invoice counts in the order in which they stand").containsExactly(1, 2, 3, 4);
  }

  @Test
  void theLastLineOfABillAndACostDoNotGo() {
    var open = firm.hourlyMatter().loaded();
    billing.spent(matter, JUNE_15, "E101", "10", "1.00");
    billing.worked(matter, "0.1", "Call the court");
    var cost = billing.current(preBill)
        .lines().stream()
        .filter(line -> line.cost().isPresent())
        .findFirst()
        .orElseThrow();
    var single = billing.inReview(firm.hourlyMatter().loaded());

    assertThat(refusal(transfer(cost, open.id()))).isEqualTo(Refusal.NOT_OF_THIS_LINE);
    assertThat(
        refusal(acts.transfer(single.id(), single.lines().get(0).id(), new Transfer(open.id(), WRONG_MATTER, false),
        Optional.empty(), COORDINATOR))).isEqualTo(Refusal.NOTHING_LEFT_TO_BILL);
  }

  @Test
  void theTwoPartsOfALineComeToTheSameToTheCent() {
    var uneven = firm.hourlyMatter().at("33.33").loaded();
    billing.worked(uneven, "1.3", "Revise the brief");
    var bill = billing.inReview(uneven);
    var whole = line(bill, "1.3");

    var split = done(
        acts.split(bill.id(), whole.id(), new Split(BilledTime.hours("0.65"), Optional.of("Check the citations"),
        WRONG_MATTER), Optional.empty(), COORDINATOR)).preBill();

    assertThat(split.version()).isEqualTo(bill.version() + 1);
    assertThat(split.totals().total()).isEqualTo(bill.totals().total());
    assertThat(split.totals().hours()).isEqualByComparingTo(bill.totals().hours());
    var parts = split.lines().stream().filter(line -> hours(line).equals("0.65")).toList();
    assertThat(parts).extracting(PreBillLine::narrative).containsExactly("Revise the brief", "Check the citations");
    assertThat(parts.stream().map(PreBillLine::amount).reduce(Money.zero(Money.USD), Money::plus))
        .isEqualTo(whole.amount());
    assertThat(parts).extracting(PreBillLine::entry).doesNotHaveDuplicates();
    assertThat(parts.get(1).taskCode()).isEqualTo(whole.taskCode());
  }

  @Test
  void onePartIsBilledThisMonthAndTheOtherNext() {
    var two = line(preBill, "2.0");
    done(acts.split(preBill.id(), two.id(), new Split(BilledTime.hours("0.8"), Optional.empty(), WRONG_MATTER),
        Optional.empty(),
        attorney()));
    var part = line(billing.current(preBill), "1.2");
    done(lines.change(preBill.id(), part.id(), PreBillFixture.hold(true), attorney()));

    var reviewed = done(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney()));
    done(reviews.approve(preBill.id(), seen(reviewed), person(matter.billingPartner())));
    billing.run(Cycle.MONTHLY, JULY_31, matter.id());

    assertThat(billing.of(matter, JULY_31).lines()).singleElement().satisfies(line -> {
      assertThat(hours(line)).isEqualTo("1.2");
      assertThat(line.entry()).isEqualTo(part.entry());
    });
  }

  @Test
  void aPartGoesToAnotherMatter() {
    var other = firm.hourlyMatter().at("250.00").loaded();
    done(acts.split(preBill.id(), line(preBill, "2.0").id(),
        new Split(BilledTime.hours("0.8"), Optional.empty(), WRONG_MATTER),
        Optional.empty(), attorney()));

    done(transfer(line(billing.current(preBill), "1.2"), other.id()));
    billing.june(other.id());

    assertThat(billing.current(preBill).totals().total()).isEqualTo(usd("180.00"));
    assertThat(billing.of(other, JUNE_30).totals().total()).isEqualTo(usd("300.00"));
  }

  @Test
  void whatWasAdjustedOrHasNoSuchHoursIsNotSplit() {
    var line = line(preBill, "2.0");
    var half = new Split(BilledTime.hours("1.0"), Optional.empty(), WRONG_MATTER);

    assertThat(
        refusal(acts.split(preBill.id(), line.id(), new Split(BilledTime.hours("2.0"), Optional.empty(), WRONG_MATTER),
        Optional.empty(), attorney()))).isEqualTo(Refusal.CANNOT_BE_DIVIDED_SO);
    done(lines.change(preBill.id(), line.id(), PreBillFixture.writeDown("50.00"), attorney()));
    assertThat(refusal(acts.split(preBill.id(), line.id(), half, Optional.empty(), attorney())))
        .isEqualTo(Refusal.ADJUSTED_BEFORE);
  }

  private Answer<ChangedLine> transfer(PreBillLine line, MatterId to) {
    return acts.transfer(preBill.id(), line.id(), new Transfer(to, WRONG_MATTER, false), Optional.empty(), attorney());
  }

  private Answer<ChangedLine> transferAsItsOwn(PreBillLine line, MatterId to) {
    return acts.transfer(preBill.id(), line.id(), new Transfer(to, WRONG_MATTER, true), Optional.empty(), attorney());
  }

  private Actor attorney() {
    return person(matter.responsibleAttorney());
  }

  private static PreBillLine line(PreBill preBill, String hours) {
    return preBill.lines().stream().filter(line -> hours(line).equals(hours)).findFirst().orElseThrow();
  }

  private static String hours(PreBillLine line) {
    return line.time().map(time -> time.hours().plain()).orElse("");
  }
}
