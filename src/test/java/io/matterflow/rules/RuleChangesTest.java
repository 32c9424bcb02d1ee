package io.matterflow.rules;

import static io.matterflow.rules.Proposals.BILLING_ADMIN;
import static io.matterflow.rules.Proposals.LEGAL_OPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.audit.RecordedAct;
import io.matterflow.engine.Shipped;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.rules.RuleText.Kind;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** An edited table on its way into force and back, over REST. */
@ProductTest
@Tag("both-databases")
class RuleChangesTest {

  private static final String TABLE = "posting-delay";
  private static final String BY_CLIENT = "allocation-order";

  @Autowired private Firm firm;
  @Autowired private RuleChanges changes;
  @Autowired private TrialsSeen trials;
  @Autowired private Proposals proposals;
  @Autowired private AsItCame asItCame;
  @Autowired private TransactionTemplate transaction;
  @Autowired private RepositoryService repository;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;
  @LocalServerPort private int port;

  @AfterEach
  void theTableIsAsItCame() {
    proposals.leaveNothing(TABLE, port);
    proposals.leaveNothing(BY_CLIENT, port);
    asItCame.table(TABLE);
  }

  @Test
  void anEditedTableIsReleasedByAnotherPersonAndTakenBackInOneStep() {
    var seen = trials.note(minutes("4"), LocalDate.parse("2026-06-01"), LocalDate.parse("2026-06-30"), "the report",
        "2 of 40 would differ", new UserId(LEGAL_OPS));

    var proposed = proposals.propose(minutes("4"), port);

    assertThat(proposed.status()).as(proposed.toString()).isEqualTo(202);
    assertThat(proposed.json().at("/changes").toString()).isEqualTo("[\"Row 2 (standard), minutes: 2 becomes 4.\"]");
    assertThat(proposed.json().at("/state").asText()).isEqualTo("PROPOSED");
    assertThat(proposed.json().at("/trials/0/summary").asText()).isEqualTo("2 of 40 would differ");
    assertThat(inForce()).isEqualTo(new RuleInForce(Kind.TABLE, TABLE, inForce().name(), 1, false, false));
    var change = proposed.json().at("/id").asText();

    var released = proposals.released(change, port);

    assertThat(released.json().at("/acts/0").toString()).contains("\"by\":\"billing-admin\"", "\"versionBefore\":1",
        "\"version\":2");
    assertThat(inForce()).extracting(RuleInForce::version, RuleInForce::firmsOwn).containsExactly(2, true);
    assertThat(HttpCalls.to(port).as(LEGAL_OPS).get("/api/rules/%s/file".formatted(TABLE)).body())
        .isEqualTo(minutes("4").text());
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(change).count()).isZero();

    var back = proposals.done(proposals.act(change, "rollback?reason=Too%20long", LEGAL_OPS, port));

    assertThat(back.json().at("/state").asText()).isEqualTo("ROLLED_BACK");
    assertThat(inForce()).extracting(RuleInForce::version, RuleInForce::firmsOwn).containsExactly(3, false);
    assertThat(changes.text(Kind.TABLE, TABLE)).contains(shipped());
    assertThat(proposals.trail("rule-change", change)).extracting(RecordedAct::act, act -> act.actor())
        .containsExactly(tuple("rolled-back", LEGAL_OPS), tuple("released", BILLING_ADMIN),
            tuple("proposed", LEGAL_OPS));
    assertThat(proposals.trail("rule-change", change).get(1).after().get("trials"))
        .isEqualTo(seen.id() + " by " + LEGAL_OPS);
    assertThat(proposals.trail("decision-table", TABLE)).extracting(RecordedAct::act)
        .startsWith("rolled-back", "released");
  }

  @Test
  void whoeverProposedItDoesNotReleaseItNorDoesAWrongRoleAndTheTrailSaysWhoTried() {
    var change = proposals.proposed(minutes("4"), port);

    refused(proposals.act(change, "release", LEGAL_OPS, port), 403, "FOUR_EYES", "another person");
    refused(proposals.act(change, "refusal", LEGAL_OPS, port), 403, "FOUR_EYES", "another person");
    Stream.of("timekeeper", "bookkeeper", "billing-coordinator", "auditor", "system", "trust-authorizer")
        .forEach(user ->
        refused(proposals.act(change, "release", user, port), 403, "NOT_A_RELEASER", "legal ops or the billing admin"));
    refused(proposals.act(change, "withdrawal", BILLING_ADMIN, port), 403, "NOT_YOURS", "has proposed it");
    refused(proposals.propose(minutes("5"), "billing-admin", port), 403, "NOT_A_PROPOSER", "legal ops");

    assertThat(inForce().version()).isEqualTo(1);
    assertThat(proposals.acts(change)).hasSize(10)
        .contains("release-not-allowed", "refuse-not-allowed", "withdraw-not-allowed");
    assertThat(proposals.trail("decision-table", TABLE).get(0)).extracting(RecordedAct::act, act -> act.actor())
        .containsExactly("proposal-not-allowed", "billing-admin");
    proposals.done(proposals.act(change, "refusal", BILLING_ADMIN, port));
    refused(proposals.act(change, "release", BILLING_ADMIN, port), 409, "NOT_PROPOSED", "refused, by billing-admin");
    assertThat(
        history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(change).singleResult().getEndTime())
        .isNotNull();
  }

  /**
   * Whoever looks at a trial is remembered with the text: legal ops with their file, whoever releases with the
   * proposal.
   */
  @Test
  void theTrailSaysWhichTrialWasSeenByWhom() {
    var tried = HttpCalls.to(port).as(LEGAL_OPS).with("Content-Type", "application/xml")
        .send("POST", "/api/rules/%s/trial".formatted(TABLE), minutes("9").text());
    assertThat(tried.status()).as(tried.toString()).isEqualTo(200);
    var change = proposals.proposed(minutes("9"), port);

    var page = HttpCalls.to(port).as(BILLING_ADMIN).get("/api/rules/proposals/%s/trial?format=html".formatted(change));
    assertThat(page.status()).as(page.toString()).isEqualTo(200);
    assertThat(HttpCalls.to(port).as("timekeeper").get("/api/rules/proposals/%s/trial".formatted(change)).status())
        .isEqualTo(403);
    proposals.released(change, port);

    assertThat(proposals.trail("rule-change", change).get(0).after().get("trials"))
        .contains("by legal-ops", "by billing-admin")
        .doesNotContain("timekeeper");
    assertThat(proposals.trail("rule-change", change).get(1).after().get("trials")).contains("by legal-ops")
        .doesNotContain("billing-admin");
  }

  @Test
  void whoeverProposesRefusesOrTakesBackSaysWhy() {
    Stream.of("", "?reason=", "?reason=%20%20").forEach(reason ->
        refused(HttpCalls.to(port).as(LEGAL_OPS).with("Content-Type", "application/xml")
            .send("POST", "/api/rules/%s/proposal%s".formatted(TABLE, reason), minutes("4").text()), 422,
            "REASON_MISSING", "says why"));
    var admin = new Actor(new UserId(BILLING_ADMIN), Set.of(Role.BILLING_ADMIN), Optional.empty(), true);
    var change = proposals.proposed(minutes("4"), port);
    Stream.of("{}", "{\"reason\": null}", "{\"reason\": \" \"}").forEach(body ->
        refused(HttpCalls.to(port).as(BILLING_ADMIN)
            .post("/api/rules/proposals/%s/refusal".formatted(change), body), 422, "REASON_MISSING", "says why"));
    refused(HttpCalls.to(port).as(BILLING_ADMIN)
        .post("/api/tasks/%s/finish".formatted(task(change)), "{\"outcome\": \"REFUSE\"}"), 422, "REASON_MISSING",
        "says why");
    assertThat(changes.refuse(RuleChangeId.of(change), " ", admin))
        .isInstanceOfSatisfying(RuleChangeAnswer.Refused.class,
            answer -> assertThat(answer.refusal().name()).isEqualTo("REASON_MISSING"));
    proposals.released(change, port);
    Stream.of("rollback?", "rollback?reason=%20").forEach(act ->
        refused(proposals.act(change, act, LEGAL_OPS, port), 422, "REASON_MISSING", "says why"));
    assertThat(inForce().version()).isEqualTo(2);
  }

  @Test
  void whoeverProposedItMayWithdrawItAndNothingIsLeftToRelease() {
    var change = proposals.proposed(minutes("4"), port);

    proposals.done(proposals.act(change, "withdrawal", LEGAL_OPS, port));

    refused(proposals.act(change, "withdrawal", LEGAL_OPS, port), 409, "NOT_PROPOSED", "withdrawn, by legal-ops");
    refused(proposals.act(change, "release", BILLING_ADMIN, port), 409, "NOT_PROPOSED", "withdrawn");
    refused(proposals.act(change, "rollback", BILLING_ADMIN, port), 409, "NOT_RELEASED", "withdrawn");
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(change).count()).isZero();
    proposals.released(proposals.proposed(minutes("4"), port), port);
  }

  @Test
  void whoeverProposedItClaimsItsTaskToWithdrawItAloneAndKeepsNobodyFromReleasing() {
    var change = proposals.proposed(minutes("4"), port);
    tasks.claim(task(change), LEGAL_OPS);

    var sheet = HttpCalls.to(port).as(LEGAL_OPS).get("/api/tasks/" + task(change));
    refused(HttpCalls.to(port).as(LEGAL_OPS)
        .post("/api/tasks/%s/finish".formatted(task(change)), "{\"outcome\": \"RELEASE\"}"), 422, "NO_SUCH_OUTCOME",
        "no outcome by that name");

    assertThat(sheet.json().at("/sheet/outcomes").findValuesAsText("id")).containsExactly("WITHDRAW");
    proposals.released(change, port);
    assertThat(inForce().version()).isEqualTo(2);
  }

  @Test
  void whatStandsOnAnotherVersionThanTheOneInForceIsNotReleased() {
    var first = proposals.proposed(minutes("4"), port);
    var second = proposals.proposed(minutes("6"), port);
    proposals.released(first, port);

    refused(proposals.act(second, "release", BILLING_ADMIN, port), 409, "STALE_BASE",
        "made on version 1, and version 2 is in force");
    refused(proposals.send(Kind.TABLE, TABLE, minutes("7").text(), LEGAL_OPS, "&editedFrom=1", port), 409, "STALE_BASE",
        "Fetch the version in force");
    assertThat(proposals.send(Kind.TABLE, TABLE, minutes("7").text(), LEGAL_OPS, "&editedFrom=2", port).status())
        .isEqualTo(202);
  }

  @Test
  void aLaterReleaseIsTakenBackBeforeTheOneOnWhichItStands() {
    var first = proposals.proposed(minutes("4"), port);
    proposals.released(first, port);
    var second = proposals.proposed(minutes("6"), port);
    proposals.released(second, port);

    refused(proposals.act(first, "rollback", BILLING_ADMIN, port), 409, "LATER_RELEASE", second);
    proposals.done(proposals.act(second, "rollback", BILLING_ADMIN, port));
    assertThat(changes.text(Kind.TABLE, TABLE)).contains(minutes("4").text());
    refused(proposals.act(second, "rollback", BILLING_ADMIN, port), 409, "NOT_RELEASED", "rolled back");
    proposals.done(proposals.act(first, "rollback", BILLING_ADMIN, port));
    assertThat(changes.text(Kind.TABLE, TABLE)).contains(shipped());
  }

  @Test
  void ofTwoWhoProposeTheSameAtOnceOneIsToldThatItWaits() {
    var answers = Stream.of(1, 2)
        .map(time -> CompletableFuture.supplyAsync(() -> proposals.propose(minutes("4"), port)))
        .toList().stream().map(CompletableFuture::join).toList();

    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(202, 409);
    assertThat(changes.search(Optional.of(RuleChange.State.PROPOSED), Optional.of(TABLE))).hasSize(1);
  }

  /** What is said of it is kept beside it, however long the names are that somebody gave. */
  @Test
  void aClientWithAnEndlessNumberIsKeptWithItsWarning() {
    firm.hourlyMatter().loaded();
    var row = """
        <rule id="%s">
          <description>One client has costs before tax.</description>
          <inputEntry id="one-client"><text>"%s"</text></inputEntry>
          <outputEntry id="one-order"><text>"TAX_FEES_COSTS_INTEREST"</text></outputEntry>
        </rule>
        <rule id="usual">""".formatted("r".repeat(100), "C".repeat(2100));

    var kept = proposals.propose(EditedTable.replacing(BY_CLIENT, "<rule id=\"usual\">", row), port);

    assertThat(kept.status()).as(kept.toString()).isEqualTo(202);
    assertThat(kept.json().at("/findings/0/place").asText())
        .startsWith("Row 1 (%s), client".formatted("r".repeat(100)));
    assertThat(kept.json().at("/findings/0/says").asText()).startsWith("the firm has no CCC").hasSize(2000);
    assertThat(HttpCalls.to(port).as(LEGAL_OPS).get("/api/rules/proposals?rule=" + BY_CLIENT).json().at("/items"))
        .singleElement()
        .satisfies(line -> assertThat(line.at("/id").asText()).isEqualTo(kept.json().at("/id").asText()));
  }

  @Test
  void ofTwoWhoReleaseAtOnceOneIsToldThatItIsDone() {
    var change = proposals.proposed(minutes("4"), port);

    var answers = Stream.of(1, 2)
        .map(time -> CompletableFuture.supplyAsync(() -> proposals.act(change, "release", BILLING_ADMIN, port)))
        .toList().stream().map(CompletableFuture::join).toList();

    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
    assertThat(inForce().version()).isEqualTo(2);
  }

  @Test
  void ofTwoChangesOfATableThatAreReleasedAtOnceTheSecondIsToldOfTheFirst() {
    var ids = Stream.of("4", "6").map(minutes -> proposals.proposed(minutes(minutes), port)).toList();

    var answers = ids.stream()
        .map(id -> CompletableFuture.supplyAsync(() -> proposals.act(id, "release", BILLING_ADMIN, port)))
        .toList().stream().map(CompletableFuture::join).toList();

    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
    assertThat(inForce().version()).isEqualTo(2);
  }

  /** As when the node is killed before the transaction ends. */
  @Test
  void aReleaseThatDoesNotComeToItsEndLeavesNothingBehind() {
    var id = RuleChangeId.of(proposals.proposed(minutes("4"), port));
    var admin = new Actor(new UserId(BILLING_ADMIN), Set.of(Role.BILLING_ADMIN), Optional.empty(), true);

    transaction.executeWithoutResult(status -> {
      assertThat(changes.release(id, "", admin)).isInstanceOf(RuleChangeAnswer.Done.class);
      status.setRollbackOnly();
    });

    assertThat(inForce().version()).isEqualTo(1);
    assertThat(changes.find(id).orElseThrow().state()).isEqualTo(RuleChange.State.PROPOSED);
    proposals.released(id.toString(), port);
    assertThat(inForce().version()).isEqualTo(2);
  }

  /** The version was in the engine already when the row could not be written. */
  @Test
  void aReleaseThatFailsBetweenTheVersionAndItsRowLeavesNeither() {
    var id = RuleChangeId.of(proposals.proposed(minutes("4"), port));
    var admin = new Actor(new UserId(BILLING_ADMIN), Set.of(Role.BILLING_ADMIN), Optional.empty(), true);

    assertThatThrownBy(() -> changes.release(id, "too many words ".repeat(100), admin))
        .isInstanceOf(DataIntegrityViolationException.class);

    assertThat(inForce().version()).isEqualTo(1);
    assertThat(changes.text(Kind.TABLE, TABLE)).contains(shipped());
    assertThat(changes.find(id).orElseThrow().acts()).isEmpty();
    assertThat(proposals.acts(id.toString())).containsExactly("proposed");
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).count()).isOne();
    proposals.released(id.toString(), port);
    assertThat(inForce().version()).isEqualTo(2);
  }

  @Test
  void ofOneWhoReleasesAndOneWhoRefusesAtOnceOneIsTold() {
    var change = proposals.proposed(minutes("4"), port);

    var answers = Stream.of("release", "refusal")
        .map(act -> CompletableFuture.supplyAsync(() -> proposals.act(change, act, BILLING_ADMIN, port)))
        .toList().stream().map(CompletableFuture::join).toList();

    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
    boolean released = answers.get(0).status() == 200;
    assertThat(inForce().version()).isEqualTo(released ? 2 : 1);
    assertThat(changes.find(RuleChangeId.of(change)).orElseThrow().acts()).hasSize(1);
    assertThat(proposals.acts(change)).hasSize(2).contains(released ? "released" : "refused");
  }

  /** As when the product has come with a newer table since: the firm keeps its own by saying so once more. */
  @Test
  void theFirmsOwnIsKeptBesideANewerOneOfTheProductAndKnownToBeBehindUntilItIsReleasedAnew() {
    deployed(Shipped.TABLES.deployment(), minutes("7"));
    deployed(Shipped.TABLES.firmsOwn(), minutes("8"));
    assertThat(inForce()).extracting(RuleInForce::version, RuleInForce::firmsOwn, RuleInForce::shippedIsNewer)
        .containsExactly(3, true, true);

    var own = proposals.proposed(minutes("8"), port);
    proposals.released(own, port);

    assertThat(inForce()).extracting(RuleInForce::version, RuleInForce::firmsOwn, RuleInForce::shippedIsNewer)
        .containsExactly(5, true, false);
    assertThat(changes.text(Kind.TABLE, TABLE)).contains(minutes("8").text());
    refused(proposals.propose(minutes("8"), port), 422, "NOTHING_CHANGES", "nothing changes");
  }

  private void deployed(String name, RuleText table) {
    repository.createDeployment().name(name).addString(TABLE + ".dmn", table.text()).deploy();
  }

  private static void refused(Answer answer, int status, String code, String words) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.json().at("/code").asText()).isEqualTo(code);
    assertThat(answer.body()).contains(words).contains("\"next\"");
  }

  private String task(String change) {
    return tasks.createTaskQuery().processInstanceBusinessKey(change).singleResult().getId();
  }

  private RuleInForce inForce() {
    return changes.inForce(Kind.TABLE, TABLE).orElseThrow();
  }

  private static RuleText minutes(String minutes) {
    return EditedTable.replacing(TABLE, "<text>2</text>", "<text>%s</text>".formatted(minutes));
  }

  private String shipped() {
    return Shipped.TABLES.text(TABLE).orElseThrow();
  }
}
