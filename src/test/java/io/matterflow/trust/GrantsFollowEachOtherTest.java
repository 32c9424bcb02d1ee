package io.matterflow.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.TrustAuthorities.Answer;
import io.matterflow.trust.TrustAuthorities.Granted;
import io.matterflow.trust.TrustAuthorities.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No day is of two grants of a person: whoever's grant is ended holds authority no more. */
@ProductTest
@Tag("both-databases")
class GrantsFollowEachOtherTest {

  private static final Actor ADMIN = TrustHouse.person("trust-admin", Role.BILLING_ADMIN);

  @Autowired private TrustHouse house;
  @Autowired private TrustAuthorities authorities;
  @Autowired private Newcomers newcomers;

  private Actor lawyer;
  private LocalDate today;

  @BeforeEach
  void aLawyerIsNew() {
    lawyer = TrustHouse.person(newcomers.associate().value(), Role.TIMEKEEPER);
    today = house.today();
  }

  @Test
  void oneWithoutAnEndIsRefusedWhereAnotherIsToBegin() {
    assertThat(granted(today.plusDays(8), Optional.empty())).isInstanceOf(Granted.class);

    assertThat(granted(today, Optional.empty())).isInstanceOfSatisfying(Refused.class, refused ->
        assertThat(refused.why()).contains("from " + Wording.of(today.plusDays(8)) + " on"));
    assertThat(granted(today, Optional.of(today.plusDays(8)))).isInstanceOf(Refused.class);
    assertThat(granted(today.plusDays(20), Optional.of(today.plusDays(30)))).isInstanceOf(Refused.class);
    assertThat(authorities.mayAuthorize(lawyer)).isEmpty();
  }

  @Test
  void theNextBeginsOnTheDayAfterTheLast() {
    assertThat(granted(today, Optional.of(today.plusDays(7)))).isInstanceOf(Granted.class);

    assertThat(granted(today.plusDays(7), Optional.empty())).isInstanceOfSatisfying(Refused.class, refused ->
        assertThat(refused.why()).contains(Wording.of(today), " to " + Wording.of(today.plusDays(7))));
    assertThat(granted(today.plusDays(8), Optional.empty())).isInstanceOf(Granted.class);
  }

  @Test
  void whoseGrantIsEndedHoldsNoneAndMayBeGrantedAnew() {
    var standing = (Granted) granted(today.minusDays(3), Optional.empty());
    assertThat(granted(today, Optional.of(today))).isInstanceOf(Refused.class);

    authorities.end(standing.grant().id(), "On leave.", ADMIN);

    assertThat(authorities.mayAuthorize(lawyer)).isEmpty();
    assertThat(granted(today, Optional.empty())).isInstanceOf(Granted.class);
  }

  @Test
  void ofTwoAtOnceOneIsGranted() throws Exception {
    Callable<Answer> granting = () -> granted(today, Optional.empty());
    var both = Executors.newFixedThreadPool(2);
    try {
      var answers = both.invokeAll(List.of(granting, granting));

      assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
          .anyMatch(Granted.class::isInstance).anyMatch(Refused.class::isInstance);
    } finally {
      both.shutdown();
    }
  }

  private Answer granted(LocalDate from, Optional<LocalDate> until) {
    return authorities.grant(lawyer.user(), "bar 7", from, until, ADMIN);
  }
}
