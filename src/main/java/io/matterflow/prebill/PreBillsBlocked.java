package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.JdbcBillingCycles.FailedMatter;
import io.matterflow.prebill.JdbcPreBillExceptions.Holding;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pre-bills that an exception holds, and matters for which none could be made. */
@Component
class PreBillsBlocked implements BlockedWork {

  private static final int MOST = 500;

  private final JdbcPreBillExceptions exceptions;
  private final JdbcBillingCycles cycles;
  private final PreBillPeople people;
  private final Directory directory;

  PreBillsBlocked(
      JdbcPreBillExceptions exceptions, JdbcBillingCycles cycles, PreBillPeople people, Directory directory) {
    this.exceptions = exceptions;
    this.cycles = cycles;
    this.people = people;
    this.directory = directory;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor) {
    var blocked = new ArrayList<Blocked>();
    exceptions.holding(actor.timekeeper(), people.mattersRead(actor, directory), MOST).stream()
        .map(PreBillsBlocked::blocked)
        .forEach(blocked::add);
    if (people.mayReadCycles(actor)) {
      cycles.failed(MOST).stream().map(PreBillsBlocked::blocked).forEach(blocked::add);
    }
    return blocked;
  }

  private static Blocked blocked(Holding holding) {
    var exception = holding.exception();
    return new Blocked(
        exception.id().toString(),
        "guideline-exception",
        Subject.of("pre-bill", exception.preBill()),
        "%s: %s".formatted(exception.rule(), exception.sentence()),
        exception.owner().name(),
        exception.since(),
        holding.dueAt(),
        exception.priority(),
        nextAction(exception),
        "POST /api/pre-bills/%s/exceptions/%s/resolution".formatted(exception.preBill(), exception.id()));
  }

  private static Blocked blocked(FailedMatter failed) {
    return new Blocked(
        failed.cycle() + ":" + failed.matter(),
        "billing-failed",
        Subject.of("matter", failed.matter()),
        "No pre-bill could be made: " + failed.reason(),
        Role.BILLING_COORDINATOR.group(),
        failed.since(),
        "Correct what the reason names, then run the billing cycle again: the matters that were billed are left alone.",
        "POST /api/billing-cycles");
  }

  private static String nextAction(PreBillException exception) {
    return switch (exception.action()) {
      case FIX -> "Correct the line, then resolve the exception as FIXED.";
      case APPROVE -> "Obtain the approval and resolve the exception with its reference.";
      case REDUCE, REJECT -> "Accept the cut as WRITTEN_DOWN, or let the line stand with a reason.";
      case WARN -> "Have a look; nothing waits for it.";
    };
  }
}
