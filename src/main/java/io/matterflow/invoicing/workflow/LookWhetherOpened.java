package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.UnopenedInvoiceProcess.INVOICE;
import static io.matterflow.invoicing.workflow.UnopenedInvoiceProcess.LOOK;
import static io.matterflow.invoicing.workflow.UnopenedInvoiceProcess.LOOK_AT;

import io.matterflow.engine.ModelStep;
import io.matterflow.invoicing.UnopenedInvoices;
import io.matterflow.invoicing.UnopenedInvoices.Look;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Look whether the invoice was opened",
    does = "Says whether a client has opened or paid an invoice, and when to look again.",
    sets = {"look", "lookAt"},
    keeps = {"look", "lookAt"})
@Component
class LookWhetherOpened implements JavaDelegate {

  private final UnopenedInvoices unopened;

  LookWhetherOpened(UnopenedInvoices unopened) {
    this.unopened = unopened;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var number = INVOICE.from(execution);
    var look = unopened.look(number);
    LOOK.set(execution, look);
    if (look == Look.LATER) {
      LOOK_AT.set(execution, unopened.lookAgainAt(number));
    }
  }
}
