package io.matterflow.directory;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** The firm itself; billing dates are days in its zone. */
public record Firm(
    String name,
    String lawFirmId,
    Set<String> domains,
    ZoneId zone,
    Set<String> sharedMailboxes,
    String matterMailDomain,
    Optional<PostalAddress> address) {

  /** What stands for a firm before the first load. */
  static final Firm NOT_LOADED = new Firm("", "", Set.of(), ZoneOffset.UTC, Set.of(), "", Optional.empty());
}
