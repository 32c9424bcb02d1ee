package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.BulkApproval.Outcome;
import io.matterflow.prebill.BulkApproval.Seen;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many clean pre-bills are signed at once; one that is not clean or not theirs stops no other. */
@ProductTest
@Tag("both-databases")
class BulkApprovalTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private BulkApproval bulk;
  @Autowired private PreBillReviews reviews;
  @Autowired private PreBillExceptions exceptions;
  @Autowired private JdbcPreBillExceptions stored;

  private Engagement engagement;
  private Actor partner;

  @BeforeEach
  void aMatter() {
    engagement = firm.hourlyMatter().loaded();
    partner = person(engagement.billingPartner());
  }

  @Test
  void eachAnswersForItself() {
    var clean = billing.inApproval(engagement);
    var other = billing.inApproval(firm.hourlyMatter().loaded());
    var stale = billing.inApproval(firm.hourlyMatter().loaded());
    var early = billing.inReview(firm.hourlyMatter().loaded());
    var foreign = billing.inApproval(firm.hourlyMatter().billingPartner("TK03").loaded());

    var outcomes = bulk.approve(List.of(seen(clean), new Seen(stale.id(), 9), seen(early), seen(foreign),
        new Seen(PreBillId.next(), 1), seen(other), seen(clean)), partner);

    assertThat(outcomes).extracting(BulkApprovalTest::told).containsExactly(
        "done", "STALE_VERSION", "WRONG_STATE", "UNKNOWN_PRE_BILL", "UNKNOWN_PRE_BILL", "done", "WRONG_STATE");
    assertThat(billing.current(clean).signature()).isPresent();
    assertThat(billing.current(other).signature()).isPresent();
    assertThat(billing.current(stale).signature()).isEmpty();
    assertThat(billing.current(foreign).signature()).isEmpty();
  }

  @Test
  void whatAnExceptionWasFoundOnIsSignedByItselfAlone() {
    billing.hourWorked(engagement);
    billing.worked(engagement, "0.5", "Call with the court clerk");
    billing.worked(engagement, "0.5", "Call with the court clerk");
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    var found = stored.of(preBill.id()).get(0);
    done(exceptions.resolve(preBill.id(), found.id(),
        new PreBillExceptions.Reply(Resolution.OVERRIDDEN, Optional.of("two calls"), Optional.empty()), COORDINATOR));
    var reviewed = done(
        reviews.review(preBill.id(), Billing.seen(billing.current(preBill)), person(engagement.responsibleAttorney())));

    assertThat(bulk.approve(List.of(seen(reviewed)), partner)).extracting(BulkApprovalTest::told)
        .containsExactly("NOT_CLEAN");

    assertThat(done(reviews.approve(preBill.id(), Billing.seen(reviewed), partner)).signature()).isPresent();
  }

  private static Seen seen(PreBill preBill) {
    return new Seen(preBill.id(), preBill.version());
  }

  private static String told(Outcome outcome) {
    var answer = outcome.answer().orElseThrow();
    return answer instanceof Answer.Done ? "done" : refusal(answer).name();
  }
}
