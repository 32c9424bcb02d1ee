package io.matterflow.invoicing;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which invoices to list: all of the given narrowings hold. Absent {@code matters} means that no matter is closed to
 * the asker; an invoice without a matter is listed for who may read all of its client.
 */
public record InvoiceSearch(
    Optional<MatterId> matter,
    Optional<ClientId> client,
    Optional<Invoice.State> state,
    boolean openOnly,
    Optional<Set<MatterId>> matters,
    Set<ClientId> clients,
    Optional<InvoiceNumber> after,
    int limit) {

  /** As whoever reads no invoice without a matter, unless they read every one. */
  public InvoiceSearch(
      Optional<MatterId> matter,
      Optional<ClientId> client,
      Optional<Invoice.State> state,
      Optional<Set<MatterId>> matters,
      Optional<InvoiceNumber> after,
      int limit) {
    this(matter, client, state, false, matters, Set.of(), after, limit);
  }

  List<String> matterIds() {
    return orNone(matters.stream().flatMap(Set::stream).map(MatterId::value).sorted().toList());
  }

  List<String> clientIds() {
    return orNone(clients.stream().map(ClientId::value).sorted().toList());
  }

  private static List<String> orNone(List<String> ids) {
    return ids.isEmpty() ? List.of("") : ids;
  }
}
