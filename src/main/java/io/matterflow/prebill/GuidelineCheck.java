package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.engine.Decided;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.PreBillException.Settlement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Holds the lines of a pre-bill against the guidelines and brings its exceptions up to date: what is newly broken opens, what
 * no longer is closes, what a person has judged stays judged.
 */
@Component
class GuidelineCheck {

  private final Decisions decisions;
  private final ExceptionOwners owners;
  private final Directory directory;
  private final JdbcPreBillExceptions exceptions;
  private final AuditTrail audit;
  private final Clock clock;

  GuidelineCheck(
      Decisions decisions,
      ExceptionOwners owners,
      Directory directory,
      JdbcPreBillExceptions exceptions,
      AuditTrail audit,
      Clock clock) {
    this.decisions = decisions;
    this.owners = owners;
    this.directory = directory;
    this.exceptions = exceptions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Answers the exceptions that hold the pre-bill now, oldest first. All lines are looked at, since one may repeat another;
   * the decisions on the {@code fresh} ones are kept, those on the others were kept before.
   */
  List<PreBillException> check(PreBill preBill, Set<PreBillLineId> fresh, Actor by) {
    var found = found(preBill, fresh);
    var known = exceptions.of(preBill.id());
    for (var today : found) {
      known.stream().filter(today::isAbout).findFirst()
          .ifPresentOrElse(before -> refresh(before, today, preBill), () -> open(today));
    }
    known.stream()
        .filter(PreBillException::isOpen)
        .filter(before -> found.stream().noneMatch(before::isAbout))
        .forEach(before -> close(before, preBill, by));
    return exceptions.of(preBill.id()).stream().filter(PreBillException::holds).toList();
  }

  /** Whether the line breaks the exception's rule today; only asked, so nothing of it is kept. */
  boolean isBroken(PreBillException exception, PreBill preBill) {
    return checked(preBill).anyMatch(line -> findings(line, Set.of()).stream()
        .anyMatch(finding -> exception.isAbout(line.line().id(), finding.result())));
  }

  private List<PreBillException> found(PreBill preBill, Set<PreBillLineId> fresh) {
    var matter = directory.required(preBill.matter());
    return checked(preBill)
        .flatMap(line -> findings(line, fresh).stream().map(finding -> exception(finding, line, matter)))
        .toList();
  }

  private Stream<LineUnderCheck> checked(PreBill preBill) {
    var guidelines = directory.required(preBill.client()).guidelines();
    var known = new HashMap<TimekeeperId, Boolean>();
    return preBill.billed().stream()
        .map(line -> new LineUnderCheck(preBill, line, guidelines, isKnown(line.timekeeper(), known)));
  }

  private List<Decided<Finding>> findings(LineUnderCheck checked, Set<PreBillLineId> fresh) {
    var line = checked.line().id();
    return fresh.contains(line)
        ? decisions.all(Finding.TABLE, checked.facts(), Subject.of("pre-bill-line", line))
        : decisions.look(Finding.TABLE, checked.facts());
  }

  private boolean isKnown(TimekeeperId timekeeper, Map<TimekeeperId, Boolean> asked) {
    return asked.computeIfAbsent(timekeeper, id -> directory.timekeeper(id).isPresent());
  }

  private PreBillException exception(Decided<Finding> decided, LineUnderCheck checked, Matter matter) {
    var finding = decided.result();
    var line = checked.line();
    var verdict = owners.decide(finding, line);
    var rule = decided.rule();
    return new PreBillException(
        PreBillExceptionId.next(),
        checked.preBill().id(),
        line.id(),
        finding.ruleId(),
        finding.messageKey(),
        finding.action(),
        ExceptionOwners.holder(verdict.role(), line, matter),
        verdict.overriddenBy(),
        checked.value(finding.messageKey()),
        checked.limit(finding.messageKey()),
        "%s v%d %s".formatted(rule.decision(), rule.version(), rule.rule()),
        clock.instant(),
        Optional.empty());
  }

  private void open(PreBillException today) {
    exceptions.insert(today);
    audit.record(opened(today));
  }

  private void refresh(PreBillException before, PreBillException today, PreBill preBill) {
    var line = preBill.line(before.line()).orElseThrow();
    if (before.stillAnswers(today, line)) {
      return;
    }
    exceptions.update(before.foundAs(today));
    if (!before.isOpen()) {
      audit.record(opened(today));
    }
  }

  private void close(PreBillException before, PreBill preBill, Actor by) {
    var held = preBill.line(before.line()).map(PreBillLine::held).orElse(true);
    var resolution = held ? Resolution.DEFERRED : Resolution.FIXED;
    exceptions.update(before.settled(
        new Settlement(resolution, Optional.empty(), Optional.empty(), by.user(), clock.instant())));
    audit.record(AuditEntry.of(by, "exception-resolved", "pre-bill", before.preBill())
        .after("line", before.line())
        .after("rule", before.rule())
        .after("resolution", resolution));
  }

  private static AuditEntry opened(PreBillException exception) {
    return AuditEntry.of(Actor.ENGINE, "exception-found", "pre-bill", exception.preBill())
        .after("line", exception.line())
        .after("rule", exception.rule())
        .after("action", exception.action())
        .after("owner", exception.owner().name());
  }
}
