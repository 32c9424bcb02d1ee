package io.matterflow.rules;

import static io.matterflow.rules.Proposals.BILLING_ADMIN;
import static io.matterflow.rules.Proposals.LEGAL_OPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.audit.RecordedAct;
import io.matterflow.engine.Shipped;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.SentMessages;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever proposed a change hears what became of it, and whoever should answer that it waits. */
@ProductTest
@Tag("both-databases")
class RuleChangeNewsTest {

  private static final String TABLE = "posting-delay";
  private static final String SECRET = "Agreed with the partners";

  @Autowired private RuleChanges changes;
  @Autowired private NewerRules newer;
  @Autowired private Proposals proposals;
  @Autowired private AsItCame asItCame;
  @Autowired private Newcomers newcomers;
  @Autowired private SentMessages mailbox;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
  @Autowired private RepositoryService repository;
  @Autowired private JdbcTemplate jdbc;
  @LocalServerPort private int port;

  private TimekeeperId proposer;
  private TimekeeperId colleague;

  @BeforeEach
  void twoOfLegalOpsWithAnAddress() {
    proposer = newcomers.associateWho(Role.LEGAL_OPS);
    colleague = newcomers.associateWho(Role.LEGAL_OPS);
  }

  @AfterEach
  void theTableIsAsItCame() {
    HttpCalls.to(port).as(LEGAL_OPS).items("/api/rules/proposals?state=PROPOSED&rule=" + TABLE)
        .forEach(change -> proposals.act(change.at("/id").asText(), "refusal", BILLING_ADMIN, port));
    asItCame.table(TABLE);
    jdbc.update("delete from rule_newer where rule_key = ?", TABLE);
  }

  @Test
  void whoeverProposedItIsToldOnceOfEachAnswerByAnother() {
    var refused = proposed("4");
    proposals.done(proposals.act(refused, "refusal", BILLING_ADMIN, port));
    assertThat(mailsTo(proposer)).extracting(Message::subject)
        .containsExactly("Your change of table posting-delay was refused");

    var released = proposed("5");
    proposals.released(released, port);
    assertThat(mailsTo(proposer)).extracting(Message::subject).hasSize(2)
        .contains("Your change of table posting-delay was released");

    proposals.done(proposals.act(released, "rollback?reason=Too%20long", BILLING_ADMIN, port));
    assertThat(mailsTo(proposer)).extracting(Message::subject).hasSize(3)
        .contains("Your change of table posting-delay was taken back");
    assertThat(mailsTo(proposer)).extracting(Message::text).allMatch(text -> text.startsWith(BILLING_ADMIN + " has "))
        .noneMatch(text -> text.contains(SECRET) || text.contains("Too long") || text.contains("minutes"));
    assertThat(mailsTo(colleague)).isEmpty();
  }

  @Test
  void nobodyIsToldOfTheirOwnActNorOfWhatIsOverByTheTimeTheMailGoesOut() {
    var released = proposed("4");
    proposals.released(released, port);
    proposals.done(proposals.act(released, "rollback", proposer.value(), port));

    assertThat(mailsTo(proposer)).isEmpty();
    assertThat(jdbc.queryForList("select state from personal_notice where person_id = ?", String.class,
        proposer.value())).containsExactly("EMPTY");
  }

  @Test
  void aChangeThatNobodyAnswersInTimeIsBroughtBeforeThoseWhoMay() {
    var change = proposed("4");
    var due = changes.find(RuleChangeId.of(change)).orElseThrow().dueAt().orElseThrow();
    assertThat(jobs.nextDue("rule-change", change)).contains(due);
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(change).singleResult().getDueDate()).isEqualTo(due);
    assertThat(waiting(BILLING_ADMIN, change)).isEmpty();

    jobs.awaitNext("rule-change", change);
    assertThat(jobs.runDue("rule-change", change)).isOne();

    assertThat(mailsTo(colleague)).extracting(Message::subject)
        .containsExactly("A change of table posting-delay waits for you");
    assertThat(mailsTo(colleague).get(0).text()).startsWith(proposer.value() + " has proposed").doesNotContain(SECRET);
    assertThat(mailsTo(proposer)).as("who does not release their own").isEmpty();
    assertThat(proposals.acts(change)).startsWith("reminded");
    Stream.of(BILLING_ADMIN, LEGAL_OPS, "auditor").forEach(user ->
    assertThat(waiting(user, change)).as(user).singleElement().satisfies(blocked -> {
      assertThat(blocked.at("/kind").asText()).isEqualTo("RULE_CHANGE_WAITS");
      assertThat(blocked.at("/owner").asText()).isEqualTo(BILLING_ADMIN);
      assertThat(blocked.at("/dueAt").asText()).isEqualTo(due.toString());
    }));
    assertThat(waiting("billing-coordinator", change)).isEmpty();
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(change).count()).as("it is still theirs").isOne();

    proposals.released(change, port);
    assertThat(waiting(BILLING_ADMIN, change)).isEmpty();
  }

  @Test
  void whatIsAnsweredInTimeRemindsNobody() {
    var change = proposed("4");

    proposals.released(change, port);

    assertThat(jobs.nextDue("rule-change", change)).isEmpty();
    changes.remind(RuleChangeId.of(change));
    assertThat(mailsTo(colleague)).isEmpty();
    assertThat(proposals.acts(change)).doesNotContain("reminded");
  }

  /** Why it was just theirs to release, told to those who read rules. */
  @Test
  void whyAChangeIsSomebodysToReleaseIsExplained() {
    var change = proposed("4");
    var why = "/api/explanations/rule-change/" + change;

    Stream.of(LEGAL_OPS, BILLING_ADMIN, "auditor").forEach(user ->
    assertThat(HttpCalls.to(port).as(user).get(why).body()).as(user)
        .contains("rule-release", "anyOther", "a second person of legal ops, or the billing admin", "posting-delay"));
    assertThat(HttpCalls.to(port).as("timekeeper").get(why).status()).isEqualTo(403);
    assertThat(HttpCalls.to(port).as("billing-coordinator").get(why).status()).isEqualTo(404);
  }

  /** As when the product was brought up to date beside a table of the firm's own. */
  @Test
  void legalOpsAreToldOnceOfANewerOneAndFindItUntilTheFirmHasAnswered() {
    deployed(Shipped.TABLES.deployment(), "7");
    deployed(Shipped.TABLES.firmsOwn(), "8");

    newer.notice();
    newer.notice();

    assertThat(proposals.trail("decision-table", TABLE)).extracting(RecordedAct::act)
        .startsWith("newer-shipped").containsOnlyOnce("newer-shipped");
    assertThat(mailsTo(colleague)).extracting(Message::subject)
        .containsExactly("table posting-delay: the product has come with a newer one");
    assertThat(standing(LEGAL_OPS)).singleElement().satisfies(blocked -> {
      assertThat(blocked.at("/kind").asText()).isEqualTo("RULE_NEWER_SHIPPED");
      assertThat(blocked.at("/owner").asText()).isEqualTo(LEGAL_OPS);
      assertThat(blocked.at("/nextAction").asText()).contains("/api/rules/posting-delay/file");
    });
    assertThat(standing("bookkeeper")).isEmpty();

    proposals.released(proposed("8"), port);

    assertThat(standing(LEGAL_OPS)).isEmpty();
  }

  private void deployed(String name, String minutes) {
    repository.createDeployment().name(name).addString(TABLE + ".dmn", minutes(minutes).text()).deploy();
  }

  private String proposed(String minutes) {
    var answer = proposals.propose(minutes(minutes), proposer.value(), port);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.json().at("/id").asText();
  }

  private List<JsonNode> waiting(String user, String change) {
    return blocked(user, "rule-change:" + change);
  }

  private List<JsonNode> standing(String user) {
    return blocked(user, "rule-newer:table:" + TABLE);
  }

  private List<JsonNode> blocked(String user, String id) {
    return HttpCalls.to(port).as(user).items("/api/exceptions").stream()
        .filter(one -> one.at("/id").asText().equals(id))
        .toList();
  }

  private List<Message> mailsTo(TimekeeperId person) {
    jdbc.queryForList("select id from personal_notice where person_id = ? and state = 'PLANNED'", String.class,
        person.value()).forEach(notice -> jobs.runAll("personal-notice", notice));
    return mailbox.all().stream().map(sent -> sent.message())
        .filter(mail -> mail.to().contains(Newcomers.mailOf(person)))
        .toList();
  }

  private static RuleText minutes(String minutes) {
    return EditedTable.replacing(TABLE, "<text>2</text>", "<text>%s</text>".formatted(minutes));
  }
}
