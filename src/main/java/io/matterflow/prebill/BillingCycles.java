package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.BillingTerms;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.prebill.Answer.Done;
import io.matterflow.prebill.Answer.Refused;
import io.matterflow.prebill.CycleMatter.Outcome;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs of a billing cycle. The same cycle and period as often as anybody likes, also at the same time: each matter gets
 * one pre-bill. Pre-bills are made in batches that commit by themselves; a matter that cannot be billed never stops the
 * others.
 */
@Service
public class BillingCycles {

  private static final Logger LOG = LoggerFactory.getLogger(BillingCycles.class);
  private static final int BATCH = 100;
  private static final int YEARS_AHEAD = 1;
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  private final JdbcBillingCycles cycles;
  private final JdbcPreBills preBills;
  private final Compilation compilation;
  private final DueMatters dueMatters;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate ownCommit;
  private final Clock clock;

  BillingCycles(
      JdbcBillingCycles cycles,
      JdbcPreBills preBills,
      Compilation compilation,
      DueMatters dueMatters,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.cycles = cycles;
    this.preBills = preBills;
    this.compilation = compilation;
    this.dueMatters = dueMatters;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.ownCommit = new TransactionTemplate(transactions);
    this.ownCommit.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  /** What a run is asked for; without matters it looks at all of them. */
  public record Order(Cycle cycle, LocalDate periodEnd, List<MatterId> matters) {}

  /** Somebody asks for a run: of a period that has ended. */
  @Transactional
  public Answer<BillingCycleId> request(Order order, Actor by) {
    var refusal = whyNot(order).or(() -> whyNotTheEnd(order));
    return refusal.isPresent() ? refusal.get() : begin(BillingCycleId.next(), order, by);
  }

  /** As {@link #request} under an id that the caller chose, for whoever starts the process themselves. */
  @Transactional
  public Answer<BillingCycleId> registerAsked(BillingCycleId id, Order order, Actor by) {
    var refusal = whyNot(order).or(() -> whyNotTheEnd(order));
    return refusal.isPresent() ? refusal.get() : register(id, order, by);
  }

  /**
   * The day up to which each cycle would be billed today: the end of the calendar's last period that is over. What is
   * billed by an event has no periods, so its day is yesterday. A matter may have periods of its own.
   */
  @Transactional(readOnly = true)
  public Map<Cycle, LocalDate> lastEnds() {
    var yesterday = LocalDate.ofInstant(clock.instant(), directory.firm().zone()).minusDays(1);
    var ends = new EnumMap<Cycle, LocalDate>(Cycle.class);
    Arrays.stream(Cycle.values()).forEach(cycle ->
        BillingPeriods.lastEnd(yesterday, cycle, BillingTerms.NONE).ifPresent(end -> ends.put(cycle, end)));
    return ends;
  }

  /** A run of the calendar, which knows when periods end, under an id that the caller chose. */
  @Transactional
  public Answer<BillingCycleId> begin(BillingCycleId id, Order order, Actor by) {
    var registered = register(id, order, by);
    if (registered instanceof Done<BillingCycleId> run) {
      events.publishEvent(new BillingCycleRequested(run.value()));
    }
    return registered;
  }

  private Answer<BillingCycleId> register(BillingCycleId id, Order order, Actor by) {
    var refusal = whyNot(order);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var run = new BillingRun(id, order.cycle(), order.periodEnd(), BillingRun.State.REQUESTED, by.user(),
        clock.instant(),
        Optional.empty());
    cycles.insert(run, Set.copyOf(order.matters()));
    audit.record(AuditEntry.of(by, "requested", "billing-cycle", id)
        .after("cycle", run.cycle())
        .after("periodEnd", run.periodEnd())
        .after("matters", order.matters().isEmpty() ? "all" : order.matters().size()));
    return new Done<>(id);
  }

  public boolean isKnown(BillingCycleId id) {
    return cycles.find(id).isPresent();
  }

  /** The run is a process from now on; there is never a second one for it. */
  @Transactional
  public void start(BillingCycleId id) {
    if (!cycles.move(id, BillingRun.State.REQUESTED, BillingRun.State.STARTED)) {
      throw new IllegalStateException("the billing cycle %s was started before".formatted(id));
    }
  }

  private Optional<Refused<BillingCycleId>> whyNot(Order order) {
    var today = LocalDate.ofInstant(clock.instant(), directory.firm().zone());
    if (order.periodEnd().isBefore(EARLIEST) || order.periodEnd().isAfter(today.plusYears(YEARS_AHEAD))) {
      return Optional.of(Answer.<BillingCycleId>refused(Refusal.ABSURD_PERIOD,
          "A period that ends on %s is not billed today.".formatted(order.periodEnd())).at("/periodEnd"));
    }
    var known = directory.matters(order.matters());
    for (int index = 0; index < order.matters().size(); index++) {
      if (!known.containsKey(order.matters().get(index))) {
        return Optional.of(Answer.<BillingCycleId>refused(Refusal.UNKNOWN_MATTER,
            "The directory has no matter %s.".formatted(order.matters().get(index))).at("/matterIds/" + index));
      }
    }
    return Optional.empty();
  }

  /** One month has one pre-bill of a matter: no day in its middle ends it, and none that is to come. */
  private Optional<Refused<BillingCycleId>> whyNotTheEnd(Order order) {
    var day = order.periodEnd();
    var today = LocalDate.ofInstant(clock.instant(), directory.firm().zone());
    if (day.isAfter(today)) {
      return Optional.of(
          Answer.<BillingCycleId>refused(Refusal.PERIOD_AHEAD, "It is %s; a period that ends on %s is not over.%s"
          .formatted(today, day, BillingPeriods.lastEnd(today, order.cycle(), ownTerms(order))
              .filter(end -> order.cycle().hasPeriods())
                  .map(end -> " The last %s period ended on %s.".formatted(order.cycle(), end))
                  .orElse("")))
              .at("/periodEnd"));
    }
    if (BillingPeriods.endOn(day, order.cycle(), BillingTerms.NONE)) {
      return Optional.empty();
    }
    var others = directory.matters(order.matters()).values().stream().map(Matter::terms)
        .filter(terms -> !BillingPeriods.endOn(day, order.cycle(), terms))
        .findFirst();
    if (!order.matters().isEmpty() && others.isEmpty()) {
      return Optional.empty();
    }
    var terms = others.orElse(BillingTerms.NONE);
    var ends = Stream.concat(
        BillingPeriods.lastEnd(day, order.cycle(), terms).stream(),
        BillingPeriods.nextEnd(day, order.cycle(), terms).stream())
        .map(LocalDate::toString)
        .collect(Collectors.joining(" and "));
    return Optional.of(Answer.<BillingCycleId>refused(Refusal.NO_END_OF_A_PERIOD,
        "No %s period ends on %s; the nearest end on %s.".formatted(order.cycle(), day, ends)).at("/periodEnd"));
  }

  /** A matter that is asked for alone has periods of its own, from its anchor. */
  private BillingTerms ownTerms(Order order) {
    return order.matters().size() == 1
        ? directory.required(order.matters().get(0)).terms()
        : BillingTerms.NONE;
  }

  /** Looks at every matter of the run and says which are due, and why the others are not. */
  @Transactional
  public void findDueMatters(BillingCycleId id) {
    var run = required(id);
    if (!cycles.move(id, BillingRun.State.STARTED, BillingRun.State.COMPILING)) {
      throw new IllegalStateException("the billing cycle %s does not wait to be looked at".formatted(id));
    }
    var existing = preBills.of(run.periodEnd());
    cycles.insertMatters(id, dueMatters.decide(run, scopeOf(id), existing.keySet()).stream()
        .map(decided -> decided.isDue() && existing.containsKey(decided.matter())
            ? compiledBefore(decided.matter(), existing.get(decided.matter()))
            : decided)
        .toList());
  }

  /** Compiles one batch, in a transaction of its own. Answers whether matters are left. */
  public boolean compileNext(BillingCycleId id) {
    var run = required(id);
    var batch = cycles.due(id, BATCH);
    if (!together(run, batch)) {
      batch.forEach(matter -> alone(run, matter));
    }
    var left = !cycles.due(id, 1).isEmpty();
    if (!left) {
      ownCommit.executeWithoutResult(status -> complete(id));
    }
    return left;
  }

  private boolean together(BillingRun run, List<CycleMatter> batch) {
    try {
      ownCommit.executeWithoutResult(status -> compilation.compile(run, batch));
      return true;
    } catch (RuntimeException one) {
      LOG.warn("A batch of billing cycle {} goes on matter by matter: {}", run.id(), one.getClass().getSimpleName());
      return false;
    }
  }

  /**
   * A matter that another run takes at the same moment is found compiled at the second look; a busy database is a
   * fault.
   */
  private void alone(BillingRun run, CycleMatter matter) {
    try {
      try {
        ownCommit.executeWithoutResult(status -> compilation.compile(run, List.of(matter)));
      } catch (DuplicateKeyException fasterRun) {
        ownCommit.executeWithoutResult(status -> compilation.compile(run, List.of(matter)));
      }
    } catch (TransientDataAccessException busy) {
      throw busy;
    } catch (RuntimeException fault) {
      LOG.error("Matter {} failed in billing cycle {}", matter.matter(), run.id(), fault);
      ownCommit.executeWithoutResult(status -> cycles.updateMatters(run.id(), List.of(failed(matter, fault))));
    }
  }

  private void complete(BillingCycleId id) {
    cycles.complete(id, clock.instant());
    audit.record(AuditEntry.of(Actor.ENGINE, "completed", "billing-cycle", id));
  }

  private Collection<Matter> scopeOf(BillingCycleId id) {
    var scope = cycles.scope(id);
    return scope.isEmpty() ? directory.matters() : directory.matters(scope).values();
  }

  private static CycleMatter compiledBefore(MatterId matter, PreBillId preBill) {
    return new CycleMatter(matter, Outcome.COMPILED, "COMPILED_BEFORE", Optional.empty(), Optional.of(preBill));
  }

  /** A refused database statement may quote what it was about, so only our own sentences are kept. */
  private static CycleMatter failed(CycleMatter matter, RuntimeException fault) {
    var reason = fault instanceof IllegalStateException && fault.getMessage() != null
        ? fault.getMessage()
        : "a fault of the kind " + fault.getClass().getSimpleName() + "; the log has the details";
    return new CycleMatter(matter.matter(), Outcome.FAILED, reason.substring(0, Math.min(reason.length(), 500)),
        matter.rule(), Optional.empty());
  }

  private BillingRun required(BillingCycleId id) {
    return cycles.find(id).orElseThrow(() -> new IllegalStateException("there is no billing cycle " + id));
  }
}
