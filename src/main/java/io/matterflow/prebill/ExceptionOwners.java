package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.Decided;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.engine.TaskDesk.Assignment;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Finding.Action;
import io.matterflow.prebill.Finding.RuleOwner;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Turns the owner whom a rule names into the one person or role on the matter, as {@code dmn/exception-owner.dmn} says.
 */
@Component
class ExceptionOwners {

  static final DecisionTable<Facts, Verdict> TABLE = DecisionTable.of("exception-owner", Facts.class, Verdict.class);

  private final Decisions decisions;
  private final Directory directory;

  ExceptionOwners(Decisions decisions, Directory directory) {
    this.decisions = decisions;
    this.directory = directory;
  }

  private static final DecisionTable<PriorityFacts, Integer> PRIORITY =
      DecisionTable.of("exception-priority", PriorityFacts.class, Integer.class);

  record Facts(RuleOwner owner, Action action, boolean timekeeperActive) {}

  /** The role that answers, and the lowest role that may let the finding stand. */
  record Verdict(Role role, Role overriddenBy) {}

  Verdict decide(Breach breach, PreBill preBill, Optional<PreBillLine> line) {
    var active = line.flatMap(PreBillLine::timekeeper)
        .flatMap(directory::timekeeper)
        .map(Timekeeper::active)
        .orElse(false);
    return decisions.decide(TABLE, new Facts(breach.owner(), breach.action(), active),
        line.map(one -> Subject.of("pre-bill-line", one.id())).orElseGet(() -> Subject.of("pre-bill", preBill.id())))
        .result();
  }

  /** How urgent the exception is, from 0 to 100; an order of the queue, which decides nothing about the bill. */
  int priority(Breach breach) {
    return decisions.look(PRIORITY, new PriorityFacts(breach.message().name(), breach.action())).stream()
        .findFirst()
        .map(Decided::result)
        .orElse(Assignment.ORDINARY);
  }

  record PriorityFacts(String message, Action action) {}

  static Holder holder(Role role, Optional<PreBillLine> line, Matter matter) {
    return line.flatMap(PreBillLine::timekeeper)
        .filter(person -> role == Role.TIMEKEEPER)
        .map(person -> Holder.of(role, person))
        .orElseGet(() -> Holder.on(matter, role));
  }
}
