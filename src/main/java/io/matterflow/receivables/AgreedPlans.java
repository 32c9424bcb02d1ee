package io.matterflow.receivables;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * How the plan over an invoice stands, from what is open today. Where none was agreed here the directory may tell of
 * one, and nothing of its instalments.
 */
@Component
class AgreedPlans implements PaymentPlans {

  private final JdbcPlans plans;
  private final PlanFigures figures;
  private final Directory directory;

  AgreedPlans(JdbcPlans plans, PlanFigures figures, Directory directory) {
    this.plans = plans;
    this.figures = figures;
    this.directory = directory;
  }

  @Override
  public Standing of(Invoice invoice) {
    return plans.latest(invoice.number())
        .flatMap(plan -> standing(plan, invoice))
        .orElseGet(() -> directory.required(invoice.client()).paymentPlan() ? Standing.KEPT : Standing.NONE);
  }

  private Optional<Standing> standing(PaymentPlan plan, Invoice invoice) {
    var carriesThePlan = figures.lead(plan).filter(invoice.number()::equals).isPresent();
    return switch (plan.state()) {
      case STANDS -> Optional.of(carriesThePlan ? kept(plan, invoice.number()) : Standing.KEPT);
      case BROKEN, CANCELLED -> Optional.of(over(plan));
      case FULFILLED, LAPSED -> Optional.of(Standing.NONE);
      case ASKED, REFUSED, WITHDRAWN -> Optional.empty();
    };
  }

  /** Of several missed instalments the latest counts: each has its steps, and the ladder goes on with the newest. */
  private Standing kept(PaymentPlan plan, InvoiceNumber number) {
    return PaymentPlan.missedDays(figures.standings(plan)).stream()
        .max(Comparator.naturalOrder())
        .map(day -> Standing.missed(day).with(others(plan, number)))
        .orElse(Standing.KEPT);
  }

  /** Each invoice is due as it stands, and has a person of its own. */
  private Standing over(PaymentPlan plan) {
    return plan.endedAt()
        .map(moment -> Standing.brokenOn(figures.calendar().dateOf(moment)))
        .orElse(Standing.BROKEN);
  }

  private static Set<InvoiceNumber> others(PaymentPlan plan, InvoiceNumber number) {
    return plan.invoices().stream().filter(other -> !other.equals(number)).collect(Collectors.toSet());
  }
}
