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
import org.springframework.stereotype.Component;

/** Which matters a run bills and why not the others, as {@code dmn/billing-trigger.dmn} says; however many there are, with a few questions. */
@Component
class DueMatters {

  private final TimeEntries time;
  private final Expenses expenses;
  private final EarnedFees fees;
  private final JdbcBillingHolds holds;
  private final FeeArrangements arrangements;
  private final Directory directory;
  private final Decisions decisions;

  DueMatters(
      TimeEntries time,
      Expenses expenses,
      EarnedFees fees,
      JdbcBillingHolds holds,
      FeeArrangements arrangements,
      Directory directory,
      Decisions decisions) {
    this.time = time;
    this.expenses = expenses;
    this.fees = fees;
    this.holds = holds;
    this.arrangements = arrangements;
    this.directory = directory;
    this.decisions = decisions;
  }

  /** Decides about each matter; the ones {@code billedBefore} have their pre-bill of the period, so they had something to bill. */
  List<CycleMatter> decide(BillingRun run, Collection<Matter> matters, Set<MatterId> billedBefore) {
    var unbilled = new Unbilled(
        time.unbilledAmounts(run.periodEnd()),
        Set.copyOf(expenses.mattersWithUnbilledCosts(run.periodEnd())),
        fees.waiting(matters, run.periodEnd()),
        billedBefore);
    var held = holds.heldMatters();
    var clients = directory.clients(matters.stream().map(Matter::client).toList());
    var arrangement = arrangements.asked();
    var asked = new HashMap<Facts, Decided<Verdict>>();
    return matters.stream()
        .map(matter -> {
          var client = Optional.ofNullable(clients.get(matter.client()));
          var trigger = arrangement.apply(matter).result().trigger();
          var facts = facts(matter, client, run, unbilled, held.contains(matter.id()), trigger);
          return decided(matter.id(), asked.computeIfAbsent(facts,
              alike -> decisions.decide(BillingTrigger.TABLE, alike, Subject.of("billing-cycle", run.id()))));
        })
        .toList();
  }

  private static Facts facts(
      Matter matter, Optional<Client> client, BillingRun run, Unbilled unbilled, boolean held, FeeArrangement.Trigger trigger) {
    var byAmount = run.cycle() == Cycle.THRESHOLD;
    return new Facts(
        matter.status(),
        isEnrolled(matter, client, run.periodEnd()),
        held,
        trigger,
        matter.billingModel(),
        run.cycle(),
        BillingTrigger.isOwnCycle(matter, run.cycle()),
        matter.trustFunded(),
        unbilled.hasTime(matter.id()),
        unbilled.costs().contains(matter.id()),
        unbilled.hasFees(matter),
        byAmount ? matter.terms().threshold().orElse(BigDecimal.ZERO) : BigDecimal.ZERO,
        byAmount ? unbilled.time().getOrDefault(matter.id(), BigDecimal.ZERO) : BigDecimal.ZERO);
  }

  private static boolean isEnrolled(Matter matter, Optional<Client> client, LocalDate day) {
    return matter.isEnrolledOn(day) && client.map(known -> known.isEnrolledOn(day)).orElse(true);
  }

  private static CycleMatter decided(MatterId matter, Decided<Verdict> decided) {
    var verdict = decided.result();
    var rule = decided.rule();
    return new CycleMatter(matter, verdict.due() ? Outcome.DUE : Outcome.NOT_DUE, verdict.reason(),
        Optional.of("%s v%d %s".formatted(rule.decision(), rule.version(), rule.rule())), Optional.empty());
  }

  /** What no pre-bill has up to the end of the period. */
  private record Unbilled(Map<MatterId, BigDecimal> time, Set<MatterId> costs, Set<MatterId> fees, Set<MatterId> billedBefore) {

    boolean hasTime(MatterId matter) {
      return time.containsKey(matter) || billedBefore.contains(matter);
    }

    boolean hasFees(Matter matter) {
      var agreed = !matter.terms().milestones().isEmpty() || matter.terms().monthlyFee().isPresent();
      return fees.contains(matter.id()) || (agreed && billedBefore.contains(matter.id()));
    }
  }
}
