package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.Finding.Action;
import io.matterflow.prebill.Finding.RuleOwner;
import org.springframework.stereotype.Component;

/** Turns the owner whom a rule names into the one person or role on the matter, as {@code dmn/exception-owner.dmn} says. */
@Component
class ExceptionOwners {

  static final DecisionTable<Facts, Verdict> TABLE = DecisionTable.of("exception-owner", Facts.class, Verdict.class);

  private final Decisions decisions;
  private final Directory directory;

  ExceptionOwners(Decisions decisions, Directory directory) {
    this.decisions = decisions;
    this.directory = directory;
  }

  record Facts(RuleOwner owner, Action action, boolean timekeeperActive) {}

  /** The role that answers, and the lowest role that may let the finding stand. */
  record Verdict(Role role, Role overriddenBy) {}

  Verdict decide(Finding finding, PreBillLine line) {
    var active = directory.timekeeper(line.timekeeper()).map(Timekeeper::active).orElse(false);
    return decisions.decide(TABLE, new Facts(finding.owner(), finding.action(), active),
        Subject.of("pre-bill-line", line.id())).result();
  }

  static Holder holder(Role role, PreBillLine line, Matter matter) {
    return role == Role.TIMEKEEPER ? Holder.of(role, line.timekeeper()) : Holder.on(matter, role);
  }
}
