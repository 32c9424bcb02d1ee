package io.matterflow.invoicing;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.MatterSight;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who may read invoices: billing, books and audit all of them; the attorneys who answer for a matter, that matter's.
 */
@Component
public class InvoiceReaders {

  private static final Role[] EVERY_INVOICE = {
    Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.BOOKKEEPER, Role.AUDITOR, Role.SYSTEM
  };

  private final Directory directory;

  InvoiceReaders(Directory directory) {
    this.directory = directory;
  }

  public boolean mayRead(Actor actor, MatterId matter) {
    return actor.hasAny(EVERY_INVOICE)
        || directory.matter(matter).filter(known -> MatterSight.answersFor(actor, known)).isPresent();
  }

  /** The only matters whose invoices this person may read; absent when none is closed to them. */
  public Optional<Set<MatterId>> mattersOf(Actor actor) {
    if (actor.hasAny(EVERY_INVOICE)) {
      return Optional.empty();
    }
    return Optional.of(directory.matters().stream()
        .filter(matter -> MatterSight.answersFor(actor, matter))
        .map(Matter::id)
        .collect(Collectors.toSet()));
  }
}
