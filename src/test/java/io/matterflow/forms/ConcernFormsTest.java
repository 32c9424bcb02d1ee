package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.trust.TrustHouse;
import io.matterflow.trust.TrustWatch;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What waits too long in trust, as the bookkeeper sees it the next morning. */
@BrowserTest
class ConcernFormsTest {

  @Autowired private TrustHouse house;
  @Autowired private TrustWatch watch;

  @Test
  void aLedgerThatNothingHasMovedIsSeenTo(Tasklist tasklist) {
    var ledger = house.ledger();
    var account = house.opened(house.today().minusDays(200), Map.of(ledger, "740.00"));
    watch.look();

    tasklist.signIn(Role.BOOKKEEPER.group(), TestPeople.PASSWORD)
        .open("A ledger that nothing has moved: account " + account)
        .claim();
    assertThat(tasklist.text()).contains("$740.00", "Ask the responsible attorney what the money is held for.");
    assertThat(tasklist.mayComplete()).isFalse();
    tasklist.fill("Reason", "Held until the appeal is decided.").picture("answer-concern").complete();

    assertThat(tasklist.allTitles()).noneMatch(title -> title.contains(account.value()));
  }
}
