package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.CycleMatter.Outcome;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes the pre-bills of a batch of matters in the transaction at hand: all of them, or none. */
@Component
class Compilation {

  private final JdbcPreBills preBills;
  private final JdbcBillingCycles cycles;
  private final Assembly assembly;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Compilation(
      JdbcPreBills preBills,
      JdbcBillingCycles cycles,
      Assembly assembly,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.preBills = preBills;
    this.cycles = cycles;
    this.assembly = assembly;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  void compile(BillingRun run, List<CycleMatter> due) {
    var ids = due.stream().map(CycleMatter::matter).toList();
    var existing = preBills.of(ids, run.periodEnd());
    var matters = directory.matters(ids);
    var made = new ArrayList<PreBill>();
    var outcomes = new ArrayList<CycleMatter>();
    for (var matter : due) {
      var before = Optional.ofNullable(existing.get(matter.matter()));
      var compiled = before.isPresent() ? Optional.<PreBill>empty() : compiled(matter.matter(), matters, run.periodEnd());
      compiled.ifPresent(made::add);
      outcomes.add(outcome(matter, before.or(() -> compiled.map(PreBill::id)), run.periodEnd()));
    }
    keep(run, made, outcomes);
  }

  private Optional<PreBill> compiled(MatterId id, Map<MatterId, Matter> matters, LocalDate periodEnd) {
    var matter = Optional.ofNullable(matters.get(id))
        .orElseThrow(() -> new IllegalStateException("matter %s is not in the directory".formatted(id)));
    var preBill = PreBillId.next();
    var lines = assembly.lines(preBill, matter, periodEnd);
    var compiled = PreBill.compiled(preBill, id, matter.client(), periodEnd, directory.required(matter.client()).currency(),
        Holder.of(Role.BILLING_COORDINATOR), clock.instant(), lines);
    if (compiled.hasSomethingToBill()) {
      return Optional.of(compiled);
    }
    assembly.release(preBill, lines);
    return Optional.empty();
  }

  /** Without time left, another run may have been faster: then its pre-bill is this run's too. */
  private CycleMatter outcome(CycleMatter due, Optional<PreBillId> known, LocalDate periodEnd) {
    var preBill = known.or(() -> preBills.of(due.matter(), periodEnd));
    return new CycleMatter(due.matter(), preBill.isPresent() ? Outcome.COMPILED : Outcome.NOTHING_TO_BILL,
        preBill.isPresent() ? due.reason() : "NOTHING_TO_BILL", due.rule(), preBill);
  }

  private void keep(BillingRun run, List<PreBill> made, List<CycleMatter> outcomes) {
    preBills.insert(made);
    made.forEach(preBill -> audit.record(AuditEntry.of(Actor.ENGINE, "compiled", "pre-bill", preBill.id())
        .after("cycle", run.id())
        .after("matter", preBill.matter())
        .after("periodEnd", preBill.periodEnd())
        .after("lines", preBill.lines().size())
        .after("total", preBill.totals().total().plain())));
    cycles.updateMatters(run.id(), outcomes);
    events.publishEvent(new PreBillsCompiled(made.stream().map(PreBill::id).toList()));
  }
}
