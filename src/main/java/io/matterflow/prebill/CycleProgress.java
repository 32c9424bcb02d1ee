package io.matterflow.prebill;

import io.matterflow.kernel.Actor;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a billing run goes, for those who run and audit them. */
@Service
public class CycleProgress {

  private final JdbcBillingCycles cycles;
  private final PreBillPeople people;

  CycleProgress(JdbcBillingCycles cycles, PreBillPeople people) {
    this.cycles = cycles;
    this.people = people;
  }

  /** A run with every matter that it looked at, and how many of its pre-bills an exception holds. */
  public record Progress(BillingRun run, List<CycleMatter> matters, int withExceptions) {

    public long count(CycleMatter.Outcome outcome) {
      return matters.stream().filter(matter -> matter.outcome() == outcome).count();
    }
  }

  public boolean mayRun(Actor actor) {
    return people.mayRunCycles(actor);
  }

  public boolean mayRead(Actor actor) {
    return people.mayReadCycles(actor);
  }

  @Transactional(readOnly = true)
  public Optional<Progress> of(BillingCycleId id) {
    return cycles.find(id).map(run -> new Progress(run, cycles.matters(id), cycles.withExceptions(id)));
  }
}
