package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.PlanDue;
import io.matterflow.receivables.PaymentPlan.Standing;
import io.matterflow.receivables.PaymentPlan.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What of a plan is to be paid by now, less what is on its way: read from its invoices, as the plan itself is. */
@Component
class InstalmentsDue implements PlanDue, MissedInstalments {

  private final JdbcPlans plans;
  private final PlanFigures figures;

  InstalmentsDue(JdbcPlans plans, PlanFigures figures) {
    this.plans = plans;
    this.figures = figures;
  }

  @Override
  public Optional<Due> of(Invoice invoice) {
    return standing(invoice).flatMap(plan -> {
      var open = figures.standings(plan).stream().filter(one -> one.open().isPositive()).toList();
      var dueByNow = upTo(open, one -> !one.instalment().dueOn().isAfter(figures.today()));
      return due(plan, dueByNow).or(() -> Stream.iterate(dueByNow.size() + 1, count -> count + 1)
          .limit(open.size() - dueByNow.size())
          .flatMap(count -> due(plan, open.subList(0, count)).stream())
          .findFirst());
    });
  }

  @Override
  public Optional<Due> missed(Invoice invoice) {
    return standing(invoice).flatMap(plan -> due(plan, upTo(figures.standings(plan), Standing::missed)));
  }

  /** All up to the last that is so: what comes in counts to the oldest. */
  private static List<Standing> upTo(List<Standing> standings, Predicate<Standing> isSo) {
    var last = 0;
    for (var at = 0; at < standings.size(); at++) {
      last = isSo.test(standings.get(at)) ? at + 1 : last;
    }
    return standings.subList(0, last);
  }

  private Optional<Due> due(PaymentPlan plan, List<Standing> instalments) {
    return instalments.stream()
        .map(Standing::open)
        .reduce((one, other) -> one.plus(other))
        .map(open -> open.minus(figures.now(plan).onTheWay()))
        .filter(left -> left.isPositive())
        .map(left -> new Due(left, instalments.get(instalments.size() - 1).instalment().dueOn()));
  }

  private Optional<PaymentPlan> standing(Invoice invoice) {
    return plans.latest(invoice.number()).filter(plan -> plan.state() == State.STANDS);
  }
}
