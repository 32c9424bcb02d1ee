package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustDepositProcess.DEPOSIT;

import io.matterflow.engine.ModelStep;
import io.matterflow.trust.Deposits;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Money of which nobody says whose it is goes on to the lawyers' lists too. */
@ModelStep(
    name = "Bring an unidentified receipt before the lawyers",
    does = "Puts money of which nobody says whose it is on the lawyers' lists too.")
@Component
class WarnOfReceipt implements JavaDelegate {

  private final Deposits deposits;

  WarnOfReceipt(Deposits deposits) {
    this.deposits = deposits;
  }

  @Override
  public void execute(DelegateExecution execution) {
    deposits.warn(DEPOSIT.from(execution));
  }
}
