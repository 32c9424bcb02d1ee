package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.engine.BlockedWork.Blocked;
import io.matterflow.engine.BlockedWork.Place;
import io.matterflow.engine.BlockedWork.Wanted;
import io.matterflow.kernel.Actor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The practice system closes matters: the final bill follows by itself, and what is left over has an owner. */
@ProductTest
@Tag("both-databases")
class MatterClosingTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private BillingNights nights;
  @Autowired private MatterClosing closing;
  @Autowired private Jobs jobs;
  @LocalServerPort private int port;

  @Test
  void whatIsLeftOverAtTheClosingHasAnOwnerUntilTheFinalBillIsAnInvoice() {
    var draft = firm.hourlyMatter();
    var matter = draft.loaded();
    billing.hourWorked(matter);
    billing.spent(matter, JUNE_15, "E101", "10", "0.10");
    assertThat(leftOver(matter, COORDINATOR)).isEmpty();

    draft.closed().loaded();

    assertThat(leftOver(matter, person(matter.responsibleAttorney()))).singleElement().satisfies(left -> {
      assertThat(left.owner()).isEqualTo(matter.responsibleAttorney().value());
      assertThat(left.what()).contains("closed in the practice system", "unbilled time of 370.00", "unbilled costs");
    });
    assertThat(leftOver(matter, person(Engagement.ASSOCIATE))).isEmpty();

    var day = nights.pass();
    assertThat(nights.scope(Cycle.COMPLETION, day)).contains(matter.number());
    jobs.runDue("billing-cycle", nights.runs(Cycle.COMPLETION, day).get(0));
    assertThat(billing.of(matter, day).totals().total().plain()).isEqualTo("371.00");
    assertThat(leftOver(matter, COORDINATOR)).singleElement()
        .satisfies(
            left -> assertThat(left.what()).contains("a pre-bill that is no invoice yet").doesNotContain("unbilled"));
  }

  @Test
  void aMatterThatIsOpenAgainOrHasNothingLeftIsNotAskedAbout() {
    var draft = firm.hourlyMatter();
    var matter = draft.loaded();
    billing.hourWorked(matter);
    draft.closed().loaded();
    draft.onHold().loaded();
    assertThat(leftOver(matter, COORDINATOR)).isEmpty();

    var quiet = firm.hourlyMatter();
    var settled = quiet.loaded();
    quiet.closed().loaded();
    nights.pass();

    assertThat(leftOver(settled, COORDINATOR)).isEmpty();
  }

  @Test
  void moneyInTrustAndHoursThatNobodyBillsAreToldApart() {
    var funded = firm.hourlyMatter().withRetainer("100.00", Optional.of("2500.00")).loaded();
    var contingent = firm.hourlyMatter().billedAs("CONTINGENCY").loaded();
    billing.hourWorked(contingent);

    assertThat(((Answer.Refused<?>) closing.clear(funded.matter(), COORDINATOR)).detail())
        .contains("a trust balance of 2500.00");
    assertThat(done(closing.clear(contingent.matter(), COORDINATOR))).isEqualTo(contingent.id());
  }

  @Test
  void whoAsksHereIsRefusedWhileAnythingIsOpenAndToldWhat() {
    var matter = firm.hourlyMatter().loaded();
    billing.hourWorked(matter);

    var refused = HttpCalls.to(port)
        .as("responsible-attorney")
        .post("/api/matters/%s/closing".formatted(matter.number()), "");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("code").asText()).isEqualTo("MATTER_NOT_SETTLED");
    assertThat(refused.body()).contains("unbilled time of 370.00");
    assertThat(refusal(closing.clear(matter.matter(), person(Engagement.ASSOCIATE))))
        .isEqualTo(Refusal.NOT_YOURS_TO_CLOSE);
    var settled = firm.hourlyMatter().loaded();
    assertThat(HttpCalls.to(port)
        .as("billing-coordinator")
        .post("/api/matters/%s/closing".formatted(settled.number()), "")
        .json().path("cleared").asBoolean()).isTrue();
  }

  @Test
  void asManyAreToldAsAreAskedForInTheOrderOfAllBlockedWork() {
    for (var at = 0; at < 3; at++) {
      var draft = firm.hourlyMatter();
      billing.hourWorked(draft.loaded());
      draft.closed().loaded();
    }
    var all = closing.blockedFor(COORDINATOR).stream().sorted(Blocked.URGENT_FIRST).toList();
    var two = closing.blockedFor(COORDINATOR,
        new Wanted(Optional.empty(), Optional.of("closing"), Optional.empty(), 2));

    assertThat(two).isEqualTo(all.subList(0, 2));
    assertThat(closing.blockedFor(COORDINATOR,
        new Wanted(Optional.of(all.get(0).owner()), Optional.empty(), Optional.of(Place.of(two.get(1))), 1)))
        .containsExactly(all.get(2));
    assertThat(closing.blockedFor(COORDINATOR,
        new Wanted(Optional.empty(), Optional.of("pre-bill"), Optional.empty(), 2))).isEmpty();
    assertThat(closing.blockedFor(COORDINATOR,
        new Wanted(Optional.of("nobody"), Optional.empty(), Optional.empty(), 2))).isEmpty();
  }

  private List<Blocked> leftOver(Engagement matter, Actor reader) {
    return closing.blockedFor(reader).stream().filter(left -> left.subject().id().equals(matter.number())).toList();
  }
}
