package io.matterflow.invoicing.workflow;

/** The names that {@code bpmn/delivery-failure.bpmn} and this package share. */
final class DeliveryFailureProcess {

  static final String ID = "delivery-failure";
  static final String MEND_ADDRESS = "mendAddress";

  private DeliveryFailureProcess() {}
}
