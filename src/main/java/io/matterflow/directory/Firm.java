package io.matterflow.directory;

import java.time.ZoneId;
import java.util.Set;

/** The firm itself; billing dates are days in its zone. */
public record Firm(
    String name,
    String lawFirmId,
    Set<String> domains,
    ZoneId zone,
    Set<String> sharedMailboxes,
    String matterMailDomain) {}
