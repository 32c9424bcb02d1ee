package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static io.matterflow.prebill.Billing.seen;
import static io.matterflow.prebill.PreBillState.EXCEPTION;
import static io.matterflow.prebill.PreBillState.IN_APPROVAL;
import static io.matterflow.prebill.PreBillState.IN_REVIEW;
import static io.matterflow.prebill.PreBillState.WAITING_ON_TIMEKEEPER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.PreBillExceptions.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No bill of a portal client is signed of which no file could be written, whatever somebody let stand. */
@ProductTest
@Tag("both-databases")
class PortalReadinessTest {

  private static final String REFUSED = "The client's portal would refuse this invoice: line 1: LV-206 Task code is required; "
      + "line 1: LV-207 Activity code is required.";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private PreBillLines lines;
  @Autowired private PreBillExceptions exceptions;
  @Autowired private JdbcPreBillExceptions stored;

  private Engagement engagement;
  private Actor attorney;
  private PreBill preBill;

  @BeforeEach
  void aBillOfAPortalClientWithoutCodes() {
    engagement = firm.hourlyMatter().deliveredBy(Delivery.LEDES_PORTAL).withGuidelines(30).loaded();
    attorney = person(engagement.responsibleAttorney());
    billing.hourWorkedWithoutCodes(engagement);
    billing.june(engagement.id());
    preBill = billing.juneOf(engagement);
  }

  @Test
  void missingCodesAreOneFindingEachAndTheirTimekeepers() {
    assertThat(preBill.state()).isEqualTo(WAITING_ON_TIMEKEEPER);
    assertThat(open()).extracting(PreBillException::rule).containsExactlyInAnyOrder("OCG-14", "OCG-15");
  }

  @Test
  void whatWasLetStandStillHoldsTheBillAsWhatThePortalWouldRefuse() {
    letTheCodesStand();

    assertThat(open()).extracting(PreBillException::rule).containsExactly("OCG-43");
    assertThat(open().get(0).sentence()).isEqualTo(REFUSED);
    assertThat(billing.current(preBill).state()).isEqualTo(EXCEPTION);
    assertThat(refusal(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney)))
        .isEqualTo(Refusal.WRONG_STATE);
    for (var admin : List.of(COORDINATOR, attorney)) {
      assertThat(exceptions.resolve(preBill.id(), open().get(0).id(), overridden(), admin))
          .isInstanceOf(Answer.Refused.class);
    }
    assertThat(refusal(exceptions.resolve(preBill.id(), open().get(0).id(), fixed(), COORDINATOR)))
        .isEqualTo(Refusal.STILL_VIOLATED);
  }

  @Test
  void nobodyMayLetItStand() {
    letTheCodesStand();

    var said = exceptions.resolve(preBill.id(), open().get(0).id(), overridden(), Billing.ADMIN);

    assertThat(refusal(said)).isEqualTo(Refusal.NOT_THIS_WAY);
    assertThat(((Answer.Refused<?>) said).detail()).contains("Mend what is named on the lines");
  }

  @Test
  void theCodesOnTheLineLetTheBillGoOn() {
    letTheCodesStand();

    done(lines.change(preBill.id(), preBill.lines().get(0).id(), codes("L120", "A103"), COORDINATOR));

    assertThat(open()).isEmpty();
    assertThat(billing.current(preBill).state()).isEqualTo(IN_REVIEW);
    assertThat(done(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney)).state())
        .isEqualTo(IN_APPROVAL);
  }

  @Test
  void codesThatAreTakenOffInTheReviewAreHeldBeforeItPassesOn() {
    var line = preBill.lines().get(0).id();
    done(lines.change(preBill.id(), line, codes("L120", "A103"), COORDINATOR));
    done(lines.change(preBill.id(), line, codes("E101", "A103"), attorney));
    stored.of(preBill.id()).stream().filter(PreBillException::isOpen).forEach(one ->
        done(exceptions.resolve(preBill.id(), one.id(), overridden(), attorney)));

        assertThat(refusal(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney)))
            .isEqualTo(Refusal.EXCEPTIONS_OPEN);
    assertThat(open()).extracting(PreBillException::rule).containsExactly("OCG-43");
  }

  private void letTheCodesStand() {
    open().forEach(one -> done(exceptions.resolve(preBill.id(), one.id(), overridden(), attorney)));
  }

  private List<PreBillException> open() {
    return stored.of(preBill.id()).stream().filter(PreBillException::isOpen).toList();
  }

  private static Reply overridden() {
    return new Reply(Resolution.OVERRIDDEN, Optional.of("Agreed with the client by telephone"), Optional.empty());
  }

  private static Reply fixed() {
    return new Reply(Resolution.FIXED, Optional.empty(), Optional.empty());
  }

  private static LineChange codes(String task, String activity) {
    return new LineChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(task),
        Optional.of(activity),
        Optional.empty(), Optional.empty(), Optional.empty());
  }
}
