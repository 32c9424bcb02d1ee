package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentIntakeProcess.PAYMENT;
import static io.matterflow.receivables.workflow.PaymentIntakeProcess.REST_LEFT;

import io.matterflow.receivables.Payment;
import io.matterflow.receivables.PaymentIntake;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AllocatePayment implements JavaDelegate {

  private final PaymentIntake intake;

  AllocatePayment(PaymentIntake intake) {
    this.intake = intake;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var payment = intake.allocate(PAYMENT.from(execution));
    REST_LEFT.pass(execution, payment.state() == Payment.State.UNDECIDED);
  }
}
