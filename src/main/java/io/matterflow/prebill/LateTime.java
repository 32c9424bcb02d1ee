package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Time of a period whose pre-bill is there already: it joins for as long as nobody has passed the review. Afterwards
 * what was reviewed stays what it was, and the next bill takes the time.
 */
@Service
public class LateTime {

  private final JdbcPreBills preBills;
  private final JdbcPreBillLines lines;
  private final Assembly assembly;
  private final Reckoner reckoner;
  private final ExceptionGate gate;
  private final FeeArrangements arrangements;
  private final Directory directory;
  private final AuditTrail audit;

  LateTime(
      JdbcPreBills preBills,
      JdbcPreBillLines lines,
      Assembly assembly,
      Reckoner reckoner,
      ExceptionGate gate,
      FeeArrangements arrangements,
      Directory directory,
      AuditTrail audit) {
    this.preBills = preBills;
    this.lines = lines;
    this.assembly = assembly;
    this.reckoner = reckoner;
    this.gate = gate;
    this.arrangements = arrangements;
    this.directory = directory;
    this.audit = audit;
  }

  /** Whatever waits on the matter up to the end of the period joins with it, in one new version. */
  @Transactional
  public void join(MatterId matter, LocalDate workDate) {
    preBills.editable(matter, workDate)
        .flatMap(preBills::lock)
        .filter(preBill -> preBill.state().isEditable())
        .ifPresent(this::extended);
  }

  private void extended(PreBill preBill) {
    var late = renumbered(taken(preBill), preBill.nextPosition());
    if (late.isEmpty()) {
      return;
    }
    lines.insert(preBill.id(), late);
    var extended = reckoner.settled(preBill, preBill.adding(late));
    preBills.update(extended);
    audit.record(AuditEntry.of(Actor.ENGINE, "late-time-joined", "pre-bill", preBill.id())
        .before("version", preBill.version())
        .after("version", extended.version())
        .after("lines", late.size())
        .after("total", extended.totals().total().plain()));
    var fresh = new HashSet<PreBillLineId>();
    late.forEach(line -> fresh.add(line.id()));
    gate.recheck(extended, fresh, Actor.ENGINE);
  }

  private List<PreBillLine> taken(PreBill preBill) {
    var matter = directory.required(preBill.matter());
    var draft = new Draft(preBill.id(), matter, directory.required(preBill.client()), arrangements.of(matter));
    return assembly.lines(List.of(draft), preBill.periodEnd()).getOrDefault(preBill.id(), List.of());
  }

  private static List<PreBillLine> renumbered(List<PreBillLine> taken, int first) {
    var numbered = new ArrayList<PreBillLine>();
    taken.forEach(line -> numbered.add(line.at(first + numbered.size())));
    return numbered;
  }
}
