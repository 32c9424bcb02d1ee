package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.JUNE_30;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.directory.Directory;
import io.matterflow.prebill.FixedFee.Kind;
import io.matterflow.prebill.MatterProgress.Outcome;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Fees that do not follow hours are earned once, and stand on one bill. */
@ProductTest
@Tag("both-databases")
class FixedFeesTest {

  @Autowired private Firm firm;
  @Autowired private FixedFees fees;
  @Autowired private MatterProgress progress;
  @Autowired private Directory directory;
  @Autowired private AuditTrail audit;
  @Autowired private Clock clock;

  @Test
  void aMilestoneIsReachedOnceAndStandsOnOneBill() {
    var matter = flat();

    var earned = done(progress.reached(matter.matter(), "Draft Delivered", JUNE_15, COORDINATOR));
    var first = PreBillId.next();

    assertThat(earned.occasion()).isEqualTo("draft-delivered");
    assertThat(fees.claim(first, matter.matter(), JUNE_15.minusDays(1))).isEmpty();
    assertThat(fees.claim(first, matter.matter(), JUNE_30)).containsExactly(earned);
    assertThat(fees.claim(PreBillId.next(), matter.matter(), JUNE_30)).isEmpty();
    assertThat(refusal(progress.reached(matter.matter(), "draft delivered", JUNE_30, COORDINATOR)))
        .isEqualTo(Refusal.COUNTED_BEFORE);
    assertThat(audit.acts(new AuditQuery(Optional.of("matter"), Optional.of(matter.number()), Optional.empty(),
        Optional.empty(), 10))).first().satisfies(act -> {
          assertThat(act.act()).isEqualTo("milestone-reached");
          assertThat(act.after()).containsEntry("amount", "2450.00").containsEntry("reachedOn", "2026-06-15");
        });
  }

  @Test
  void aFeeThatIsReleasedIsBilledLaterAndABilledOneIsNot() {
    var matter = flat();
    done(progress.reached(matter.matter(), "engagement", JUNE_15, COORDINATOR));
    var first = PreBillId.next();
    fees.claim(first, matter.matter(), JUNE_30);

    fees.release(first);
    var second = PreBillId.next();
    assertThat(fees.claim(second, matter.matter(), JUNE_30)).hasSize(1);
    fees.billed(second);
    fees.release(second);

    assertThat(fees.claim(PreBillId.next(), matter.matter(), JUNE_30)).isEmpty();
  }

  @Test
  void aSubscriptionOwesEachPeriodOnceAlsoWhenOneWasMissed() {
    var matter = firm.hourlyMatter().billedAs("SUBSCRIPTION").agreeing("monthlyFee", "2600.00").loaded();

    var june = fees.claim(PreBillId.next(), matter.matter(), JUNE_30);
    var again = fees.claim(PreBillId.next(), matter.matter(), LocalDate.of(2026, 7, 30));
    var september = fees.claim(PreBillId.next(), matter.matter(), LocalDate.of(2026, 9, 30));

    assertThat(june).extracting(FixedFee::kind, FixedFee::label, fee -> fee.amount().plain())
        .containsExactly(tuple(Kind.SUBSCRIPTION, "Subscription, June 2026", "2600.00"));
    assertThat(again).isEmpty();
    assertThat(september).extracting(FixedFee::occasion).containsExactly("2026-07-31", "2026-08-31", "2026-09-30");
  }

  @Test
  void aPeriodBeforeEnrolmentIsNotOwed() {
    var matter = firm.hourlyMatter().billedAs("SUBSCRIPTION").agreeing("monthlyFee", "2600.00")
        .enrolledFrom(JUNE_30.plusDays(1)).loaded();

    assertThat(fees.claim(PreBillId.next(), matter.matter(), JUNE_30)).isEmpty();
  }

  @Test
  void aFlatFeeWithoutMilestonesIsOwedWhenTheMatterIsClosed() {
    var open = firm.hourlyMatter().billedAs("FLAT_MILESTONE").agreeing("fee", "7000.00").loaded();
    var closed = firm.hourlyMatter().billedAs("FLAT_MILESTONE").agreeing("fee", "7000.00").closed().loaded();
    var bill = PreBillId.next();

    var claimed = fees.claim(Map.of(PreBillId.next(), open.matter(), bill, closed.matter()), JUNE_30);

    assertThat(claimed).containsOnlyKeys(bill);
    assertThat(claimed.get(bill)).extracting(FixedFee::kind).containsExactly(Kind.FLAT);
    fees.release(bill);
    assertThat(fees.claim(PreBillId.next(), closed.matter(), JUNE_30.plusMonths(1))).hasSize(1);
  }

  @Test
  void anOutcomeEarnsTheAgreedShareRoundedOnce() {
    var hybrid = firm.hourlyMatter().billedAs("HYBRID_SUCCESS").agreeing("successFeePercent", "12").loaded();
    var contingency = firm.hourlyMatter().billedAs("CONTINGENCY").agreeing("percent", "33.33").costsFirst().loaded();

    assertThat(done(progress.ended(hybrid.matter(), outcome("400000.00", null), COORDINATOR)).amount().plain())
        .isEqualTo("48000.00");
    assertThat(done(progress.ended(contingency.matter(), outcome("90000.00", "6400.00"), COORDINATOR)).amount().plain())
        .isEqualTo("27863.88");
    assertThat(refusal(progress.ended(contingency.matter(), outcome("90000.00", "6400.00"), COORDINATOR)))
        .isEqualTo(Refusal.COUNTED_BEFORE);
  }

  @Test
  void anOutcomeThatCannotBePricedEarnsNothing() {
    var hourly = firm.hourlyMatter().loaded();
    var contingency = firm.hourlyMatter().billedAs("CONTINGENCY").agreeing("percent", "33.33").costsFirst().loaded();

    assertThat(refusal(progress.ended(hourly.matter(), outcome("10.00", null), COORDINATOR)))
        .isEqualTo(Refusal.NO_SHARE_AGREED);
    assertThat(refusal(progress.ended(contingency.matter(), outcome("10.00", null), COORDINATOR)))
        .isEqualTo(Refusal.COSTS_MISSING);
    assertThat(refusal(progress.ended(contingency.matter(), outcome("10.00", "10.00"), COORDINATOR)))
        .isEqualTo(Refusal.COSTS_MISSING);
  }

  @Test
  void whatCannotBeReachedSaysWhy() {
    var matter = flat();
    var closed = firm.hourlyMatter().milestone("Filing", "100.00").closed().loaded();
    var tomorrow = LocalDate.ofInstant(clock.instant(), directory.firm().zone()).plusDays(1);

    assertThat(refusal(progress.reached(matter.matter(), "Verdict", JUNE_15, COORDINATOR)))
        .isEqualTo(Refusal.UNKNOWN_MILESTONE);
    assertThat(refusal(progress.reached(matter.matter(), "engagement", tomorrow, COORDINATOR)))
        .isEqualTo(Refusal.NOT_YET_REACHED);
    assertThat(refusal(progress.reached(closed.matter(), "filing", JUNE_15, COORDINATOR)))
        .isEqualTo(Refusal.MATTER_CLOSED);
  }

  @Test
  void theAttorneyOfTheMatterReportsItsProgressAndNoOtherTimekeeper() {
    var matter = flat();

    assertThat(refusal(progress.reached(matter.matter(), "engagement", JUNE_15, Billing.person(Engagement.ASSOCIATE))))
        .isEqualTo(Refusal.NOT_YOURS_TO_REPORT);
    done(progress.reached(matter.matter(), "engagement", JUNE_15, Billing.person(matter.responsibleAttorney())));
  }

  private Engagement flat() {
    return firm.hourlyMatter().billedAs("FLAT_MILESTONE").milestone("Engagement", "2800.00")
        .milestone("Draft delivered", "2450.00").loaded();
  }

  private static Outcome outcome(String recovery, String costs) {
    return new Outcome("settlement-1", JUNE_15, new BigDecimal(recovery),
        Optional.ofNullable(costs).map(BigDecimal::new),
        "Engagement letter, section 4");
  }
}
