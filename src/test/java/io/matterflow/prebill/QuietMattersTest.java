package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.NewMatter;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.capture.Capturing;
import io.matterflow.directory.Directory;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.NoticeKind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which matters without time are told to whom, ten days into a month. */
@ProductTest
@Tag("both-databases")
class QuietMattersTest {

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @Autowired private Billing billing;
  @Autowired private Capturing capturing;
  @Autowired private BillingHolds holds;
  @Autowired private QuietMatters quiet;
  @Autowired private Directory directory;
  @Autowired private MovableClock clock;

  private TimekeeperId attorney;
  private LocalDate opened;

  @BeforeEach
  void tenDaysIntoAMonth() {
    attorney = newcomers.associate();
    opened = LocalDate.ofInstant(clock.instant(), directory.firm().zone()).plusMonths(1).withDayOfMonth(1);
    stand(opened.plusDays(10));
  }

  @Test
  void namesTheMattersOfAnAttorneyByTheirNumbersAlone() {
    var one = theirs().loaded();
    var other = theirs().loaded();

    assertThat(quiet.toTell(month())).contains(attorney);
    assertThat(told()).hasValueSatisfying(words -> {
      assertThat(words).contains(one.number(), other.number(), "2 matters").doesNotContain("Quillon");
    });
  }

  @Test
  void timeThatSomebodyApprovedInTheCycleWakesAMatter() {
    var engagement = theirs().loaded();
    billing.worked(engagement, Engagement.ASSOCIATE, opened.minusDays(1), "1.0", "Draft the answer");
    assertThat(told()).isPresent();

    billing.worked(engagement, Engagement.ASSOCIATE, opened, "1.0", "Draft the reply");

    assertThat(told()).isEmpty();
    assertThat(quiet.toTell(month())).doesNotContain(attorney);
  }

  @Test
  void aColleaguesPromptThatWaitsMakesNoDifference() {
    var engagement = theirs().withOnTheTeam("TK06").loaded();
    var before = told();

    capturing.called(engagement, Duration.ofMinutes(30));

    assertThat(told()).isPresent().isEqualTo(before);
  }

  @Test
  void whatIsNotBilledByTheHourIsNeverQuiet() {
    theirs().closed().loaded();
    theirs().onHold().loaded();
    theirs().billedAs("PRO_BONO").loaded();
    theirs().billedAs("FLAT_MILESTONE").milestone("Filing", "2800.00").loaded();
    theirs().agreeing("monthlyFee", "900.00").loaded();
    theirs().enrolledFrom(opened.plusDays(1)).loaded();
    theirs().clientEnrolledFrom(opened.plusDays(1)).loaded();
    theirs().cycle("QUARTERLY").agreeing("anchor", opened.minusMonths(1).toString()).loaded();

    assertThat(told()).isEmpty();
  }

  @Test
  void aMatterWhoseBillsAreHeldIsLeftAlone() {
    var engagement = theirs().loaded();
    done(holds.place(engagement.matter(), "The client asks about the scope", opened.plusDays(20), COORDINATOR));

    assertThat(told()).isEmpty();
  }

  @Test
  void theFirstPeriodOfAMatterBeginsOnItsAnchor() {
    var engagement = theirs().agreeing("anchor", opened.toString()).loaded();

    assertThat(told()).hasValueSatisfying(words -> assertThat(words).contains(engagement.number()));
  }

  @Test
  void nothingIsSaidOfAPeriodThatIsOver() {
    theirs().loaded();
    stand(opened.plusMonths(1));

    assertThat(told()).isEmpty();
  }

  @Test
  void theBillingPartnerHearsOfAMatterWhoseAttorneyHasLeft() {
    var partner = newcomers.associate();
    theirs().billingPartner(partner.value()).loaded();

    newcomers.left(attorney);

    assertThat(quiet.toTell(month())).contains(partner).doesNotContain(attorney);
  }

  private NewMatter theirs() {
    return firm.hourlyMatter().responsibleAttorney(attorney.value());
  }

  private OpenCycle month() {
    return new OpenCycle(Cycle.MONTHLY, opened);
  }

  private Optional<String> told() {
    return quiet.tell(NoticeKind.QUIET, attorney, month().toString()).map(words -> String.join(" ", words.values()));
  }

  private void stand(LocalDate day) {
    clock.standAt(day.atTime(3, 0).atZone(directory.firm().zone()).toInstant());
  }
}
