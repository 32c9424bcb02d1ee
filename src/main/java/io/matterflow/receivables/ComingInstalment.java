package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;
import io.matterflow.kernel.Wording;
import io.matterflow.receivables.PaymentPlan.State;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a plan that is kept waits for, in words. */
@Component
class ComingInstalment {

  private final JdbcPlans plans;
  private final PlanFigures figures;

  ComingInstalment(JdbcPlans plans, PlanFigures figures) {
    this.plans = plans;
    this.figures = figures;
  }

  /** Empty where no plan was agreed here, or a dispute says more. */
  Optional<String> wordsFor(Invoice invoice) {
    return plans.latest(invoice.number())
        .filter(plan -> plan.state() == State.STANDS && !figures.now(plan).disputed())
        .flatMap(plan -> figures.standings(plan).stream()
            .filter(one -> one.open().isPositive())
            .findFirst()
            .map(next -> "The client is on a payment plan: %s of instalment %d of %d is due on %s.".formatted(
                Wording.of(next.open()),
                next.instalment().position(),
                plan.instalments().size(),
                Wording.of(next.instalment().dueOn()))));
  }
}
