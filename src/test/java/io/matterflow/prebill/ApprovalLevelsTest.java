package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.ADMIN;
import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several signatures in a row: which roles are asked, in which order, and that each stands under the same content. */
@ProductTest
@Tag("both-databases")
class ApprovalLevelsTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private PreBillLines lines;
  @Autowired private Approvals approvals;
  @Autowired private JdbcSignatures signatures;
  @Autowired private JdbcClient jdbc;

  private Engagement engagement;
  private Actor attorney;
  private Actor partner;

  @BeforeEach
  void aMatter() {
    engagement = firm.hourlyMatter().loaded();
    attorney = person(engagement.responsibleAttorney());
    partner = person(engagement.billingPartner());
  }

  @Test
  void aLargeBillTakesASecondSignatureUnderTheSameContent() {
    var preBill = large();
    assertThat(preBill.round().levels()).containsExactly(Role.BILLING_PARTNER, Role.BILLING_ADMIN);
    assertThat(refusal(reviews.approve(preBill.id(), seen(preBill), ADMIN))).isEqualTo(Refusal.NOT_YOURS);

    var once = done(reviews.approve(preBill.id(), seen(preBill), partner));
    assertThat(once.state()).isEqualTo(PreBillState.IN_APPROVAL);
    assertThat(once.standing().owner()).isEqualTo(Holder.of(Role.BILLING_ADMIN));
    assertThat(once.signature()).isEmpty();
    assertThat(once.invoiceNumber()).isEmpty();

    var twice = done(reviews.approve(preBill.id(), seen(once), ADMIN));
    assertThat(twice.state()).isEqualTo(PreBillState.APPROVED);
    assertThat(billing.letGo(twice).state()).isEqualTo(PreBillState.INVOICED);
    assertThat(signatures.inForce(preBill.id())).extracting(Signature::by)
        .containsExactly(partner.user(), ADMIN.user());
    assertThat(signatures.inForce(preBill.id())).extracting(Signature::contentHash).containsOnly(
        twice.signature().orElseThrow().contentHash());
  }

  @Test
  void nobodySignsTwoLevels() {
    var preBill = large();
    var both = new Actor(partner.user(), Set.of(Role.TIMEKEEPER, Role.BILLING_ADMIN), partner.timekeeper(), false);
    var once = done(reviews.approve(preBill.id(), seen(preBill), both));

    assertThat(refusal(reviews.approve(preBill.id(), seen(once), both))).isEqualTo(Refusal.SIGNED_BEFORE);
    assertThat(billing.current(preBill).signature()).isEmpty();
  }

  @Test
  void aReturnVoidsTheSignaturesThatWereGiven() {
    var preBill = large();
    var once = done(reviews.approve(preBill.id(), seen(preBill), partner));

    var returned = done(reviews.sendBack(preBill.id(), seen(once, "the rate was agreed lower"), ADMIN));

    assertThat(returned.state()).isEqualTo(PreBillState.IN_REVIEW);
    assertThat(signatures.inForce(preBill.id())).isEmpty();
    done(lines.change(preBill.id(), preBill.lines().get(0).id(), PreBillFixture.narrative("Prepare for the hearing"),
        attorney));
    var again = done(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney));
    assertThat(refusal(reviews.approve(preBill.id(), seen(once), partner))).isEqualTo(Refusal.STALE_VERSION);
    done(reviews.approve(preBill.id(), seen(again), partner));
    assertThat(done(reviews.approve(preBill.id(), seen(again), ADMIN)).signature()).isPresent();
  }

  @Test
  void aRecallVoidsThemToo() {
    var preBill = large();
    var once = done(reviews.approve(preBill.id(), seen(preBill), partner));

    done(reviews.recall(preBill.id(), seen(once), attorney));

    assertThat(signatures.inForce(preBill.id())).isEmpty();
    assertThat(billing.current(preBill).round().levels()).isEmpty();
  }

  @Test
  void contentThatChangedBehindAnEarlierSignatureIsNotSignedAgain() {
    var preBill = large();
    var once = done(reviews.approve(preBill.id(), seen(preBill), partner));
    jdbc.sql("update pre_bill_line set narrative = 'Something else' where pre_bill_id = :id")
        .param("id", preBill.id().value()).update();

    assertThat(refusal(reviews.approve(preBill.id(), seen(once), ADMIN))).isEqualTo(Refusal.STALE_VERSION);
  }

  @Test
  void noStateLetsAnApprovalBeSkipped() {
    var preBill = billing.inReview(engagement);

    assertThat(refusal(reviews.approve(preBill.id(), seen(preBill), partner))).isEqualTo(Refusal.WRONG_STATE);
    var signed = done(
        reviews.approve(preBill.id(), seen(done(reviews.review(preBill.id(), seen(preBill), attorney))), partner));
    assertThat(refusal(reviews.approve(preBill.id(), seen(signed), partner))).isEqualTo(Refusal.WRONG_STATE);
    assertThatThrownBy(() -> approvals.askForSignature(preBill.id())).hasMessageContaining("are signed");
  }

  @Test
  void aSmallWriteDownOfThePartnerTakesAnotherPartnerOrTheBillingAdmin() {
    var cut = writtenDown("15", partner);
    var otherPartner = new Actor(person(new TimekeeperId("TK03")).user(), Set.of(Role.BILLING_PARTNER),
        Optional.of(new TimekeeperId("TK03")), false);
    assertThat(cut.round().levels()).containsExactly(Role.BILLING_PARTNER);

    assertThat(refusal(reviews.approve(cut.id(), seen(cut), partner))).isEqualTo(Refusal.OWN_WRITE_DOWN);
    var signed = done(reviews.approve(cut.id(), seen(cut), otherPartner));

    assertThat(signed.signature().orElseThrow().by()).isEqualTo(otherPartner.user());
    assertThat(signed.totals().total()).isEqualTo(usd("355"));
  }

  @Test
  void aWriteDownAboveFifteenPercentTakesThePartnerAndTheBillingAdminTogether() {
    var cut = writtenDown("70", attorney);

    assertThat(cut.round().levels()).containsExactly(Role.BILLING_PARTNER, Role.BILLING_ADMIN);
    var once = done(reviews.approve(cut.id(), seen(cut), partner));
    assertThat(once.signature()).isEmpty();
    assertThat(done(reviews.approve(cut.id(), seen(once), ADMIN)).signature()).isPresent();
  }

  @Test
  void severalSmallWriteDownsAddUp() {
    hours(engagement, 1);
    var preBill = billing.inReview(engagement);
    for (var line : preBill.lines()) {
      done(lines.change(preBill.id(), line.id(), PreBillFixture.writeDown("150"), COORDINATOR));
    }

    var cut = done(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney));

    assertThat(cut.totals().writtenDown()).isEqualTo(usd("300"));
    assertThat(cut.round().levels()).containsExactly(Role.BILLING_PARTNER);
    assertThat(done(reviews.approve(cut.id(), seen(cut), partner)).signature()).isPresent();
  }

  @Test
  void whatTheClientsOtherMattersAreBilledCountsToo() {
    var sister = firm.hourlyMatter().ofTheClientOf(engagement).loaded();
    hours(sister, 14);
    hours(engagement, 14);
    billing.june(sister.id(), engagement.id());

    var preBill = billing.juneOf(engagement);
    var reviewed = done(reviews.review(preBill.id(), seen(preBill), attorney));

    assertThat(reviewed.totals().total().amount()).isGreaterThan(new BigDecimal("50000"));
    assertThat(reviewed.round().levels()).isEqualTo(List.of(Role.BILLING_PARTNER, Role.BILLING_ADMIN));
  }

  private PreBill writtenDown(String amount, Actor by) {
    var preBill = billing.inReview(engagement);
    done(lines.change(preBill.id(), preBill.lines().get(0).id(), PreBillFixture.writeDown(amount), by));
    return done(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney));
  }

  /** 14 times 10 hours at 370. */
  private PreBill large() {
    hours(engagement, 14);
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    assertThat(preBill.state()).isEqualTo(PreBillState.IN_REVIEW);
    return done(reviews.review(preBill.id(), seen(preBill), attorney));
  }

  private void hours(Engagement on, int days) {
    for (int day = 1; day <= days; day++) {
      billing.worked(on, Engagement.ASSOCIATE, Billing.JUNE_15.withDayOfMonth(day), "10.0",
          "Prepare for the hearing on motion " + day);
    }
  }
}
