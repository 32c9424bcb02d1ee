package io.matterflow.receivables;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the audit trail keeps of a plan: of each of its invoices, naming the others. */
@Component
class PlanStory {

  private final JdbcPlans plans;
  private final AuditTrail audit;

  PlanStory(JdbcPlans plans, AuditTrail audit) {
    this.plans = plans;
    this.audit = audit;
  }

  /** What has happened to the plan, which was so before; more adds what else is to be said. */
  void tell(String act, PaymentPlan before, Actor by, UnaryOperator<AuditEntry> more) {
    var after = plans.find(before.id()).orElseThrow();
    after.invoices().forEach(invoice -> audit.record(more.apply(entry(act, invoice, before, after, by))));
  }

  private static AuditEntry entry(String act, InvoiceNumber invoice, PaymentPlan before, PaymentPlan after, Actor by) {
    var entry = AuditEntry.of(by, act, "invoice", invoice)
        .after("plan", after.id())
        .after("state", after.state())
        .after("invoices", after.invoices().stream().map(InvoiceNumber::value).collect(Collectors.joining(" ")))
        .after("instalments", after.instalments().size())
        .after("total", after.total().plain())
        .after("last", after.last())
        .after("consent", "%s %s".formatted(after.consent().way(), after.consent().on()));
    return before.state() == after.state() ? entry : entry.before("state", before.state());
  }
}
