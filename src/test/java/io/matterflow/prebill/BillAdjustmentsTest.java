package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.ADMIN;
import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Adjustment.Kind;
import io.matterflow.prebill.BillAdjustments.Wanted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Kinds of less money are kept apart, each with its reason, and all of them count for who must approve. */
@ProductTest
@Tag("both-databases")
class BillAdjustmentsTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private BillAdjustments adjustments;
  @Autowired private PreBillLines lines;
  @Autowired private PreBillReviews reviews;
  @Autowired private WriteDownReport report;
  @Autowired private ApprovedPreBills approved;
  @Autowired private MovableClock clock;

  private Engagement engagement;
  private Actor attorney;
  private Actor partner;
  private PreBill preBill;

  @BeforeEach
  void aPreBillInReview() {
    engagement = firm.hourlyMatter().loaded();
    attorney = person(engagement.responsibleAttorney());
    partner = person(engagement.billingPartner());
    preBill = billing.inReview(engagement);
  }

  @Test
  void aCourtesyAndADiscountStandUnderTheirOwnWords() {
    done(give(Kind.COURTESY, "10", "GOODWILL", attorney));
    var adjusted = done(give(Kind.DISCOUNT, "5", "AGREED", attorney));

    assertThat(adjusted.version()).isEqualTo(3);
    assertThat(adjusted.totals().total()).isEqualTo(usd("355"));
    assertThat(adjusted.totals().writtenDown()).isEqualTo(usd("0"));
    assertThat(adjusted.reckoning().of(Kind.COURTESY, Money.USD)).isEqualTo(usd("-10"));
    assertThat(adjusted.reckoning().of(Kind.DISCOUNT, Money.USD)).isEqualTo(usd("-5"));
  }

  @Test
  void aNewAmountTakesThePlaceOfTheOneBeforeAndNothingTakesItBack() {
    done(give(Kind.COURTESY, "10", "GOODWILL", attorney));
    assertThat(done(give(Kind.COURTESY, "4", "GOODWILL", attorney)).totals().total()).isEqualTo(usd("366"));
    assertThat(done(give(Kind.COURTESY, "0", "GOODWILL", attorney)).totals().total()).isEqualTo(usd("370"));
    assertThat(done(give(Kind.COURTESY, "0", "GOODWILL", attorney)).version()).isEqualTo(4);
  }

  @Test
  void nothingIsTakenOffWithoutAReasonOrForOneThatIsNotListed() {
    var silent = new Wanted(Kind.COURTESY, usd("10"), new Reason(Optional.of("GOODWILL"), Optional.empty()),
        Optional.empty());

    assertThat(refusal(adjustments.adjust(preBill.id(), silent, attorney))).isEqualTo(Refusal.REASON_MISSING);
    assertThat(refusal(give(Kind.COURTESY, "10", "INEFFICIENCY", attorney))).isEqualTo(Refusal.UNKNOWN_REASON);
    assertThat(refusal(give(Kind.CAP, "10", "OTHER", attorney))).isEqualTo(Refusal.NOT_THIS_KIND);
    assertThat(refusal(give(Kind.COURTESY, "370", "GOODWILL", attorney))).isEqualTo(Refusal.NOTHING_LEFT_TO_BILL);
    assertThat(billing.current(preBill).version()).isEqualTo(1);
  }

  @Test
  void onlyThoseWhoAnswerForTheBillGiveSomethingAwayAndOnlyWhileItIsOpen() {
    assertThat(refusal(give(Kind.COURTESY, "10", "GOODWILL", person(Engagement.ASSOCIATE))))
        .isEqualTo(Refusal.UNKNOWN_PRE_BILL);
    assertThat(refusal(give(Kind.COURTESY, "10", "GOODWILL", Billing.staff("auditor", Role.AUDITOR))))
        .isEqualTo(Refusal.NOT_YOURS);
    var stale = new Wanted(Kind.COURTESY, usd("10"), reason("GOODWILL"), Optional.of(2));
    assertThat(refusal(adjustments.adjust(preBill.id(), stale, attorney))).isEqualTo(Refusal.STALE_VERSION);
    done(reviews.review(preBill.id(), seen(preBill), attorney));
    assertThat(refusal(give(Kind.COURTESY, "10", "GOODWILL", attorney))).isEqualTo(Refusal.WRONG_STATE);
  }

  @Test
  void aCourtesyAndAWriteDownAddUpToWhoMustApprove() {
    done(lines.change(preBill.id(), preBill.lines().get(0).id(), PreBillFixture.writeDown("30"), attorney));
    done(give(Kind.COURTESY, "30", "GOODWILL", attorney));

    var reviewed = done(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney));

    assertThat(reviewed.round().levels()).containsExactly(Role.BILLING_PARTNER, Role.BILLING_ADMIN);
    var once = done(reviews.approve(preBill.id(), seen(reviewed), partner));
    done(reviews.approve(preBill.id(), seen(once), ADMIN));
    assertThat(approved.approved(preBill.id()).total()).isEqualTo(usd("310"));
  }

  @Test
  void whoGaveACourtesyDoesNotSignItAlone() {
    done(give(Kind.COURTESY, "10", "GOODWILL", partner));
    var reviewed = done(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney));

    assertThat(refusal(reviews.approve(preBill.id(), seen(reviewed), partner))).isEqualTo(Refusal.OWN_WRITE_DOWN);
    assertThat(done(reviews.approve(preBill.id(), seen(reviewed), ADMIN)).signature()).isPresent();
  }

  @Test
  void theReportCountsByKindReasonPartnerAndClient() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("America/Chicago"));
    done(give(Kind.COURTESY, "10", "GOODWILL", COORDINATOR));
    done(give(Kind.COURTESY, "12", "GOODWILL", COORDINATOR));
    done(lines.change(preBill.id(), preBill.lines().get(0).id(), new LineChange(Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.of(usd("20")), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(),
        Optional.of("learned on the job"), Optional.of("TRAINING")), attorney));
    done(give(Kind.DISCOUNT, "5", "AGREED", attorney));
    done(give(Kind.DISCOUNT, "0", "AGREED", attorney));

    var rows = report.rows(today, today, matter -> true).stream()
        .filter(row -> row.client().equals(engagement.clientId().value()))
        .toList();

    assertThat(rows).isEqualTo(List.of(
        new WriteDownReport.Row(Kind.WRITE_DOWN, "TRAINING", "TK01", engagement.clientId().value(), "USD", 1,
            new BigDecimal("20.00")),
        new WriteDownReport.Row(Kind.COURTESY, "GOODWILL", "TK01", engagement.clientId().value(), "USD", 2,
            new BigDecimal("12.00"))));
    assertThat(report.rows(today.minusDays(9), today.minusDays(1), matter -> true))
        .noneMatch(row -> row.client().equals(engagement.clientId().value()));
  }

  private Answer<PreBill> give(Kind kind, String off, String code, Actor by) {
    return adjustments.adjust(preBill.id(), new Wanted(kind, usd(off), reason(code), Optional.empty()), by);
  }

  private static Reason reason(String code) {
    return new Reason(Optional.of(code), Optional.of("agreed on the phone"));
  }
}
