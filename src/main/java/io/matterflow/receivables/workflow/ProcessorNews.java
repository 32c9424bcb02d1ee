package io.matterflow.receivables.workflow;

import io.matterflow.kernel.Actor;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.receivables.PaymentIntake;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes in what a payment processor reports: the same intake as for a payment that a person records. */
@Component
class ProcessorNews {

  private final PaymentIntake intake;

  ProcessorNews(PaymentIntake intake) {
    this.intake = intake;
  }

  @EventListener
  void on(PaymentEvent event) {
    intake.take(event, Actor.ENGINE);
  }
}
