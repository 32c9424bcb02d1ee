package io.matterflow.prebill;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Answer.Done;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a pre-bill waits for as long as an exception holds it. Whoever answers first is its owner meanwhile. */
@Service
public class ExceptionGate {

  private final JdbcPreBills preBills;
  private final GuidelineCheck guidelines;
  private final AutoCut autoCut;
  private final PreBillTasks tasks;
  private final ReviewClock deadlines;
  private final Owners owners;

  ExceptionGate(
      JdbcPreBills preBills,
      GuidelineCheck guidelines,
      AutoCut autoCut,
      PreBillTasks tasks,
      ReviewClock deadlines,
      Owners owners) {
    this.preBills = preBills;
    this.guidelines = guidelines;
    this.autoCut = autoCut;
    this.tasks = tasks;
    this.deadlines = deadlines;
    this.owners = owners;
  }

  /**
   * Checks all lines. Answers whether the pre-bill may go on; if not, it now waits for the owner of its first
   * exception.
   */
  @Transactional
  public boolean opensFor(PreBillId id) {
    var preBill = preBills.lock(id)
        .orElseThrow(() -> new IllegalStateException("there is no pre-bill " + id));
    return preBill.state() == PreBillState.COMPILED ? opensFirst(preBill) : opens(preBill, holding(preBill, Set.of()));
  }

  /** Only a new pre-bill is cut by itself; whatever is found after people have seen it is theirs to judge. */
  private boolean opensFirst(PreBill preBill) {
    var holding = guidelines.checkFirst(preBill);
    var cut = autoCut.cut(preBill, holding);
    return cut.lines().isEmpty()
        ? opens(preBill, holding)
        : opens(cut.preBill(), holding(cut.preBill(), cut.lines()));
  }

  private List<PreBillException> holding(PreBill preBill, Set<PreBillLineId> fresh) {
    return guidelines.check(preBill, fresh, Actor.ENGINE);
  }

  private boolean opens(PreBill preBill, List<PreBillException> holding) {
    if (!holding.isEmpty()) {
      wait(preBill, holding);
    }
    return holding.isEmpty();
  }

  /** Somebody says that all is answered: it goes on if that is so. */
  @Transactional
  public Answer<PreBill> answered(PreBillId id, Actor by) {
    var preBill = preBills.lock(id).orElseThrow(() -> new IllegalStateException("there is no pre-bill " + id));
    recheck(preBill, Set.of(), by);
    var after = preBills.find(id).orElseThrow();
    return after.state().holdsForExceptions()
        ? Answer.refused(Refusal.EXCEPTIONS_OPEN, "The first open one waits for %s.".formatted(owners.of(after).name()))
        : new Done<>(after);
  }

  /** After a change or an answer: what is still open, and on with the process when nothing is. */
  void recheck(PreBill preBill, Set<PreBillLineId> changed, Actor by) {
    var holding = guidelines.check(preBill, changed, by);
    if (!preBill.state().holdsForExceptions()) {
      return;
    }
    if (holding.isEmpty()) {
      tasks.exceptionsResolved(preBill.id(), by);
    } else {
      wait(preBill, holding);
      tasks.exceptionOwnersChanged(preBill.id());
    }
  }

  /** Whoever is asked already keeps the deadline; somebody else has the whole time. */
  private void wait(PreBill preBill, List<PreBillException> holding) {
    var owner = holding.get(0).owner();
    var state = owner.role() == Role.TIMEKEEPER ? PreBillState.WAITING_ON_TIMEKEEPER : PreBillState.EXCEPTION;
    var isAsked = preBill.state() == state
        && preBill.round().asked().stream().findFirst().filter(owner::equals).isPresent();
    if (!isAsked) {
      deadlines.begin(preBill, state, owner);
    }
  }
}
