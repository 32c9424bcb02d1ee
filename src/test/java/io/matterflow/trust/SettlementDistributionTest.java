package io.matterflow.trust;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.COORDINATOR;
import static io.matterflow.trust.Draws.LAWYER;
import static io.matterflow.trust.Settlements.lien;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.Invoices;
import io.matterflow.trust.Distribution.Approval;
import io.matterflow.trust.Distribution.Share;
import io.matterflow.trust.Distribution.State;
import io.matterflow.trust.Distribution.Way;
import io.matterflow.trust.Settlements.Settled;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A settlement is divided to the cent on the client's word, and each share leaves on a lawyer's. */
@ProductTest
@Tag("both-databases")
class SettlementDistributionTest {

  @Autowired private Settlements settlements;
  @Autowired private Draws draws;
  @Autowired private Distributions distributions;
  @Autowired private DistributionProgress progress;
  @Autowired private Invoices invoices;
  @Autowired private TrustProof proof;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;

  /** 90,000.00, costs of 6,400.00 first: 27,863.88 are the fee, 55,736.12 the client's and of those who claim on it. */
  @Test
  void everyShareIsPaidToTheCentAndTheMatterIsAtZero() {
    var settled = settlements.settled();
    var distribution = settlements.prepared(settled, lien("County Hospital", "4000.00"), lien("Medicare", "1736.12"));
    assertThat(distribution.shares()).extracting(Share::amount)
        .containsExactly(usd("34263.88"), usd("4000.00"), usd("1736.12"), usd("50000.00"));
    assertThat(distribution.agreed().fee()).isEqualTo(usd("27863.88"));
    assertThat(draws.drawdowns.search(Optional.of(settled.client().account()), Optional.empty(), Optional.empty(), 9))
        .isEmpty();

    settlements.approve(distribution.id(), Map.of());
    settlements.looked(distribution.id());
    assertThat(progress.standings(distributions.required(distribution.id()))).allSatisfy(standing -> {
      assertThat(standing.underWay()).isEqualTo(standing.share().amount());
      assertThat(standing.drawdowns()).hasSize(1);
    });
    for (int position = 1; position <= 4; position++) {
      settlements.paid(distribution.id(), position);
    }

    assertThat(state(distribution.id())).isEqualTo(State.DISTRIBUTED);
    assertThat(draws.book(settled.client())).isEqualTo("0.00");
    assertThat(invoices.find(settled.bill()).orElseThrow().open()).isEqualTo(usd("0.00"));
    assertThat(proof.verify(settled.client().account()).orElseThrow().findings()).isEmpty();
    assertThat(task(distribution.id())).isEmpty();
  }

  @Test
  void nothingIsProposedBeforeTheClientsWordNorBeforeItIsCollected() {
    draws.lawyersHoldAuthority();
    var client = draws.client(settlements.contingency().loaded(), "0.00");
    var settled = new Settled(client, settlements.received(client, "90000.00"),
        settlements.billed(client, "27863.88", "6400.00"));
    var distribution = settlements.prepared(settled);

    assertThat(task(distribution.id())).contains("recordClientsWord");
    settlements.approve(distribution.id(), Map.of());
    settlements.looked(distribution.id());
    assertThat(progress.underWay(distributions.required(distribution.id())))
        .containsExactly("the settlement is not collected yet");
    assertThat(settlements.share(distribution.id(), 1).drawdowns()).isEmpty();

    draws.house.collected(settled.deposit());
    jobs.awaitNext(Settlements.PROCESS, distribution.id().toString());
    settlements.looked(distribution.id());
    assertThat(settlements.share(distribution.id(), 2).underWay()).isEqualTo(usd("55736.12"));
  }

  @ParameterizedTest
  @EnumSource
  void theClientsWordIsKeptInWhicheverWayItWasGiven(Way way) {
    var id = settlements.prepared(settlements.settled()).id();

    DistributionProblems.standing(distributions.approve(id, "Casey Roe", way, draws.house.today(),
        "File 12, statement.pdf", Map.of(), COORDINATOR));

    assertThat(distributions.required(id).state()).isEqualTo(State.APPROVED);
    assertThat(distributions.required(id).approval()).map(Approval::way).contains(way);
  }

  @Test
  void whoeverPreparedItAuthorizesNoneOfItsDraws() {
    var settled = settlements.settled();
    var id = DistributionProblems.standing(distributions.prepare(Settlements.wish(settled), LAWYER)).id();
    settlements.approve(id, Map.of());
    settlements.looked(id);

    var draw = settlements.draw(id, 2);
    assertThat(draws.signing.authorize(draw.id(), draw.version(), LAWYER))
        .isInstanceOf(DrawdownAnswer.WithoutRight.class);
  }

  @Test
  void aShareGoesToWhomAndForHowMuchTheClientApproved() {
    var settled = settlements.settled();
    var id = settlements.approved(settled, Map.of(), lien("County Hospital", "4000.00")).id();
    var draw = settlements.draw(id, 2);

    Stream.of(draw.terms().to(Optional.of("A Cousin")), draw.terms().over(usd("3999.99")))
        .forEach(otherwise -> assertThat(draws.drawdowns.change(draw.id(), 1, otherwise, COORDINATOR))
            .isInstanceOfSatisfying(DrawdownAnswer.Refused.class, refused -> {
              assertThat(refused.code()).isEqualTo(TrustCode.TRUST_BEING_DISTRIBUTED);
              assertThat(refused.next()).contains("as the client approved it");
            }));
    assertThat(draws.now(draw.id())).isEqualTo(draw);
    var byWire = draw.terms().by(Optional.of("WIRE"), Optional.empty());
    assertThat(draws.drawdowns.change(draw.id(), 1, byWire, COORDINATOR))
        .isInstanceOf(DrawdownAnswer.Standing.class);
  }

  @Test
  void whatTheClientObjectsToIsHeldAndTheRestIsPaid() {
    var settled = settlements.settled();
    var id = settlements.approved(settled, Map.of(2, "The hospital was paid."), lien("County Hospital", "4000.00"))
        .id();

    assertThat(task(id)).contains("settleShares");
    assertThat(settlements.share(id, 2).drawdowns()).isEmpty();
    settlements.paid(id, 1);
    settlements.paid(id, 3);
    assertThat(draws.book(settled.client())).isEqualTo("4000.00");
    assertThat(
        draws.drawdowns.propose(draws.to(settled.client(), DrawdownType.REFUND, "0.01", "Casey Roe"), COORDINATOR))
        .isEqualTo(new DrawdownAnswer.Refused(TrustCode.TRUST_DISPUTED, Optional.of(usd("0.00"))));

    DistributionProblems.standing(distributions.settle(id, 2, usd("1500.00"), "They take 1,500.00.", COORDINATOR));
    settlements.looked(id);
    assertThat(distributions.required(id).shares()).extracting(Share::amount)
        .containsExactly(usd("34263.88"), usd("1500.00"), usd("51736.12"), usd("2500.00"));
    settlements.paid(id, 2);
    settlements.paid(id, 4);
    assertThat(state(id)).isEqualTo(State.DISTRIBUTED);
    assertThat(draws.book(settled.client())).isEqualTo("0.00");
  }

  @Test
  void aHeldShareMayGoToItsPayeeAsAWhole() {
    var settled = settlements.settled();
    var id = settlements.approved(settled, Map.of(2, "Too much."), lien("County Hospital", "4000.00")).id();

    DistributionProblems.standing(
        distributions.settle(id, 2, usd("4000.00"), "The client agrees after all.", COORDINATOR));
    settlements.looked(id);

    assertThat(distributions.required(id).shares()).hasSize(3);
    assertThat(settlements.share(id, 2).underWay()).isEqualTo(usd("4000.00"));
    assertThat(task(id)).isEmpty();
  }

  @Test
  void ofADisputedFeeTheFirmGetsWhatIsLeftOfItsBill() {
    var settled = settlements.settled();
    var id = settlements.approved(settled, Map.of(1, "The fee is too high.")).id();
    invoices.dispute(settled.bill(), usd("863.88"), "dispute:" + settled.bill(), COORDINATOR);
    assertThat(distributions.settle(id, 1, usd("34263.88"), "No.", COORDINATOR)).isInstanceOfSatisfying(
        DistributionAnswer.Refused.class, refused -> assertThat(refused.detail()).contains("$33,400.00"));

    invoices.dispute(settled.bill(), usd("-863.88"), "settled:" + settled.bill(), COORDINATOR);
    invoices.credit(settled.bill(), usd("863.88"), "credit:" + settled.bill(), COORDINATOR);
    DistributionProblems.standing(distributions.settle(id, 1, usd("33400.00"), "Credited.", COORDINATOR));
    settlements.looked(id);
    settlements.paid(id, 1);
    settlements.paid(id, 2);
    settlements.paid(id, 3);

    assertThat(state(id)).isEqualTo(State.DISTRIBUTED);
    assertThat(draws.book(settled.client())).isEqualTo("0.00");
  }

  @Test
  void aDisputeRaisedAfterwardsStopsTheFirmsShareAndIsToldOf() {
    var settled = settlements.settled();
    var id = settlements.approved(settled, Map.of()).id();

    invoices.dispute(settled.bill(), usd("1000.00"), "dispute:" + settled.bill(), COORDINATOR);
    jobs.awaitNext(Settlements.PROCESS, id.toString());
    settlements.looked(id);

    assertThat(settlements.share(id, 1).underWay()).isEqualTo(usd("33263.88"));
    assertThat(progress.pieces(distributions.required(id))).singleElement()
        .asString()
        .contains("share 1, $1,000.00", "only $0.00 may be drawn");
    assertThat(task(id)).contains("settleShares");
  }

  @Test
  void aDrawThatALawyerRefusedIsLookedIntoAndProposedAnew() {
    var settled = settlements.settled();
    var id = settlements.approved(settled, Map.of()).id();
    DrawdownProblems.standing(draws.signing.refuse(settlements.draw(id, 2).id(), 1, "Wrong payee.", LAWYER));
    settlements.looked(id);

    assertThat(task(id)).contains("settleShares");
    assertThat(settlements.share(id, 2).drawdowns()).hasSize(1);
    jobs.awaitNext(Settlements.PROCESS, id.toString());
    settlements.looked(id);
    assertThat(settlements.share(id, 2).drawdowns()).hasSize(1);

    distributions.lookAgain(id, COORDINATOR);
    settlements.looked(id);
    assertThat(settlements.share(id, 2).drawdowns()).hasSize(2);
    assertThat(settlements.share(id, 2).underWay()).isEqualTo(usd("55736.12"));
  }

  private State state(DistributionId id) {
    return distributions.required(id).state();
  }

  private Optional<String> task(DistributionId id) {
    return Optional.ofNullable(tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).singleResult())
        .map(Task::getTaskDefinitionKey);
  }
}
