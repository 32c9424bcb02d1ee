package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.CycleMatter.Outcome;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
  private final Reckoner reckoner;
  private final FeeArrangements arrangements;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Compilation(
      JdbcPreBills preBills,
      JdbcBillingCycles cycles,
      Assembly assembly,
      Reckoner reckoner,
      FeeArrangements arrangements,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.preBills = preBills;
    this.cycles = cycles;
    this.assembly = assembly;
    this.reckoner = reckoner;
    this.arrangements = arrangements;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  void compile(BillingRun run, List<CycleMatter> due) {
    var ids = due.stream().map(CycleMatter::matter).toList();
    var existing = preBills.of(ids, run.periodEnd());
    var drafts = drafts(ids.stream().filter(matter -> !existing.containsKey(matter)).toList());
    var made = compiled(drafts, run.periodEnd());
    var known = new HashMap<>(existing);
    made.forEach(preBill -> known.put(preBill.matter(), preBill.id()));
    keep(run, made, due.stream()
        .map(matter -> outcome(matter, Optional.ofNullable(known.get(matter.matter())), run.periodEnd()))
        .toList());
  }

  private Map<PreBillId, Draft> drafts(List<MatterId> ids) {
    var matters = directory.matters(ids);
    var clients = directory.clients(matters.values().stream().map(Matter::client).toList());
    var arrangement = arrangements.asked();
    var drafts = new LinkedHashMap<PreBillId, Draft>();
    for (var id : ids) {
      var matter = known(matters, id, "matter");
      var draft = new Draft(PreBillId.next(), matter, known(clients, matter.client(), "client"),
          arrangement.apply(matter).result());
      drafts.put(draft.id(), draft);
    }
    return drafts;
  }

  private static <I, T> T known(Map<I, T> directory, I id, String what) {
    return Optional.ofNullable(directory.get(id))
        .orElseThrow(() -> new IllegalStateException("%s %s is not in the directory".formatted(what, id)));
  }

  /** Those for which there is something to bill; what the others have taken is given back. */
  private List<PreBill> compiled(Map<PreBillId, Draft> drafts, LocalDate periodEnd) {
    var compiled = new ArrayList<PreBill>();
    var editions = preBills.editions(drafts.values().stream().map(draft -> draft.matter().id()).toList(), periodEnd);
    assembly.lines(drafts.values(), periodEnd).forEach((id, lines) -> {
      var draft = known(drafts, id, "pre-bill");
      var preBill = PreBill.compiled(id, draft.matter().id(), draft.client().id(), periodEnd, draft.client().currency(),
          Holder.of(Role.BILLING_COORDINATOR), clock.instant(), lines);
      if (preBill.hasSomethingToBill()) {
        compiled.add(Optional.ofNullable(editions.get(preBill.matter()))
            .map(before -> preBill.edition(before + 1))
            .orElse(preBill));
      } else {
        assembly.release(id, lines);
      }
    });
    return reckoner.reckoned(compiled, drafts);
  }

  /** Without time left, another run may have been faster: then its pre-bill is this run's too. */
  private CycleMatter outcome(CycleMatter due, Optional<PreBillId> known, LocalDate periodEnd) {
    var preBill = known.or(() -> preBills.of(due.matter(), periodEnd));
    return new CycleMatter(due.matter(), preBill.isPresent() ? Outcome.COMPILED : Outcome.NOTHING_TO_BILL,
        preBill.isPresent() ? due.reason() : "NOTHING_TO_BILL", due.rule(), preBill);
  }

  private void keep(BillingRun run, List<PreBill> made, List<CycleMatter> outcomes) {
    insert(made);
    audit.recordAll(made.stream().map(preBill -> compiledEntry(preBill).after("cycle", run.id())).toList());
    cycles.updateMatters(run.id(), outcomes);
    events.publishEvent(new PreBillsCompiled(made.stream().map(PreBill::id).toList()));
  }

  private void insert(List<PreBill> made) {
    preBills.insert(made);
    reckoner.keep(made);
    preBills.lock(made.stream().map(PreBill::id).toList());
  }

  private static AuditEntry compiledEntry(PreBill preBill) {
    return AuditEntry.of(Actor.ENGINE, "compiled", "pre-bill", preBill.id())
        .after("matter", preBill.matter())
        .after("periodEnd", preBill.periodEnd())
        .after("lines", preBill.lines().size())
        .after("total", preBill.totals().total().plain());
  }

  /** A further pre-bill of the period in the place of one that was voided; empty when nothing of it is left to bill. */
  Optional<PreBillId> again(PreBill voided) {
    var made = compiled(drafts(List.of(voided.matter())), voided.periodEnd());
    insert(made);
    made.forEach(preBill -> {
      preBills.replaces(preBill.id(), voided.id());
      audit.record(compiledEntry(preBill).after("replaces", voided.number()));
    });
    if (!made.isEmpty()) {
      events.publishEvent(new PreBillsCompiled(made.stream().map(PreBill::id).toList()));
    }
    return made.stream().map(PreBill::id).findFirst();
  }
}
