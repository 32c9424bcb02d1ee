package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.engine.Shipped;
import io.matterflow.rules.RuleText.Kind;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * An edited model on its way into force and back: with the models that it comes with, past the cases that are under
 * way.
 */
@ProductTest
@Tag("both-databases")
class ModelChangesTest {

  @Autowired private RuleChanges changes;
  @Autowired private Proposals proposals;
  @Autowired private AsItCame asItCame;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @LocalServerPort private int port;

  @AfterEach
  void theModelsAreAsTheyCame() {
    asItCame.model("time-capture");
    asItCame.model("time-posting");
    asItCame.model("rule-change");
  }

  /** time-capture calls the time-posting of its own deployment. */
  @Test
  void whatIsCalledInTheVersionItCameWithComesInTogetherWithItsCaller() {
    var change = proposals.propose(
        EditedModel.of("time-posting").replace("name=\"Supply the rate\"", "name=\"Say the rate\"").text(), port);
    assertThat(change.status()).as(change.toString()).isEqualTo(202);
    assertThat(change.body()).contains("Supply the rate becomes Say the rate");
    var id = change.json().at("/id").asText();

    proposals.released(id, port);

    assertThat(latest("time-capture").getDeploymentId()).isEqualTo(latest("time-posting").getDeploymentId());
    assertThat(changes.text(Kind.MODEL, "time-capture")).isEqualTo(Shipped.MODELS.text("time-capture"));
    assertThat(changes.inForce(Kind.MODEL, "time-posting").orElseThrow())
        .extracting(RuleInForce::version, RuleInForce::firmsOwn)
        .containsExactly(2, true);
    proposals.done(proposals.act(id, "rollback", Proposals.LEGAL_OPS, port));
    assertThat(latest("time-capture").getDeploymentId()).isEqualTo(latest("time-posting").getDeploymentId());
    assertThat(changes.inForce(Kind.MODEL, "time-posting").orElseThrow())
        .extracting(RuleInForce::version, RuleInForce::firmsOwn)
        .containsExactly(3, false);
  }

  /**
   * Both stand on their own: the caller comes in again with the called one, unchanged, and its change is taken back all
   * the same.
   */
  @Test
  void aChangeIsTakenBackThoughItsModelCameInAgainWithAnother() {
    var caller = proposals
        .proposed(EditedModel.of("time-capture").replace("name=\"Post time\"", "name=\"Post the time\"").text(), port);
    var waiting = proposals
        .proposed(EditedModel.of("time-capture").replace("name=\"Post time\"", "name=\"Bring it home\"").text(), port);
    var called = proposals.proposed(
        EditedModel.of("time-posting").replace("name=\"Supply the rate\"", "name=\"Say the rate\"").text(), port);
    proposals.released(called, port);
    proposals.released(caller, port);

    assertThat(proposals.act(waiting, "release", Proposals.BILLING_ADMIN, port).status()).isEqualTo(409);
    proposals.done(proposals.act(called, "rollback", Proposals.LEGAL_OPS, port));
    assertThat(changes.text(Kind.MODEL, "time-capture").orElseThrow()).contains("Post the time");
    proposals.done(proposals.act(caller, "rollback", Proposals.LEGAL_OPS, port));
    assertThat(changes.inForce(Kind.MODEL, "time-capture").orElseThrow().firmsOwn()).isFalse();
    proposals.leaveNothing("time-capture", port);
  }

  /** A change that waits can be withdrawn, though the model released since has no such event any more. */
  @Test
  void aCaseUnderWayKeepsTheStepThatTheNewModelLacksAndANewOneGoesTheNewWay() {
    var waiting = proposals.proposed(edited("4"), port);
    var change = proposals.propose(
        EditedModel.of("rule-change").without("toWithdrawn").without("changeGone").without("changeWithdrawn").text(),
        port);
    assertThat(change.body()).contains("Event Withdrawn (changeWithdrawn) is gone.");
    assertThat(change.json().at("/findings").toString()).contains("rule-change.withdrawn");
    var id = change.json().at("/id").asText();
    proposals.released(id, port);
    var later = proposals.proposed(edited("5"), port);

    assertThat(versionOf(waiting)).isEqualTo(1);
    assertThat(versionOf(later)).isEqualTo(2);
    proposals.done(proposals.act(waiting, "withdrawal", Proposals.LEGAL_OPS, port));
    proposals.done(proposals.act(later, "refusal", Proposals.BILLING_ADMIN, port));
    proposals.done(proposals.act(id, "rollback", Proposals.BILLING_ADMIN, port));
    assertThat(changes.inForce(Kind.MODEL, "rule-change").orElseThrow())
        .extracting(RuleInForce::version, RuleInForce::firmsOwn)
        .containsExactly(3, false);
  }

  private int versionOf(String change) {
    return Integer.parseInt(runtime.createProcessInstanceQuery()
        .processInstanceBusinessKey(change)
        .singleResult()
        .getProcessDefinitionId()
        .split(":")[1]);
  }

  private static RuleText edited(String minutes) {
    return EditedTable.replacing("posting-delay", "<text>2</text>", "<text>%s</text>".formatted(minutes));
  }

  private ProcessDefinition latest(String key) {
    return repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult();
  }
}
