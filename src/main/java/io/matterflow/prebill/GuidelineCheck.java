package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Question;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.PreBillException.Settlement;
import io.matterflow.prebill.PreBillFacts.Sheet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Holds a pre-bill and its lines against the guidelines and brings its exceptions up to date: what a change newly
 * breaks opens, what a change mends closes, what a person has judged stays judged.
 */
@Component
class GuidelineCheck {

  private final Decisions decisions;
  private final PreBillFacts facts;
  private final FindingForces forces;
  private final ExceptionOwners owners;
  private final Owners ownersToday;
  private final JdbcPreBillExceptions exceptions;
  private final AuditTrail audit;
  private final Clock clock;

  GuidelineCheck(
      Decisions decisions,
      PreBillFacts facts,
      FindingForces forces,
      ExceptionOwners owners,
      Owners ownersToday,
      JdbcPreBillExceptions exceptions,
      AuditTrail audit,
      Clock clock) {
    this.decisions = decisions;
    this.facts = facts;
    this.forces = forces;
    this.owners = owners;
    this.ownersToday = ownersToday;
    this.exceptions = exceptions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Answers the exceptions that hold the pre-bill now, the most urgent first and then the oldest. All of it is looked
   * at, since one line may repeat another or fill a day; judged again is what is {@code fresh} and what has other facts
   * than it was judged with. What did not change keeps its findings as they are, whatever the tables say today.
   */
  List<PreBillException> check(PreBill preBill, Set<PreBillLineId> fresh, Actor by) {
    return check(preBill, exceptions.of(preBill.id()), fresh, by);
  }

  /** The same for a pre-bill that nobody has looked at: all of it is fresh, and nothing is known of it. */
  List<PreBillException> checkFirst(PreBill preBill) {
    var fresh = preBill.lines().stream().map(PreBillLine::id).collect(Collectors.toSet());
    return check(preBill, List.of(), fresh, Actor.ENGINE);
  }

  private List<PreBillException>
      check(PreBill preBill, List<PreBillException> known, Set<PreBillLineId> fresh, Actor by) {
    Predicate<UnderCheck> heldForItsCodes = line -> isHeldForItsCodes(preBill, line, known, fresh);
    var sheet =
        fresh.isEmpty() ? facts.gathered(preBill, heldForItsCodes) : facts.gatheredToJudge(preBill, heldForItsCodes);
    var look = new Look(preBill, sheet, fresh, known, by);
    look.settle();
    open(look.news);
    known.stream()
        .filter(PreBillException::isOpen)
        .filter(before -> sheet.all().stream().noneMatch(checked -> lineOf(checked).equals(before.line())))
        .forEach(before -> close(before, Resolution.DEFERRED,
            "The line is not on this bill, or held back for a later one.", by));
    var standing = known.isEmpty() ? look.news : exceptions.of(preBill.id());
    return standing.stream().filter(PreBillException::holds).sorted(PreBillException.URGENT_FIRST).toList();
  }

  /** One look at a pre-bill. */
  private final class Look {

    private final PreBill preBill;
    private final Sheet sheet;
    private final Set<PreBillLineId> fresh;
    private final List<PreBillException> known;
    private final Actor by;
    private final List<PreBillException> news = new ArrayList<>();

    Look(PreBill preBill, Sheet sheet, Set<PreBillLineId> fresh, List<PreBillException> known, Actor by) {
      this.preBill = preBill;
      this.sheet = sheet;
      this.fresh = fresh;
      this.known = known;
      this.by = by;
    }

    void settle() {
      var others = new ArrayList<UnderCheck>();
      for (var checked : sheet.all()) {
        if (lineOf(checked).filter(fresh::contains).isPresent() || isFirst(checked)) {
          settle(checked, judged(checked), Changes.OF_THE_LINE);
        } else if (isFresh(checked) || saysOtherwise(checked, looked(checked))) {
          others.add(checked);
        }
      }
      var asked = lastAsked(others);
      others.forEach(checked -> settleUnlessItIsAsItWas(checked, Optional.ofNullable(asked.get(checked.subject()))));
    }

    private void settleUnlessItIsAsItWas(UnderCheck checked, Optional<Question> before) {
      var changes = before.map(question ->
              Changes.between(question, decisions.question(checked.facts()), checked.facts().getClass()))
          .orElse(Changes.OF_THE_LINE);
      var news = looked(checked).stream().anyMatch(today -> changes.touch(today.message()) && isNew(today, checked));
      settle(checked, news || isFresh(checked) ? judged(checked) : looked(checked), changes);
    }

    private void settle(UnderCheck checked, List<PreBillException> found, Changes changes) {
      found.stream().filter(today -> changes.touch(today.message())).forEach(today ->
          known.stream().filter(today::isAbout).findFirst()
              .ifPresentOrElse(before -> refresh(before, today, preBill), () -> news.add(today)));
      knownOf(checked)
          .filter(PreBillException::isOpen)
          .filter(before -> changes.touch(before.message()))
          .filter(before -> found.stream().noneMatch(before::isAbout))
          .forEach(before -> close(before, Resolution.FIXED, why(checked, before, changes), by));
    }

    private Map<Subject, Question> lastAsked(List<UnderCheck> some) {
      var asked = new HashMap<Subject, Question>();
      some.stream().collect(Collectors.groupingBy(UnderCheck::table)).forEach((table, checked) ->
          asked.putAll(decisions.lastAsked(table, checked.stream().map(UnderCheck::subject).toList())));
      return asked;
    }

    /** Nobody has looked at the bill: all of its lines are fresh. */
    private boolean isFirst(UnderCheck checked) {
      return checked.line().isEmpty() && preBill.state() == PreBillState.COMPILED && known.isEmpty()
          && !fresh.isEmpty();
    }

    /** With a line the whole bill changes. */
    private boolean isFresh(UnderCheck checked) {
      return lineOf(checked).map(fresh::contains).orElse(!fresh.isEmpty());
    }

    private boolean saysOtherwise(UnderCheck checked, List<PreBillException> found) {
      return found.stream().anyMatch(today -> isNew(today, checked))
          || knownOf(checked).anyMatch(before -> before.isOpen() && found.stream().noneMatch(before::isAbout));
    }

    private boolean isNew(PreBillException today, UnderCheck checked) {
      return known.stream().noneMatch(
          before -> before.saysTheSameAs(today) && (before.isOpen() || before.stillAnswers(today, checked.line())));
    }

    private Stream<PreBillException> knownOf(UnderCheck checked) {
      return known.stream().filter(before -> before.line().equals(lineOf(checked)));
    }

    private List<PreBillException> judged(UnderCheck checked) {
      return found(checked, checked.judged(decisions).stream()
          .map(breach -> breach.with(forces.decide(force(preBill, breach), checked.subject()))));
    }

    /** The same, only asked: nothing of it is kept. */
    private List<PreBillException> looked(UnderCheck checked) {
      return found(checked,
          checked.looked(decisions).stream().map(breach -> breach.with(forces.look(force(preBill, breach)))));
    }

    private List<PreBillException> found(UnderCheck checked, Stream<Breach> breaches) {
      return breaches.map(breach -> exception(preBill, sheet, checked, breach)).toList();
    }

    private String why(UnderCheck checked, PreBillException before, Changes changes) {
      return "Judged again by %s v%d, %s: %s.".formatted(checked.table().id(),
          decisions.versionInForce(checked.table()),
          sheet.profile().decidedBy(), changes.inWords(before.message()));
    }
  }

  /**
   * Whether a finding of the line holds the bill for its codes, known or about to open; not one that a person lets
   * stand. Only asked, so nothing of it is kept.
   */
  private boolean isHeldForItsCodes(
      PreBill preBill, UnderCheck checked, List<PreBillException> known, Set<PreBillLineId> fresh) {
    var own = known.stream()
        .filter(before -> before.line().equals(lineOf(checked)) && before.message().isAboutCodes())
        .toList();
    if (lineOf(checked).filter(fresh::contains).isEmpty()) {
      return own.stream().anyMatch(PreBillException::holds);
    }
    return checked.looked(decisions).stream()
        .filter(breach -> breach.message().isAboutCodes())
        .filter(breach -> forces.look(force(preBill, breach)).holds())
        .anyMatch(
            breach -> own.stream().noneMatch(before -> before.isAbout(breach) && before.isLetStandAt(breach.value())));
  }

  private static FindingForces.Facts force(PreBill preBill, Breach breach) {
    return new FindingForces.Facts(
        preBill.client().value(), preBill.matter().value(), breach.rule(), breach.message().name(), breach.action());
  }

  private static Optional<PreBillLineId> lineOf(UnderCheck checked) {
    return checked.line().map(PreBillLine::id);
  }

  /** Whether the line, or the bill, breaks the exception's rule today; only asked, so nothing of it is kept. */
  boolean isBroken(PreBillException exception, PreBill preBill) {
    var known = exceptions.of(preBill.id());
    return facts.gathered(preBill, line -> isHeldForItsCodes(preBill, line, known, Set.of())).all().stream()
        .filter(checked -> checked.line().map(PreBillLine::id).equals(exception.line()))
        .flatMap(checked -> checked.looked(decisions).stream())
        .anyMatch(exception::isAbout);
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

  private void refresh(PreBillException before, PreBillException today, PreBill preBill) {
    var line = before.line().map(id -> preBill.line(id).orElseThrow());
    if (before.isOpen() ? before.saysTheSameAs(today) : before.stillAnswers(today, line)) {
      return;
    }
    exceptions.update(before.foundAs(today));
    if (!before.isOpen()) {
      audit.record(opened(today));
    }
  }

  private void close(PreBillException before, Resolution resolution, String why, Actor by) {
    exceptions.update(before.settled(
        new Settlement(resolution, Optional.of(why), Optional.empty(), by.user(), clock.instant())));
    audit.record(before.audited(AuditEntry.of(by, "exception-resolved", "pre-bill", before.preBill()))
        .after("resolution", resolution)
        .text("reason", why));
  }

  private AuditEntry opened(PreBillException exception) {
    return exception.audited(AuditEntry.of(Actor.ENGINE, "exception-found", "pre-bill", exception.preBill()))
        .after("action", exception.action())
        .after("owner", ownersToday.today(exception.owner()).name());
  }
}
