package io.matterflow.invoicing;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.engine.TaskDesk.Assignment;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invoices on paper that should be in the mail by now: their clients do not have them, and no reminder counts. */
@Component
class UnmailedInvoices implements BlockedWork {

  private final JdbcPrintBatches batches;
  private final Clock clock;

  UnmailedInvoices(JdbcPrintBatches batches, Clock clock) {
    this.batches = batches;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor) {
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.AUDITOR)) {
      return List.of();
    }
    return batches.overdue(clock.instant()).stream().map(UnmailedInvoices::blocked).toList();
  }

  private static Blocked blocked(JdbcPrintBatches.Overdue late) {
    return new Blocked(
        "invoice:%s:paper:%d".formatted(late.number(), late.request()),
        "NOT_MAILED",
        Subject.of("invoice", late.number()),
        "Invoice %s waits for the post in batch %s, and nobody has said that it was mailed.".formatted(late.number(),
            late.batch()),
        Role.BILLING_COORDINATOR.group(),
        late.dueAt(),
        Optional.of(late.dueAt()),
        Assignment.ORDINARY,
        "Print and mail batch %s, then give the day in its task; or find out what keeps this invoice."
            .formatted(late.batch()),
        "");
  }
}
