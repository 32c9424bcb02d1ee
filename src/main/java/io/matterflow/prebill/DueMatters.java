package io.matterflow.prebill;

import io.matterflow.capture.Expenses;
import io.matterflow.capture.TimeEntries;
import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangement;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter;
import io.matterflow.engine.Decided;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.prebill.BillingTrigger.Facts;
import io.matterflow.prebill.BillingTrigger.Verdict;
import io.matterflow.prebill.CycleMatter.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Which matters a run bills and why not the others, as {@code dmn/billing-trigger.dmn} says; however many there are,
 * with a few questions.
 */
@Component
class DueMatters {

  private final TimeEntries time;
  private final Expenses expenses;
  private final EarnedFees fees;
  private final JdbcBillingHolds holds;
  private final Retainers retainers;
  private final FeeArrangements arrangements;
  private final Directory directory;
  private final Decisions decisions;

  DueMatters(
      TimeEntries time,
      Expenses expenses,
      EarnedFees fees,
      JdbcBillingHolds holds,
      Retainers retainers,
      FeeArrangements arrangements,
      Directory directory,
      Decisions decisions) {
    this.time = time;
    this.expenses = expenses;
    this.fees = fees;
    this.holds = holds;
    this.retainers = retainers;
    this.arrangements = arrangements;
    this.directory = directory;
    this.decisions = decisions;
  }

  /**
   * Decides about each matter; the ones {@code billedBefore} have their pre-bill of the period, so they had something
   * to bill.
   */
  List<CycleMatter> decide(BillingRun run, Collection<Matter> matters, Set<MatterId> billedBefore) {
    var asked = !run.requestedBy().equals(Actor.ENGINE.user());
    var gathered = gathered(run.cycle(), run.periodEnd(), asked, matters, billedBefore);
    var answers = new HashMap<Facts, Decided<Verdict>>();
    return matters.stream()
        .map(matter -> decided(matter.id(), answers.computeIfAbsent(gathered.facts(matter),
            alike -> decisions.decide(BillingTrigger.TABLE, alike, Subject.of("billing-cycle", run.id())))))
        .toList();
  }

  /** The matters that a run of the calendar would bill; only asked, so nothing of it is kept. */
  List<Matter> lookFor(Cycle cycle, LocalDate periodEnd, Collection<Matter> matters) {
    var verdicts = verdicts(cycle, periodEnd, matters);
    return matters.stream()
        .filter(matter -> Optional.ofNullable(verdicts.get(matter.id())).filter(Verdict::due).isPresent())
        .toList();
  }

  /** What a run of the calendar would say of each matter; only asked. */
  Map<MatterId, Verdict> verdicts(Cycle cycle, LocalDate periodEnd, Collection<Matter> matters) {
    var gathered = gathered(cycle, periodEnd, false, matters, Set.of());
    var answers = new HashMap<Facts, Verdict>();
    return matters.stream()
        .collect(Collectors.toMap(Matter::id, matter -> answers.computeIfAbsent(gathered.facts(matter),
        alike -> decisions.look(BillingTrigger.TABLE, alike).get(0).result())));
  }

  private Gathered gathered(
      Cycle cycle, LocalDate periodEnd, boolean asked, Collection<Matter> matters, Set<MatterId> billedBefore) {
    return new Gathered(
        cycle,
        periodEnd,
        asked,
        cycle == Cycle.REPLENISHMENT ? retainers.of(matters) : Map.of(),
        arrangements.asked(),
        directory.clients(matters.stream().map(Matter::client).toList()),
        holds.heldMatters(),
        time.unbilledAmounts(periodEnd),
        Set.copyOf(expenses.mattersWithUnbilledCosts(periodEnd)),
        fees.waiting(matters, periodEnd),
        billedBefore);
  }

  private static CycleMatter decided(MatterId matter, Decided<Verdict> decided) {
    var verdict = decided.result();
    var rule = decided.rule();
    return new CycleMatter(matter, verdict.due() ? Outcome.DUE : Outcome.NOT_DUE, verdict.reason(),
        Optional.of("%s v%d %s".formatted(rule.decision(), rule.version(), rule.rule())), Optional.empty());
  }

  /** What is known of all matters as of the end of the period, asked once. */
  private record Gathered(
      Cycle cycle,
      LocalDate periodEnd,
      boolean asked,
      Map<MatterId, Retainers.Standing> retainers,
      Function<Matter, Decided<FeeArrangement>> arrangements,
      Map<ClientId, Client> clients,
      Set<MatterId> held,
      Map<MatterId, BigDecimal> time,
      Set<MatterId> costs,
      Set<MatterId> fees,
      Set<MatterId> billedBefore) {

    Facts facts(Matter matter) {
      var byAmount = cycle == Cycle.THRESHOLD;
      var retainer = retainers.getOrDefault(matter.id(), Retainers.Standing.NONE);
      return new Facts(
          matter.status(),
          isEnrolled(matter),
          held.contains(matter.id()),
          arrangements.apply(matter).result().trigger(),
          matter.billingModel(),
          cycle,
          BillingTrigger.isOwnCycle(matter, cycle),
          matter.trustFunded(),
          asked,
          retainer.floor(),
          retainer.billUnderWay() && !billedBefore.contains(matter.id()),
          retainer.known(),
          retainer.age(),
          retainer.balance(),
          time.containsKey(matter.id()) || billedBefore.contains(matter.id()),
          costs.contains(matter.id()),
          hasFees(matter),
          byAmount ? matter.terms().threshold().orElse(BigDecimal.ZERO) : BigDecimal.ZERO,
          byAmount ? time.getOrDefault(matter.id(), BigDecimal.ZERO) : BigDecimal.ZERO);
    }

    private boolean isEnrolled(Matter matter) {
      var client = Optional.ofNullable(clients.get(matter.client()));
      return matter.isEnrolledOn(periodEnd) && client.map(known -> known.isEnrolledOn(periodEnd)).orElse(true);
    }

    private boolean hasFees(Matter matter) {
      var agreed = !matter.terms().milestones().isEmpty() || matter.terms().monthlyFee().isPresent();
      return fees.contains(matter.id()) || (agreed && billedBefore.contains(matter.id()));
    }
  }
}
