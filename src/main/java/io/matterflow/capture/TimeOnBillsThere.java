package io.matterflow.capture;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** Time that no bill here takes, since the practice system has it on one of its own. */
@Component
class TimeOnBillsThere implements BlockedWork {

  static final String KIND = "BILLED_THERE";

  private final JdbcBilledThere told;
  private final JdbcTimeEntries entries;

  TimeOnBillsThere(JdbcBilledThere told, JdbcTimeEntries entries) {
    this.told = told;
    this.entries = entries;
  }

  @Override
  public List<Blocked> blockedFor(Actor actor) {
    return actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.AUDITOR)
        ? told.open().stream().map(this::blocked).toList()
        : List.of();
  }

  private Blocked blocked(BilledThere question) {
    var entry = entries.find(question.entry()).orElseThrow().entry();
    return new Blocked(
        question.id().toString(),
        KIND,
        Subject.of("time-entry", question.entry()),
        "Time of %s on matter %s of %s stands on a bill in %s".formatted(
            entry.timekeeper(), entry.matter(), entry.workDate(), question.system()),
        Role.BILLING_COORDINATOR.group(),
        question.raisedAt(),
        "Take it off the bill in %s, or finish the task \"Billed there?\".".formatted(question.system()),
        "");
  }
}
