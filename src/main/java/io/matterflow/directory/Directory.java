package io.matterflow.directory;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads of the firm's reference data. A capability keeps ids and asks again; it never copies what it may look up. */
public interface Directory {

  /** The loaded firm; before the first load a nameless one in UTC, so that the product starts empty. */
  Firm firm();

  Optional<Matter> matter(MatterId id);

  Optional<Client> client(ClientId id);

  Optional<Timekeeper> timekeeper(TimekeeperId id);

  /** As {@link #matter}, for an id that is known to exist. */
  default Matter required(MatterId id) {
    return matter(id).orElseThrow(() -> new IllegalStateException("matter " + id + " is not in the directory"));
  }

  /** As {@link #client}, for an id that is known to exist. */
  default Client required(ClientId id) {
    return client(id).orElseThrow(() -> new IllegalStateException("client " + id + " is not in the directory"));
  }

  /** As {@link #timekeeper}, for an id that is known to exist. */
  default Timekeeper required(TimekeeperId id) {
    return timekeeper(id).orElseThrow(() -> new IllegalStateException("timekeeper " + id + " is not in the directory"));
  }

  Map<MatterId, Matter> matters(Collection<MatterId> ids);

  Map<ClientId, Client> clients(Collection<ClientId> ids);

  List<Timekeeper> timekeepers();

  /** All clients in the order of their ids. */
  List<Client> clients();

  /** All matters in the order of their ids. */
  List<Matter> matters();
}
