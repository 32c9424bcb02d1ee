package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.ADMIN;
import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static io.matterflow.prebill.Billing.seen;
import static io.matterflow.prebill.PreBillState.IN_APPROVAL;
import static io.matterflow.prebill.PreBillState.INVOICED;
import static io.matterflow.prebill.PreBillState.IN_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every way that people take through {@code bpmn/pre-bill.bpmn}; the ways of its clock are in {@link ReviewClockTest}.
 */
@ProductTest
@Tag("both-databases")
class PreBillProcessTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private PreBillLines lines;
  @Autowired private ApprovedPreBills approved;
  @Autowired private HistoryService history;
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
  void aCleanPreBillGoesFromReviewToASignatureUnderItsExactContent() {
    var preBill = billing.inReview(engagement);
    assertThat(preBill.state()).isEqualTo(IN_REVIEW);
    assertThat(preBill.standing().owner())
        .isEqualTo(Holder.of(Role.RESPONSIBLE_ATTORNEY, engagement.responsibleAttorney()));

    var reviewed = done(reviews.review(preBill.id(), seen(preBill), attorney));
    assertThat(reviewed.state()).isEqualTo(IN_APPROVAL);
    assertThat(reviewed.standing().owner()).isEqualTo(Holder.of(Role.BILLING_PARTNER, engagement.billingPartner()));

    var signed = done(reviews.approve(preBill.id(), seen(reviewed), partner));
    assertThat(signed.state()).isEqualTo(INVOICED);
    assertThat(signed.invoiceNumber()).isPresent();
    var signature = signed.signature().orElseThrow();
    assertThat(signature.by()).isEqualTo(partner.user());
    assertThat(signature.version()).isEqualTo(reviewed.version());
    assertThat(passed(preBill)).contains("checkGuidelines", "reviewPreBill", "approvePreBill", "preBillApproved")
        .doesNotContain("resolveExceptions", "remindReviewer");

    var content = approved.approved(preBill.id());
    assertThat(content.contentHash()).isEqualTo(signature.contentHash());
    assertThat(content.total()).isEqualTo(usd("370"));
    assertThat(content.lines()).extracting(ApprovedPreBill.Line::amount).containsExactly(usd("370"));
  }

  @Test
  void whatThePartnerReturnsIsReviewedAgainAndCountsAsRework() {
    var preBill = billing.inApproval(engagement);

    var returned = done(reviews.sendBack(preBill.id(), seen(preBill, "the narrative names another client"), partner));

    assertThat(returned.state()).isEqualTo(IN_REVIEW);
    assertThat(returned.round().returned()).isEqualTo(1);
    assertThat(returned.standing().owner().person()).contains(engagement.responsibleAttorney());
    done(reviews.review(preBill.id(), seen(returned), attorney));
    done(reviews.approve(preBill.id(), seen(returned), partner));
    assertThat(passed(preBill)).endsWith("preBillApproved");
  }

  @Test
  void theReviewerTakesTheReviewBackWhileNobodyHasSigned() {
    var preBill = billing.inApproval(engagement);

    var recalled = done(reviews.recall(preBill.id(), seen(preBill), attorney));

    assertThat(recalled.state()).isEqualTo(IN_REVIEW);
    assertThat(recalled.round().returned()).isZero();
    done(reviews.review(preBill.id(), seen(recalled), attorney));
    done(reviews.approve(preBill.id(), seen(recalled), partner));
    assertThat(refusal(reviews.recall(preBill.id(), seen(recalled), attorney))).isEqualTo(Refusal.ALREADY_INVOICED);
  }

  @Test
  void nothingIsSignedThatWasNotSeen() {
    var preBill = billing.inReview(engagement);
    done(
        lines.change(preBill.id(), preBill.lines().get(0).id(), PreBillFixture.narrative("Draft the reply"), attorney));

    assertThat(refusal(reviews.review(preBill.id(), seen(preBill), attorney))).isEqualTo(Refusal.STALE_VERSION);

    var reviewed = done(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney));
    assertThat(refusal(reviews.approve(preBill.id(), seen(preBill), partner))).isEqualTo(Refusal.STALE_VERSION);
    assertThat(billing.current(preBill).signature()).isEmpty();
    done(reviews.approve(preBill.id(), seen(reviewed), partner));
  }

  @Test
  void contentThatWasChangedBehindTheSignatureIsNotHandedOut() {
    var preBill = billing.inApproval(engagement);
    done(reviews.approve(preBill.id(), seen(preBill), partner));
    jdbc.sql("update pre_bill_line set narrative = 'Something else' where pre_bill_id = :id")
        .param("id", preBill.id().value()).update();

    assertThatThrownBy(() -> approved.approved(preBill.id())).hasMessageContaining("is not what was signed");
    assertThatThrownBy(() -> approved.invoiced(preBill.id(), List.of("INV-0")))
        .hasMessageContaining("is not what was signed");
  }

  @Test
  void nothingIsHandedOutBeforeItWasSigned() {
    var preBill = billing.inApproval(engagement);

    assertThatThrownBy(() -> approved.approved(preBill.id())).hasMessageContaining("is not approved");
  }

  @Test
  void linesAreClosedOnceTheReviewIsDone() {
    var preBill = billing.inApproval(engagement);
    var line = preBill.lines().get(0).id();

    assertThat(refusal(lines.change(preBill.id(), line, PreBillFixture.writeDown("10"), partner)))
        .isEqualTo(Refusal.WRONG_STATE);
    assertThat(refusal(lines.add(preBill.id(), addition(), partner))).isEqualTo(Refusal.WRONG_STATE);
  }

  @Test
  void anAddedLineIsBilledAndAHeldOneWaits() {
    var preBill = billing.inReview(engagement);

    var added = done(lines.add(preBill.id(), addition(), attorney));
    assertThat(added.preBill().totals().total()).isEqualTo(usd("465"));
    done(lines.change(preBill.id(), added.line().id(), PreBillFixture.hold(true), attorney));

    assertThat(billing.current(preBill).totals().total()).isEqualTo(usd("370"));
    assertThat(billing.current(preBill).totals().held()).isEqualTo(usd("95"));
    assertThat(billing.current(preBill).version()).isEqualTo(3);
  }

  @Test
  void reviewAndApprovalBelongToTheirRolesOnTheMatter() {
    var preBill = billing.inReview(engagement);
    var somebodyElse = person(new TimekeeperId("TK05"));

    assertThat(refusal(reviews.review(preBill.id(), seen(preBill), partner))).isEqualTo(Refusal.NOT_YOURS);
    assertThat(refusal(reviews.review(preBill.id(), seen(preBill), COORDINATOR))).isEqualTo(Refusal.NOT_YOURS);
    assertThat(refusal(reviews.review(preBill.id(), seen(preBill), somebodyElse))).isEqualTo(Refusal.UNKNOWN_PRE_BILL);
    assertThat(refusal(reviews.approve(preBill.id(), seen(preBill), partner))).isEqualTo(Refusal.WRONG_STATE);
    done(reviews.review(preBill.id(), seen(preBill), attorney));
    assertThat(refusal(reviews.approve(preBill.id(), seen(preBill), attorney))).isEqualTo(Refusal.NOT_YOURS);
    assertThat(refusal(reviews.approve(preBill.id(), seen(preBill), ADMIN))).isEqualTo(Refusal.NOT_YOURS);
  }

  @Test
  void aPartnerOfOtherMattersSeesAPreBillOnlyWhenAskedToSignInAnothersPlace() {
    var preBill = billing.inApproval(engagement);
    var otherPartner = new Actor(person(new TimekeeperId("TK03")).user(), Set.of(Role.BILLING_PARTNER),
        Optional.of(new TimekeeperId("TK03")), false);

    assertThat(refusal(reviews.approve(preBill.id(), seen(preBill), otherPartner))).isEqualTo(Refusal.UNKNOWN_PRE_BILL);
  }

  @Test
  void aWriteDownThatWasTakenBackNeedsNoSecondPerson() {
    var preBill = billing.inReview(engagement);
    var line = preBill.lines().get(0).id();
    done(lines.change(preBill.id(), line, PreBillFixture.writeDown("70"), partner));
    done(lines.change(preBill.id(), line, PreBillFixture.writeDown("0"), attorney));

    var reviewed = done(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney));

    assertThat(done(reviews.approve(preBill.id(), seen(reviewed), partner)).signature()).isPresent();
  }

  private static NewLine addition() {
    return new NewLine(Engagement.PARALEGAL, Billing.JUNE_15, BilledTime.hours("0.5"), "Index the exhibits",
        Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty());
  }

  private List<String> passed(PreBill preBill) {
    var instance = history.createHistoricProcessInstanceQuery().processDefinitionKey("pre-bill")
        .processInstanceBusinessKey(preBill.id().toString()).singleResult().getId();
    return history.createHistoricActivityInstanceQuery().processInstanceId(instance)
        .orderByHistoricActivityInstanceStartTime().asc().orderPartiallyByOccurrence().asc().list().stream()
        .map(HistoricActivityInstance::getActivityId)
        .toList();
  }
}
