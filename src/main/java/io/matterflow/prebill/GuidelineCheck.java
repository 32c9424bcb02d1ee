package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.PreBillException.Settlement;
import io.matterflow.prebill.PreBillFacts.Sheet;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Holds a pre-bill and its lines against the guidelines and brings its exceptions up to date: what is newly broken opens, what
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
   * Answers the exceptions that hold the pre-bill now, the most urgent first and then the oldest. All of it is looked at, since one line may repeat another
   * or fill a day; kept are the decisions on the {@code fresh} lines and on whatever something new is found of.
   */
  List<PreBillException> check(PreBill preBill, Set<PreBillLineId> fresh, Actor by) {
    return check(preBill, exceptions.of(preBill.id()), fresh, by);
  }

  /** The same for a pre-bill that nobody has looked at: all of it is fresh, and nothing is known of it. */
  List<PreBillException> checkFirst(PreBill preBill) {
    var fresh = preBill.lines().stream().map(PreBillLine::id).collect(Collectors.toSet());
    return check(preBill, List.of(), fresh, Actor.ENGINE);
  }

  private List<PreBillException> check(PreBill preBill, List<PreBillException> known, Set<PreBillLineId> fresh, Actor by) {
    var sheet = fresh.isEmpty() ? facts.gathered(preBill) : facts.gatheredToJudge(preBill);
    var found = sheet.all().stream().flatMap(checked -> found(preBill, sheet, checked, known, fresh).stream()).toList();
    open(found.stream().filter(today -> known.stream().noneMatch(today::isAbout)).toList());
    var standing = found.stream()
        .map(today -> known.stream().filter(today::isAbout).findFirst()
            .map(before -> refreshed(before, today, preBill)).orElse(today))
        .toList();
    known.stream()
        .filter(PreBillException::isOpen)
        .filter(before -> found.stream().noneMatch(before::isAbout))
        .forEach(before -> close(before, preBill, by));
    return standing.stream().filter(PreBillException::holds).sorted(PreBillException.URGENT_FIRST).toList();
  }

  /** Whether the line, or the bill, breaks the exception's rule today; only asked, so nothing of it is kept. */
  boolean isBroken(PreBillException exception, PreBill preBill) {
    return facts.gathered(preBill).all().stream()
        .filter(checked -> checked.line().map(PreBillLine::id).equals(exception.line()))
        .flatMap(checked -> checked.looked(decisions).stream())
        .anyMatch(exception::isAbout);
  }

  private List<PreBillException> found(
      PreBill preBill, Sheet sheet, UnderCheck checked, List<PreBillException> known, Set<PreBillLineId> fresh) {
    if (isFresh(checked, fresh)) {
      return exceptions(preBill, sheet, checked, checked.judged(decisions));
    }
    var found = exceptions(preBill, sheet, checked, checked.looked(decisions));
    var news = found.stream().anyMatch(today -> known.stream().noneMatch(
        before -> before.saysTheSameAs(today) && (before.isOpen() || before.stillAnswers(today, checked.line()))));
    return news ? exceptions(preBill, sheet, checked, checked.judged(decisions)) : found;
  }

  /** With a line the whole bill changes. */
  private static boolean isFresh(UnderCheck checked, Set<PreBillLineId> fresh) {
    return checked.line().map(line -> fresh.contains(line.id())).orElse(!fresh.isEmpty());
  }

  private List<PreBillException> exceptions(PreBill preBill, Sheet sheet, UnderCheck checked, List<Breach> breaches) {
    return breaches.stream().map(breach -> exception(preBill, sheet, checked, breach)).toList();
  }

  private PreBillException exception(PreBill preBill, Sheet sheet, UnderCheck checked, Breach breach) {
    var verdict = owners.decide(breach, preBill, checked.line());
    var rule = breach.decidedBy();
    return new PreBillException(
        PreBillExceptionId.next(),
        preBill.id(),
        checked.line().map(PreBillLine::id),
        breach.rule(),
        breach.message(),
        breach.action(),
        ExceptionOwners.holder(verdict.role(), checked.line(), sheet.matter()),
        verdict.overriddenBy(),
        owners.priority(breach),
        breach.value(),
        breach.limit(),
        breach.suggested(),
        "%s v%d %s, %s".formatted(rule.decision(), rule.version(), rule.rule(), sheet.profile().decidedBy()),
        clock.instant(),
        Optional.empty());
  }

  private void open(List<PreBillException> news) {
    exceptions.insert(news);
    news.forEach(today -> audit.record(opened(today)));
  }

  private PreBillException refreshed(PreBillException before, PreBillException today, PreBill preBill) {
    var line = before.line().map(id -> preBill.line(id).orElseThrow());
    if (before.isOpen() ? before.saysTheSameAs(today) : before.stillAnswers(today, line)) {
      return before;
    }
    var again = before.foundAs(today);
    exceptions.update(again);
    if (!before.isOpen()) {
      audit.record(opened(today));
    }
    return again;
  }

  private void close(PreBillException before, PreBill preBill, Actor by) {
    var held = before.line().map(id -> preBill.line(id).map(PreBillLine::held).orElse(true)).orElse(false);
    var resolution = held ? Resolution.DEFERRED : Resolution.FIXED;
    exceptions.update(before.settled(
        new Settlement(resolution, Optional.empty(), Optional.empty(), by.user(), clock.instant())));
    audit.record(before.audited(AuditEntry.of(by, "exception-resolved", "pre-bill", before.preBill()))
        .after("resolution", resolution));
  }

  private static AuditEntry opened(PreBillException exception) {
    return exception.audited(AuditEntry.of(Actor.ENGINE, "exception-found", "pre-bill", exception.preBill()))
        .after("action", exception.action())
        .after("owner", exception.owner().name());
  }
}
