package io.matterflow.trust.workflow.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The gate stands in the product as it runs, and what it refuses is in the trail. */
@ProductTest
@Tag("both-databases")
class TrustGateInPlaceTest {

  private static final String STEP = "<bpmn:serviceTask id=\"thank\" camunda:class=\"a.B\" />";

  @Autowired private RepositoryService repository;
  @Autowired private AuditTrail audit;
  @Autowired private ApplicationContext beans;

  @Test
  void aModelThatItRefusesIsNotDeployedAndStandsInTheTrail() {
    var name = "evil-" + UUID.randomUUID();

    assertThatThrownBy(
        () -> repository.createDeployment().addString(name + ".bpmn", Edited.other(name, STEP).text()).deploy())
        .hasMessageContaining("The model " + name + " does not come in")
        .hasMessageContaining("began -> thank names the class a.B");

    assertThat(repository.createDeploymentQuery().list()).noneMatch(deployment -> name.equals(deployment.getName()));
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey(name).count()).isZero();
    var acts = audit
        .acts(new AuditQuery(Optional.of("model"), Optional.of(name), Optional.empty(), Optional.empty(), 10));
    assertThat(acts).singleElement().satisfies(act -> {
      assertThat(act.act()).isEqualTo("refused-at-the-trust-gate");
      assertThat(act.after().toString()).contains("began -> thank names the class a.B");
    });
  }

  @Test
  void aTableThatItRefusesStandsInTheTrail() {
    var name = "evil-" + UUID.randomUUID() + ".dmn";

    assertThatThrownBy(() -> repository.createDeployment()
        .addString(name, OtherModelsAtTheGateTest.table("", "trustLedger.post(1)"))
        .deploy())
        .hasMessageContaining("The table " + name + " does not come in");

    assertThat(
        audit.acts(new AuditQuery(Optional.of("model"), Optional.of(name), Optional.empty(), Optional.empty(), 10)))
        .hasSize(1);
  }

  @Test
  void itKnowsEveryStepThatDebitsBeforeAnyIsMade() {
    assertThat(new TrustSteps(beans).debits()).containsExactlyInAnyOrder(beans.getBeanNamesForType(DebitsTrust.class));
  }
}
