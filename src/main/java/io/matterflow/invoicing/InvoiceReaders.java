package io.matterflow.invoicing;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.directory.MatterSight;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who may read invoices: billing, books and audit all of them; the attorneys who answer for a matter, that matter's. An
 * invoice without a matter is read by an attorney who answers for every matter of its client.
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

  public boolean mayRead(Actor actor, Invoice invoice) {
    return actor.hasAny(EVERY_INVOICE) || invoice.matter()
        .map(matter -> directory.matter(matter).filter(known -> MatterSight.answersFor(actor, known)).isPresent())
        .orElseGet(() -> answersForAll(actor).contains(invoice.client()));
  }

  public boolean mayReadAll(Actor actor) {
    return actor.hasAny(EVERY_INVOICE);
  }

  /** The clients whose every matter this person answers for. */
  public Set<ClientId> answersForAll(Actor actor) {
    return directory.matters().stream()
        .collect(Collectors.groupingBy(Matter::client))
        .entrySet().stream()
        .filter(client -> client.getValue().stream().allMatch(matter -> MatterSight.answersFor(actor, matter)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
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

  /** The same for many invoices: the directory is read once. */
  public Sight sightOf(Actor actor) {
    return mayReadAll(actor)
        ? new Sight(true, Set.of(), Set.of())
        : new Sight(false, mattersOf(actor).orElseThrow(), answersForAll(actor));
  }

  /** Which invoices a person may read: all, or those of some matters, and those without a matter of some clients. */
  public record Sight(boolean all, Set<MatterId> matters, Set<ClientId> clients) {

    public boolean sees(Optional<MatterId> matter, ClientId client) {
      return all || matter.map(matters::contains).orElseGet(() -> seesAllOf(client));
    }

    public boolean seesAllOf(ClientId client) {
      return all || clients.contains(client);
    }

    public boolean seesNothing() {
      return !all && matters.isEmpty();
    }
  }
}
