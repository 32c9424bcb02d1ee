package io.matterflow.prebill.web;

import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.PreBillPackets.Issue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A finding with its one owner, and how it was resolved. */
record ExceptionView(
    String id,
    Optional<String> lineId,
    String rule,
    String action,
    boolean holds,
    String owner,
    Optional<String> ownerName,
    String ownerRole,
    String overriddenBy,
    String message,
    String value,
    String limit,
    Optional<String> suggestedAmount,
    String decidedBy,
    boolean clientMayApprove,
    String state,
    Instant since,
    Optional<String> resolution,
    Optional<String> reason,
    Optional<String> reference,
    Optional<String> resolvedBy,
    Optional<String> resolvedByName,
    Optional<Instant> resolvedAt) {

  static ExceptionView of(Issue issue, Map<TimekeeperId, String> names) {
    return new ExceptionView(
        issue.id(),
        issue.lineId(),
        issue.rule(),
        issue.action(),
        issue.holds(),
        issue.owner().name(),
        issue.owner().person().map(person -> names.getOrDefault(person, person.value())),
        issue.owner().role().group(),
        issue.overriddenBy(),
        issue.message(),
        issue.value(),
        issue.limit(),
        issue.suggestedAmount(),
        issue.decidedBy(),
        issue.clientMayApprove(),
        issue.open() ? "OPEN" : "RESOLVED",
        issue.since(),
        issue.settled().map(how -> how.resolution().name()),
        issue.settled().flatMap(Issue.Settled::reason),
        issue.settled().flatMap(Issue.Settled::reference),
        issue.settled().map(Issue.Settled::by),
        issue.settled().map(settled -> names.getOrDefault(new TimekeeperId(settled.by()), settled.by())),
        issue.settled().map(Issue.Settled::at));
  }
}
