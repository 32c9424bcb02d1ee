package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.ADMIN;
import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.LineActs.Split;
import io.matterflow.prebill.PreBillLines.ChangedLine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A reviewer bills time at another rate: less is a write-down, more a write-up, and the rate of the day stays beside
 * it.
 */
@ProductTest
@Tag("both-databases")
class RateOfALineTest {

  private static final Reason AGREED = Reason.inWords(Optional.of("Agreed on the phone"));

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillLines lines;
  @Autowired private LineActs acts;
  @Autowired private PreBillReviews reviews;
  @Autowired private JdbcPreBillExceptions exceptions;
  @Autowired private ApprovedPreBills approved;

  private Engagement matter;
  private PreBill preBill;

  @Test
  void aLowerRateIsAWriteDownToTheCent() {
    onABill(firm.hourlyMatter().at("370.00"), "0.7");

    var cut = done(atRate("333.33"));

    assertThat(cut.line().amount()).as("0.7 of 333.33 is 233.331").isEqualTo(usd("233.33"));
    assertThat(cut.line().worth()).isEqualTo(usd("259.00"));
    assertThat(cut.line().time().orElseThrow().resolvedRate()).isEqualTo(usd("370.00"));
    assertThat(cut.preBill().version()).isEqualTo(preBill.version() + 1);
    assertThat(cut.preBill().totals().writtenDown()).isEqualTo(usd("25.67"));
    assertThat(cut.preBill().totals().total()).isEqualTo(usd("233.33"));
    assertThat(billing.current(preBill)).isEqualTo(cut.preBill());
  }

  @Test
  void aHigherRateIsAWriteUpAndTheOldOneTakesItBack() {
    onABill(firm.hourlyMatter().at("370.00"), "2.0");

    var raised = done(atRate("400.00")).preBill();
    var back = done(atRate("370.00")).preBill();

    assertThat(raised.totals().writtenUp()).isEqualTo(usd("60.00"));
    assertThat(raised.totals().writtenDown()).isEqualTo(usd("0.00"));
    assertThat(raised.totals().total()).isEqualTo(usd("800.00"));
    assertThat(back.totals().writtenUp()).isEqualTo(usd("0.00"));
    assertThat(back.totals().total()).isEqualTo(usd("740.00"));
  }

  @Test
  void whoCutTheRateDoesNotSignItAlone() {
    onABill(firm.hourlyMatter().at("370.00"), "1.0");
    var partner = person(matter.billingPartner());
    done(lines.change(preBill.id(), line().id(), LineChange.atRate(usd("360.00"), AGREED.words()), partner));

    var reviewed = done(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney()));

    assertThat(reviewed.round().levels()).containsExactly(Role.BILLING_PARTNER);
    assertThat(refusal(reviews.approve(preBill.id(), seen(reviewed), partner))).isEqualTo(Refusal.OWN_WRITE_DOWN);
    done(reviews.approve(preBill.id(), seen(reviewed), ADMIN));
    assertThat(approved.approved(preBill.id()).lines()).singleElement()
        .satisfies(line -> assertThat(line.unitCost()).isEqualByComparingTo("360.00"));
  }

  @Test
  void whatIsCutWhileTheLineIsHeldIsSignedLikeAnyOtherCut() {
    onABill(firm.hourlyMatter().at("370.00"), "1.0");
    billing.worked(matter, "1.0", "Call the court about the hearing");
    var partner = person(matter.billingPartner());
    done(lines.change(preBill.id(), line().id(), PreBillFixture.hold(true), partner));
    done(lines.change(preBill.id(), line().id(), LineChange.atRate(usd("300.00"), AGREED.words()), partner));
    done(lines.change(preBill.id(), line().id(), PreBillFixture.hold(false), partner));

    var reviewed = done(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney()));

    assertThat(reviewed.totals().writtenDown()).isEqualTo(usd("70.00"));
    assertThat(refusal(reviews.approve(preBill.id(), seen(reviewed), partner))).isEqualTo(Refusal.OWN_WRITE_DOWN);
  }

  @Test
  void aDeepCutTakesMoreSignatures() {
    onABill(firm.hourlyMatter().at("370.00"), "1.0");
    done(atRate("300.00"));

    var reviewed = done(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney()));

    assertThat(reviewed.round().levels()).as("19 percent less")
        .containsExactly(Role.BILLING_PARTNER, Role.BILLING_ADMIN);
  }

  @Test
  void theNewRateIsWeighedAgainstTheOneThatTheClientApproved() {
    onABill(firm.hourlyMatter().at("370.00").withGuidelines(60).answeredAbout("TK06", "380.00", "APPROVED"), "1.0");
    assertThat(found()).isEmpty();

    done(atRate("390.00"));
    assertThat(found()).containsExactly("The rate is 390.00; the client approved 380.00.");

    done(atRate("380.00"));
    assertThat(found()).isEmpty();
  }

  @Test
  void travelAtHalfItsRateIsAsGoodAsHalfWrittenDown() {
    matter = firm.hourlyMatter().at("300.00").withGuidelines(60).loaded();
    billing.hourWorkedAt(matter, 100);
    billing.june(matter.id());
    preBill = billing.juneOf(matter);
    assertThat(found()).anyMatch(words -> words.startsWith("Travel stands at 100 percent"));

    done(atRate("150.00"));

    assertThat(found()).noneMatch(words -> words.startsWith("Travel"));
  }

  @Test
  void aRateWithoutAReasonOrOfACostOrByATimekeeperIsRefused() {
    onABill(firm.hourlyMatter().at("370.00"), "1.0");
    var other = firm.hourlyMatter().loaded();
    billing.spent(other, JUNE_15, "E101", "10", "1.00");
    var costs = billing.inReview(other);
    var cost = costs.lines().stream().filter(line -> line.cost().isPresent()).findFirst().orElseThrow();

    assertThat(refusal(
        lines.change(preBill.id(), line().id(), LineChange.atRate(usd("300.00"), Optional.empty()), attorney())))
        .isEqualTo(Refusal.REASON_MISSING);
    assertThat(refusal(lines.change(costs.id(), cost.id(), LineChange.atRate(usd("300.00"), AGREED.words()),
        person(other.responsibleAttorney())))).isEqualTo(Refusal.NOT_OF_THIS_LINE);
    assertThat(refusal(lines.change(preBill.id(), line().id(), LineChange.atRate(usd("300.00"), AGREED.words()),
        person(Engagement.ASSOCIATE)))).isEqualTo(Refusal.UNKNOWN_PRE_BILL);
  }

  @Test
  void aTimekeeperMendsTheirOwnLineButNotWhatItCosts() {
    matter = firm.hourlyMatter().withGuidelines(60).loaded();
    billing.worked(matter, "1.0", "Work");
    billing.june(matter.id());
    preBill = billing.juneOf(matter);
    assertThat(found()).isNotEmpty();

    assertThat(refusal(lines.change(preBill.id(), line().id(), LineChange.atRate(usd("300.00"), AGREED.words()),
        person(Engagement.ASSOCIATE)))).isEqualTo(Refusal.UNKNOWN_PRE_BILL);
    done(lines.change(preBill.id(), line().id(), PreBillFixture.narrative("Draft the answer to the amended complaint"),
        person(Engagement.ASSOCIATE)));
  }

  @Test
  void aWriteDownThatTheRateNoLongerCoversIsRefused() {
    onABill(firm.hourlyMatter().at("370.00"), "1.0");
    billing.worked(matter, "1.0", "Call the court about the hearing");
    done(lines.change(preBill.id(), line().id(), PreBillFixture.writeDown("200"), attorney()));

    assertThat(refusal(atRate("199.99"))).isEqualTo(Refusal.WRITE_DOWN_TOO_HIGH);
  }

  @Test
  void aHeldLineAtAnotherRateIsNotSplitIntoPartsAtTheOldOne() {
    onABill(firm.hourlyMatter().at("370.00"), "2.0");
    billing.worked(matter, "1.0", "Call the court about the hearing");
    done(lines.change(preBill.id(), line().id(), PreBillFixture.hold(true), attorney()));
    done(atRate("300.00"));

    assertThat(
        refusal(acts.split(preBill.id(), line().id(), new Split(BilledTime.hours("0.5"), Optional.empty(), AGREED),
        Optional.empty(), attorney()))).isEqualTo(Refusal.ADJUSTED_BEFORE);
  }

  private void onABill(NewMatter wanted, String hours) {
    matter = wanted.loaded();
    billing.worked(matter, hours, "Draft the answer to the amended complaint");
    billing.june(matter.id());
    preBill = billing.juneOf(matter);
  }

  private Answer<ChangedLine> atRate(String rate) {
    return lines.change(preBill.id(), line().id(), LineChange.atRate(usd(rate), AGREED.words()), attorney());
  }

  private PreBillLine line() {
    return preBill.lines().get(0);
  }

  private Actor attorney() {
    return person(matter.responsibleAttorney());
  }

  private List<String> found() {
    return exceptions.of(preBill.id()).stream()
        .filter(PreBillException::isOpen)
        .map(PreBillException::sentence)
        .toList();
  }
}
