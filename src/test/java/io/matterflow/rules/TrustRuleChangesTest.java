package io.matterflow.rules;

import static io.matterflow.rules.Proposals.BILLING_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.audit.RecordedAct;
import io.matterflow.engine.Shipped;
import io.matterflow.rules.RuleText.Kind;
import io.matterflow.trust.Draws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A rule about trust money is released by a lawyer who holds the authority, and a model past the gate is not even
 * proposed.
 */
@ProductTest
@Tag("both-databases")
class TrustRuleChangesTest {

  private static final String LAWYER = "trust-authorizer";
  private static final String TABLE = "trust-clearing";

  @Autowired private RuleChanges changes;
  @Autowired private Proposals proposals;
  @Autowired private AsItCame asItCame;
  @Autowired private Draws draws;
  @Autowired private TrustRules trust;
  @Autowired private TaskService tasks;
  @Autowired private RepositoryService repository;
  @LocalServerPort private int port;

  @BeforeEach
  void lawyersHoldAuthority() {
    draws.lawyersHoldAuthority();
  }

  @AfterEach
  void theRulesAreAsTheyCame() {
    Stream.of(TABLE, "rule-release", "four-eyes").forEach(table -> {
      proposals.leaveNothing(table, port);
      asItCame.table(table);
    });
  }

  @Test
  void aTrustTableIsReleasedByALawyerWithAuthorityAndByNobodyElse() {
    var change = proposals.proposed(annotated(TABLE, "Agreed with the bank."), port);
    assertThat(tasks
        .getIdentityLinksForTask(tasks.createTaskQuery().processInstanceBusinessKey(change).singleResult().getId()))
        .extracting(IdentityLink::getUserId).contains(LAWYER);

    Stream.of(BILLING_ADMIN, "legal-ops", "bookkeeper", "billing-partner").forEach(user -> {
      var answer = proposals.act(change, "release", user, port);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
      assertThat(answer.json().at("/code").asText()).isEqualTo("TRUST_NOT_AUTHORIZED");
    });
    assertThat(changes.inForce(Kind.TABLE, TABLE).orElseThrow().version()).isEqualTo(1);
    assertThat(proposals.trail("rule-change", change)).extracting(RecordedAct::actor)
        .contains(BILLING_ADMIN, "bookkeeper");

    proposals.done(proposals.act(change, "release", LAWYER, port));
    assertThat(proposals.act(change, "rollback", BILLING_ADMIN, port).status()).isEqualTo(403);
    proposals.done(proposals.act(change, "rollback", LAWYER, port));
  }

  /** The start form shows what this says; whoever may neither propose nor take back is offered nothing. */
  @Test
  void eachIsOfferedWhatTheyMayProposeAndTakeBack() {
    var ofTrust = proposals.proposed(annotated(TABLE, "Agreed with the bank."), port);
    proposals.done(proposals.act(ofTrust, "release", LAWYER, port));
    var earlier = proposals.proposed(annotated("four-eyes", "Agreed with the partners."), port);
    proposals.done(proposals.act(earlier, "release", BILLING_ADMIN, port));
    var later = proposals.proposed(annotated("four-eyes", "Agreed with them again."), port);
    proposals.done(proposals.act(later, "release", BILLING_ADMIN, port));

    assertThat(offered(LAWYER)).contains(ofTrust).doesNotContain(earlier, later);
    assertThat(offered(BILLING_ADMIN)).contains(later).doesNotContain(earlier, ofTrust);
    assertThat(offered("legal-ops")).doesNotContain(ofTrust, earlier, later);
    assertThat(offered("auditor")).isEmpty();
    assertThat(HttpCalls.to(port).as("legal-ops").get("/api/rules/offers").json().at("/proposes").size())
        .isGreaterThan(100);
    assertThat(HttpCalls.to(port).as(LAWYER).get("/api/rules/offers").json().at("/proposes")).isEmpty();
    assertThat(HttpCalls.to(port).as("timekeeper").get("/api/rules/offers").status()).isEqualTo(403);

    proposals.done(proposals.act(later, "rollback", BILLING_ADMIN, port));
    assertThat(offered(BILLING_ADMIN)).contains(earlier).doesNotContain(later);
    proposals.done(proposals.act(earlier, "rollback", BILLING_ADMIN, port));
  }

  private List<String> offered(String user) {
    return HttpCalls.to(port).as(user).get("/api/rules/offers").json().at("/takesBack").findValuesAsText("id");
  }

  /** Or two others could first say that nobody of them is asked. */
  @Test
  void whoReleasesWhatIsSaidByALawyerTooAndNoTableTakesTrustOutOfTheirHands() {
    var change = proposals.proposed(annotated("rule-release", "Agreed with the partners."), port);
    assertThat(proposals.act(change, "release", BILLING_ADMIN, port).status()).isEqualTo(403);
    proposals.done(proposals.act(change, "release", LAWYER, port));
    var otherwise = EditedTable.of("rule-release").cell("trustMoney", "=releaser", "\"BILLING_ADMIN\"").text();
    repository.createDeployment()
        .name(Shipped.TABLES.firmsOwn())
        .addString("rule-release.dmn", otherwise.text())
        .deploy();

    var trusted = proposals.proposed(annotated(TABLE, "Agreed with the bank."), port);
    assertThat(proposals.act(trusted, "release", BILLING_ADMIN, port).json().at("/code").asText())
        .isEqualTo("TRUST_NOT_AUTHORIZED");
  }

  /** As when the product was brought up to date, and its table says more than the firm's own. */
  @Test
  void aTableOfTheFirmsFromBeforeItSaidByWhenIsAskedStillAndTakesThatOn() throws IOException {
    var before = Files.readString(Path.of("dmn/rule-release.dmn")).lines()
        .filter(line -> !line.contains("answerIn")).collect(Collectors.joining("\n"));
    repository.createDeployment().name(Shipped.TABLES.firmsOwn()).addString("rule-release.dmn", before).deploy();

    var change = proposals.proposed(annotated("four-eyes", "Agreed with the partners."), port);
    assertThat(changes.find(RuleChangeId.of(change)).orElseThrow().dueAt()).isPresent();
    proposals.done(proposals.act(change, "release", BILLING_ADMIN, port));
    var newer = proposals.proposed(EditedTable.of("rule-release").text(), port);
    proposals.done(proposals.act(newer, "release", LAWYER, port));

    assertThat(changes.text(Kind.TABLE, "rule-release").orElseThrow()).contains("answerIn");
  }

  @Test
  void whoSignsPreBillsIsTheBillingAdminsToRelease() {
    var change = proposals.proposed(annotated("four-eyes", "Agreed with the partners."), port);

    proposals.done(proposals.act(change, "release", BILLING_ADMIN, port));
  }

  /** The one that moves it is called, and whoever begins a case of it decides when. */
  @Test
  void aModelThatComesToCallOneOfTrustIsALawyersToRelease() {
    var change = proposals.proposed(EditedModel.of("client-note").calling("trust-deposit").text(), port);

    assertThat(proposals.act(change, "release", BILLING_ADMIN, port).json().at("/code").asText())
        .isEqualTo("TRUST_NOT_AUTHORIZED");
    proposals.leaveNothing("client-note", port);
  }

  @ParameterizedTest
  @CsvSource({
      "TABLE, trust-authorization, true", "TABLE, draw-proposal, true", "TABLE, replenishment, true",
      "TABLE, retainer-kind, true", "TABLE, tax, false",
      "TABLE, reminder-cadence, false", "MODEL, trust-drawdown, true", "MODEL, matter-closing, true",
      "MODEL, settlement-distribution, true",
      "MODEL, receipt-notice, true", "MODEL, bank-debit, true", "MODEL, payment-reminders, false",
      "MODEL, pre-bill, false"})
  void whatIsAboutTrustIsKnownByWhoAsksItOrDoesIt(Kind kind, String key, boolean aboutTrust) {
    assertThat(trust.isAboutTrust(new RuleText(kind, key, changes.text(kind, key).orElseThrow())))
        .isEqualTo(aboutTrust);
  }

  @Test
  void aModelPastTheLawyerIsRefusedWithItsPathBeforeAnybodyIsAskedToReleaseIt() {
    var answer = proposals.propose(EditedModel.of("trust-drawdown")
        .replace("${lawyersWord == 'AUTHORIZED'}", "${lawyersWord != 'AUTHORIZED'}")
        .text(), port);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.json().at("/code").asText()).isEqualTo("RULE_REFUSED");
    assertThat(answer.body()).contains("postDrawdown goes on without a lawyer's yes")
        .doesNotContain("only a service task");
  }

  /** At the product's door, where the thread has read no model before. */
  @Test
  void otherWordsOfATrustModelAreProposed() {
    var edited = EditedModel.of("trust-drawdown")
        .replace("name=\"Authorize drawdown\"", "name=\"Sign or refuse\"").text();

    var answer = proposals.propose(edited, port);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    assertThat(proposals.act(answer.json().at("/id").asText(), "withdrawal", "legal-ops", port).status())
        .isEqualTo(200);
  }

  private static RuleText annotated(String table, String words) {
    var rule = Map.of(TABLE, "card", "four-eyes", "others", "rule-release", "fourEyes").get(table);
    return EditedTable.of(table).annotation(rule, words).text();
  }
}
