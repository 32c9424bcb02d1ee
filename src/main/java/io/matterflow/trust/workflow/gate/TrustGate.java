package io.matterflow.trust.workflow.gate;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets the gate up in the engine before the first model comes in. What it refuses stands in the trail, though its
 * deployment never was.
 */
@Component
@Order(200)
class TrustGate extends AbstractProcessEnginePlugin {

  private static final int MOST_OF_A_NAME = 200;
  private static final int MOST_OF_A_REASON = 3000;

  private final TrustSteps known;
  private final AuditTrail audit;
  private final TransactionTemplate ownTransaction;

  TrustGate(ListableBeanFactory beans, AuditTrail audit, PlatformTransactionManager transactions) {
    this.known = new TrustSteps(beans);
    this.audit = audit;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    close(engine, known, this::record);
  }

  static void close(ProcessEngineConfigurationImpl engine, TrustSteps known, Refused refused) {
    var listeners = new ArrayList<BpmnParseListener>(
        Optional.ofNullable(engine.getCustomPostBPMNParseListeners()).orElse(List.of()));
    listeners.add(new ModelsAtTheGate(known, refused));
    engine.setCustomPostBPMNParseListeners(listeners);
    var deployers = new ArrayList<Deployer>(Optional.ofNullable(engine.getCustomPreDeployers()).orElse(List.of()));
    deployers.add(new TablesAtTheGate(known, refused));
    engine.setCustomPreDeployers(deployers);
  }

  private void record(String what, List<String> refusals) {
    ownTransaction.executeWithoutResult(status ->
    audit.recordAttempt(
        AuditEntry.of(Actor.ENGINE, "refused-at-the-trust-gate", "model", beginning(what, MOST_OF_A_NAME))
            .after("why", beginning(String.join(" ", refusals), MOST_OF_A_REASON))));
  }

  private static String beginning(String words, int most) {
    return words.substring(0, Math.min(words.length(), most));
  }
}
