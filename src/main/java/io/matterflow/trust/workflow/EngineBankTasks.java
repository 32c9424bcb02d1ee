package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.BankProcesses.ACKNOWLEDGE_BANK_DEBIT;
import static io.matterflow.trust.workflow.BankProcesses.BANK_DEBIT;
import static io.matterflow.trust.workflow.BankProcesses.CURE_SHORTAGE;
import static io.matterflow.trust.workflow.BankProcesses.TRUST_SHORTAGE;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.trust.BankEventId;
import io.matterflow.trust.BankTasks;
import io.matterflow.trust.FreezeId;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Drives the processes about what a bank took, in the transaction that posted it. Whoever ends one at the engine does
 * not keep money from being made good.
 */
@Component
class EngineBankTasks implements BankTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;

  EngineBankTasks(RuntimeService runtime, WorkItems workItems) {
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @Override
  public void debited(BankEventId event) {
    runtime.startProcessInstanceByKey(BANK_DEBIT, event.toString());
  }

  @Override
  public void acknowledged(BankEventId event, Actor by) {
    workItems.completeIfOpen(BANK_DEBIT, ACKNOWLEDGE_BANK_DEBIT, event.toString(), by, Map.of());
  }

  @Override
  public void takenBack(BankEventId event) {
    workItems.open(BANK_DEBIT, ACKNOWLEDGE_BANK_DEBIT, event.toString()).ifPresent(workItems::overtaken);
  }

  @Override
  public void notShort(FreezeId freeze) {
    workItems.open(TRUST_SHORTAGE, CURE_SHORTAGE, freeze.toString()).ifPresent(workItems::overtaken);
  }

  @Override
  public void isShort(FreezeId freeze) {
    runtime.startProcessInstanceByKey(TRUST_SHORTAGE, freeze.toString());
  }

  @Override
  public void cured(FreezeId freeze, Actor by) {
    workItems.completeIfOpen(TRUST_SHORTAGE, CURE_SHORTAGE, freeze.toString(), by, Map.of());
  }
}
