package io.matterflow.receivables.workflow;

import io.matterflow.invoicing.InvoiceSettled;
import io.matterflow.invoicing.PaymentTakenBack;
import io.matterflow.receivables.PlanWatch;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Ends a plan when nothing is open any more, and wakes it when money goes back; before the ladder hears of either. */
@Component
class PlanNews {

  private final PlanWatch plans;

  PlanNews(PlanWatch plans) {
    this.plans = plans;
  }

  @Order(0)
  @EventListener
  void on(InvoiceSettled news) {
    plans.settled(news.number());
  }

  @Order(0)
  @EventListener
  void on(PaymentTakenBack news) {
    plans.tookBack(news.number(), news.amount());
  }
}
