package io.matterflow.reporting;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.invoicing.InvoiceReaders.Sight;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.receivables.ClientMoney.Unapplied;
import io.matterflow.reporting.AgeingReport.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Of which matters and clients a reader is told: the firm's, or some. */
public record Circle(boolean firm, Set<MatterId> matters, Set<ClientId> clients) {

  public static final Circle FIRM = new Circle(true, Set.of(), Set.of());

  public Circle {
    matters = Set.copyOf(matters);
    clients = Set.copyOf(clients);
  }

  /** What the reader may read, and no more. */
  public static Circle of(Sight sight) {
    return new Circle(sight.all(), sight.matters(), sight.clients());
  }

  /** The matters whose bills this partner signs, and the clients of whom that is every matter. */
  static Circle of(TimekeeperId partner, Directory directory) {
    var matters = directory.matters();
    var clients = matters.stream().collect(Collectors.groupingBy(Matter::client)).entrySet().stream()
        .filter(client -> client.getValue().stream().allMatch(matter -> matter.billingPartner().equals(partner)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
    return new Circle(false,
        matters.stream()
            .filter(matter -> matter.billingPartner().equals(partner))
            .map(Matter::id)
            .collect(Collectors.toSet()),
        clients);
  }

  /** An invoice without a matter belongs to a circle that has every matter of its client. */
  public boolean has(Optional<MatterId> matter, ClientId client) {
    return firm || matter.map(matters::contains).orElseGet(() -> clients.contains(client));
  }

  public boolean has(MatterId matter) {
    return firm || matters.contains(matter);
  }

  public boolean isEmpty() {
    return !firm && matters.isEmpty();
  }

  public Scope scope() {
    return firm ? Scope.FIRM : new Scope((invoice, partner) -> has(invoice.matter(), invoice.client()), this::has);
  }

  private boolean has(Unapplied money) {
    return money.client().filter(clients::contains).isPresent();
  }
}
