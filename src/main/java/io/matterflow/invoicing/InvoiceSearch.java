package io.matterflow.invoicing;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which invoices to list: all of the given narrowings hold. Absent {@code matters} means that no matter is closed to
 * the asker.
 */
public record InvoiceSearch(
    Optional<MatterId> matter,
    Optional<ClientId> client,
    Optional<Invoice.State> state,
    Optional<Set<MatterId>> matters,
    Optional<InvoiceNumber> after,
    int limit) {

  List<String> matterIds() {
    var ids = matters.stream().flatMap(Set::stream).map(MatterId::value).sorted().toList();
    return ids.isEmpty() ? List.of("") : ids;
  }
}
