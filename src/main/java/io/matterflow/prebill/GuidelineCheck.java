package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.engine.Decided;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.PreBillException.Settlement;
import io.matterflow.prebill.PreBillFacts.Sheet;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Holds the lines of a pre-bill against the guidelines and brings its exceptions up to date: what is newly broken opens, what
 * no longer is closes, what a person has judged stays judged.
 */
@Component
class GuidelineCheck {

  private final Decisions decisions;
  private final PreBillFacts facts;
  private final ExceptionOwners owners;
  private final JdbcPreBillExceptions exceptions;
  private final AuditTrail audit;
  private final Clock clock;

  GuidelineCheck(
      Decisions decisions,
      PreBillFacts facts,
      ExceptionOwners owners,
      JdbcPreBillExceptions exceptions,
      AuditTrail audit,
      Clock clock) {
    this.decisions = decisions;
    this.facts = facts;
    this.owners = owners;
    this.exceptions = exceptions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Answers the exceptions that hold the pre-bill now, oldest first. All lines are looked at, since one may repeat another or
   * fill a day; kept are the decisions on the {@code fresh} ones and on those of which something new is found.
   */
  List<PreBillException> check(PreBill preBill, Set<PreBillLineId> fresh, Actor by) {
    var sheet = fresh.isEmpty() ? facts.gathered(preBill) : facts.gatheredToJudge(preBill);
    var known = exceptions.of(preBill.id());
    var found = sheet.lines().stream().flatMap(line -> found(preBill, sheet, line, known, fresh).stream()).toList();
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
    return facts.gathered(preBill).lines().stream()
        .filter(line -> line.line().id().equals(exception.line()))
        .flatMap(line -> decisions.look(Finding.TABLE, line.facts()).stream())
        .anyMatch(finding -> exception.isAbout(exception.line(), finding.result()));
  }

  private List<PreBillException> found(
      PreBill preBill, Sheet sheet, LineUnderCheck line, List<PreBillException> known, Set<PreBillLineId> fresh) {
    if (fresh.contains(line.line().id())) {
      return exceptions(preBill, sheet, line, judged(line));
    }
    var found = exceptions(preBill, sheet, line, decisions.look(Finding.TABLE, line.facts()));
    var news = found.stream().anyMatch(today -> known.stream().noneMatch(
        before -> before.saysTheSameAs(today) && (before.isOpen() || before.stillAnswers(today, line.line()))));
    return news ? exceptions(preBill, sheet, line, judged(line)) : found;
  }

  private List<Decided<Finding>> judged(LineUnderCheck line) {
    return decisions.all(Finding.TABLE, line.facts(), Subject.of("pre-bill-line", line.line().id()));
  }

  private List<PreBillException> exceptions(
      PreBill preBill, Sheet sheet, LineUnderCheck line, List<Decided<Finding>> findings) {
    return findings.stream().map(finding -> exception(preBill, sheet, line, finding)).toList();
  }

  private PreBillException exception(PreBill preBill, Sheet sheet, LineUnderCheck checked, Decided<Finding> decided) {
    var finding = decided.result();
    var line = checked.line();
    var verdict = owners.decide(finding, line);
    var rule = decided.rule();
    return new PreBillException(
        PreBillExceptionId.next(),
        preBill.id(),
        line.id(),
        finding.ruleId(),
        finding.messageKey(),
        finding.action(),
        ExceptionOwners.holder(verdict.role(), line, sheet.matter()),
        verdict.overriddenBy(),
        finding.messageKey().value(checked.facts()),
        finding.messageKey().limit(checked.facts()),
        finding.suggestedAmount(checked.facts(), line.gross()),
        "%s v%d %s, %s".formatted(rule.decision(), rule.version(), rule.rule(), sheet.profile().decidedBy()),
        clock.instant(),
        Optional.empty());
  }

  private void open(PreBillException today) {
    exceptions.insert(today);
    audit.record(opened(today));
  }

  private void refresh(PreBillException before, PreBillException today, PreBill preBill) {
    var line = preBill.line(before.line()).orElseThrow();
    if (before.isOpen() ? before.saysTheSameAs(today) : before.stillAnswers(today, line)) {
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
