package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.JdbcBillingCycles.FailedMatter;
import io.matterflow.prebill.JdbcPreBillExceptions.After;
import io.matterflow.prebill.JdbcPreBillExceptions.Holding;
import io.matterflow.prebill.JdbcPreBillExceptions.Owned;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pre-bills that an exception holds, and matters for which none could be made. */
@Component
class PreBillsBlocked implements BlockedWork {

  private static final String FINDING = "guideline-exception";
  private static final UUID LOWEST = new UUID(0, 0);
  private static final UUID HIGHEST = new UUID(-1, -1);

  private final JdbcPreBillExceptions exceptions;
  private final JdbcBillingCycles cycles;
  private final PreBillPeople people;
  private final Owners owners;
  private final Directory directory;

  PreBillsBlocked(
      JdbcPreBillExceptions exceptions,
      JdbcBillingCycles cycles,
      PreBillPeople people,
      Owners owners,
      Directory directory) {
    this.exceptions = exceptions;
    this.cycles = cycles;
    this.people = people;
    this.owners = owners;
    this.directory = directory;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor) {
    return blockedFor(actor, new Wanted(Optional.empty(), Optional.empty(), Optional.empty(), Integer.MAX_VALUE));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor, Wanted wanted) {
    return Stream.concat(findings(actor, wanted), failures(actor, wanted))
        .sorted(Blocked.URGENT_FIRST)
        .limit(wanted.most())
        .toList();
  }

  private Stream<Blocked> findings(Actor actor, Wanted wanted) {
    return wanted.kind().filter(kind -> !kind.equals(FINDING)).isPresent()
        ? Stream.empty()
        : exceptions.holding(actor.represented(), people.mattersRead(actor, directory), wanted.owner().map(this::owned),
            wanted.after().map(PreBillsBlocked::afterFinding), wanted.most()).stream().map(this::blocked);
  }

  private Owned owned(String owner) {
    return new Owned(owners.whoseWorkHas(new TimekeeperId(owner)), owner);
  }

  private Stream<Blocked> failures(Actor actor, Wanted wanted) {
    return people.mayReadCycles(actor)
        ? cycles.failed().stream().map(PreBillsBlocked::blocked).filter(wanted::takes)
        : Stream.empty();
  }

  /**
   * Where findings go on after a piece of whatever kind: kinds follow each other where priority and time are the same.
   */
  private static After afterFinding(Place place) {
    var order = place.kind().compareTo(FINDING);
    return new After(place.priority(), place.since(),
        order < 0 ? LOWEST : order > 0 ? HIGHEST : idOf(place));
  }

  private static UUID idOf(Place place) {
    try {
      return UUID.fromString(place.id());
    } catch (IllegalArgumentException noFinding) {
      return LOWEST;
    }
  }

  private Blocked blocked(Holding holding) {
    var exception = holding.exception();
    return new Blocked(
        exception.id().toString(),
        FINDING,
        Subject.of("pre-bill", exception.preBill()),
        "%s: %s".formatted(exception.rule(), exception.sentence()),
        owners.today(holding.owner()).name(),
        exception.since(),
        holding.dueAt(),
        exception.priority(),
        nextAction(exception),
        "/api/pre-bills/%s/exceptions/%s/resolution".formatted(exception.preBill(), exception.id()));
  }

  private static Blocked blocked(FailedMatter failed) {
    return new Blocked(
        failed.cycle() + ":" + failed.matter(),
        "billing-failed",
        Subject.of("matter", failed.matter()),
        "No pre-bill could be made: " + failed.reason(),
        Role.BILLING_COORDINATOR.group(),
        failed.since(),
        "Correct what the reason names, then run the billing cycle again: the matters that were billed are left alone.",
        "/api/billing-cycles");
  }

  private static String nextAction(PreBillException exception) {
    return switch (exception.action()) {
      case FIX -> "Correct the line, then resolve the exception as FIXED.";
      case APPROVE -> "Obtain the approval and resolve the exception with its reference.";
      case REDUCE, REJECT -> "Accept the cut as WRITTEN_DOWN, or let the line stand with a reason.";
      case WARN -> "Have a look; nothing waits for it.";
    };
  }
}
