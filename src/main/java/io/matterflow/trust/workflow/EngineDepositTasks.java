package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustDepositProcess.CLEARING_DAY_COME;
import static io.matterflow.trust.workflow.TrustDepositProcess.CONFIRM_DEPOSITS;
import static io.matterflow.trust.workflow.TrustDepositProcess.DEPOSIT_DRAWABLE;
import static io.matterflow.trust.workflow.TrustDepositProcess.DEPOSIT_DRAWABLE_AT;
import static io.matterflow.trust.workflow.TrustDepositProcess.ID;
import static io.matterflow.trust.workflow.TrustDepositProcess.IDENTIFY_RECEIPT;
import static io.matterflow.trust.workflow.TrustDepositProcess.RECEIPT_IDENTIFIED;
import static io.matterflow.trust.workflow.TrustDepositProcess.RECEIPT_OVERDUE_AT;
import static io.matterflow.trust.workflow.TrustDepositProcess.RELEASE_ASKED;
import static io.matterflow.trust.workflow.TrustDepositProcess.RELEASE_DEPOSIT;
import static io.matterflow.trust.workflow.TrustDepositProcess.RETURNED;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.trust.DepositId;
import io.matterflow.trust.DepositTasks;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Drives the process of each deposit, in the transaction that posted, identified or confirmed it. Whoever ends one at
 * the engine does not keep the deposit from being used.
 */
@Component
class EngineDepositTasks implements DepositTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;

  EngineDepositTasks(RuntimeService runtime, WorkItems workItems) {
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @Override
  public void received(DepositId deposit) {
    runtime.startProcessInstanceByKey(ID, deposit.toString(), RECEIPT_IDENTIFIED.passing(true));
  }

  @Override
  public void receivedForNobody(DepositId deposit, Instant overdueAt) {
    var flags = new HashMap<>(RECEIPT_IDENTIFIED.passing(false));
    flags.putAll(RECEIPT_OVERDUE_AT.of(overdueAt));
    runtime.startProcessInstanceByKey(ID, deposit.toString(), flags);
  }

  @Override
  public void identified(DepositId deposit, Actor by) {
    workItems.completeIfOpen(ID, IDENTIFY_RECEIPT, deposit.toString(), by, Map.of());
  }

  @Override
  public void confirmed(DepositId deposit, boolean drawable, Instant from, Actor by) {
    var flags = new HashMap<>(DEPOSIT_DRAWABLE.passing(drawable));
    flags.putAll(DEPOSIT_DRAWABLE_AT.of(from));
    workItems.completeIfOpen(ID, CONFIRM_DEPOSITS, deposit.toString(), by, flags);
  }

  @Override
  public void releaseAsked(DepositId deposit) {
    runtime.createMessageCorrelation(RELEASE_ASKED).processInstanceBusinessKey(deposit.toString()).correlateAll();
  }

  @Override
  public void releaseDecided(DepositId deposit, Actor by) {
    workItems.completeIfOpen(ID, RELEASE_DEPOSIT, deposit.toString(), by, Map.of());
  }

  @Override
  public void returned(DepositId deposit) {
    runtime.createMessageCorrelation(RETURNED).processInstanceBusinessKey(deposit.toString()).correlateAll();
  }

  @Override
  public void standsAgain(DepositId deposit, Optional<Instant> drawableFrom) {
    var start = runtime.createProcessInstanceByKey(ID).businessKey(deposit.toString())
        .setVariables(RECEIPT_IDENTIFIED.passing(true));
    drawableFrom.map(from -> start.setVariables(DEPOSIT_DRAWABLE_AT.of(from)).startBeforeActivity(CLEARING_DAY_COME))
        .orElseGet(() -> start.startBeforeActivity(CONFIRM_DEPOSITS))
        .execute();
  }

  @Override
  public void overdue(DepositId deposit) {
    workItems.reassign(ID, IDENTIFY_RECEIPT, deposit.toString());
  }
}
