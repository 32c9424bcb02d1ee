package io.matterflow.receivables;

import io.matterflow.directory.FirmCalendar;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.BusinessCalendar;
import io.matterflow.kernel.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads how the invoices of a plan stand today, and what that makes of its instalments. */
@Component
class PlanFigures {

  private final Invoices invoices;
  private final JdbcPayments payments;
  private final FirmCalendar calendar;
  private final Clock clock;

  PlanFigures(Invoices invoices, JdbcPayments payments, FirmCalendar calendar, Clock clock) {
    this.invoices = invoices;
    this.payments = payments;
    this.calendar = calendar;
    this.clock = clock;
  }

  PaymentPlan.Now now(PaymentPlan plan) {
    var all = invoicesOf(plan);
    return new PaymentPlan.Now(
        sum(plan.invoices().stream().map(number -> invoices.partsOf(number).total()).toList()),
        sum(all.stream().map(Invoice::open).toList()),
        sum(all.stream().map(invoice -> payments.onTheWayTo(invoice).plus(invoice.reserved())).toList()),
        all.stream().anyMatch(invoice -> invoice.disputed().isPositive()));
  }

  List<PaymentPlan.Standing> standings(PaymentPlan plan) {
    return plan.standings(now(plan), today(), calendar());
  }

  /** The invoice that carries what is told about the whole plan: the first with something open. */
  Optional<InvoiceNumber> lead(PaymentPlan plan) {
    return invoicesOf(plan).stream().filter(invoice -> !invoice.isSettled()).map(Invoice::number).findFirst();
  }

  List<Invoice> invoicesOf(PaymentPlan plan) {
    return plan.invoices().stream().map(this::invoice).toList();
  }

  BusinessCalendar calendar() {
    return calendar.calendar();
  }

  LocalDate today() {
    return calendar().dateOf(clock.instant());
  }

  private Invoice invoice(InvoiceNumber number) {
    return invoices.find(number).orElseThrow(() -> new IllegalStateException("there is no invoice " + number));
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money::plus).orElseThrow();
  }
}
