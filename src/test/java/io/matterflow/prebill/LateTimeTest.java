package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
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
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Time that arrives when the pre-bill of its period is there already. */
@ProductTest
@Tag("both-databases")
class LateTimeTest {

  private static final LocalDate JULY_1 = LocalDate.of(2026, 7, 1);
  private static final LocalDate JULY_31 = LocalDate.of(2026, 7, 31);

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;

  @Test
  void timeOfThePeriodJoinsThePreBillThatIsStillOpen() {
    var matter = firm.hourlyMatter().discounted("10").loaded();
    var before = billing.inReview(matter);

    billing.worked(matter, Engagement.PARALEGAL, JUNE_30, "2.0", "Assemble the exhibits to the motion");

    var after = billing.current(before);
    assertThat(after.lines()).extracting(PreBillLine::position).containsExactly(1, 2);
    assertThat(after.lines().get(0)).isEqualTo(before.lines().get(0));
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(after.totals().total()).as("370.00 and 380.00, less ten percent").isEqualTo(usd("675.00"));
    assertThat(refusal(reviews.review(before.id(), seen(before), person(matter.responsibleAttorney()))))
        .as("nobody passes a version that is gone").isEqualTo(Refusal.STALE_VERSION);
  }

  @Test
  void timeOfTheNextPeriodDoesNot() {
    var matter = firm.hourlyMatter().loaded();
    var before = billing.inReview(matter);

    billing.worked(matter, Engagement.ASSOCIATE, JULY_1, "2.0", "Assemble the exhibits to the motion");

    assertThat(billing.current(before)).isEqualTo(before);
  }

  @Test
  void onceItIsReviewedLateTimeWaitsForTheNextBill() {
    var matter = firm.hourlyMatter().loaded();
    var june = billing.inApproval(matter);

    billing.worked(matter, Engagement.ASSOCIATE, JUNE_15, "2.0", "Assemble the exhibits to the motion");
    done(reviews.approve(june.id(), seen(june), person(matter.billingPartner())));
    billing.run(Cycle.MONTHLY, JULY_31, matter.id());

    assertThat(billing.current(june).lines()).hasSize(1);
    assertThat(billing.of(matter, JULY_31).lines()).singleElement()
        .satisfies(line -> assertThat(line.workDate()).isEqualTo(JUNE_15));
  }
}
