package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentIntakeProcess.PAYMENT;
import static io.matterflow.receivables.workflow.PaymentIntakeProcess.REST_LEFT;

import io.matterflow.engine.ModelStep;
import io.matterflow.kernel.Role;
import io.matterflow.receivables.Payment;
import io.matterflow.receivables.PaymentIntake;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Allocate the payment",
    does = "Puts a payment against the invoices that it was meant for, and says whether anything is left over.",
    sets = "restLeft",
    owner = Role.BOOKKEEPER,
    nextAction = "Look at the decision payment-allocation and at the invoice, then try the step again; the payment is "
        + "stored.")
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
