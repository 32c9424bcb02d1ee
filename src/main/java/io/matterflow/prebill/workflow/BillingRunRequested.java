package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.BillingCycleProcess.CYCLE;
import static io.matterflow.prebill.workflow.BillingCycleProcess.PERIOD_END;
import static io.matterflow.prebill.workflow.BillingCycleProcess.REQUESTED_CYCLE;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.Answer.Refused;
import io.matterflow.prebill.BillingCycleId;
import io.matterflow.prebill.BillingCycles;
import io.matterflow.prebill.BillingCycles.Order;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * However the process is started, it has its run: kept before by our own interface, or here from what the caller says.
 */
@Component
class BillingRunRequested implements ExecutionListener {

  private final BillingCycles cycles;
  private final IdentityService identity;

  BillingRunRequested(BillingCycles cycles, IdentityService identity) {
    this.cycles = cycles;
    this.identity = identity;
  }

  @Override
  public void notify(DelegateExecution execution) {
    var id = idOf(execution);
    if (!cycles.isKnown(id)) {
      register(id, execution);
    }
    begin(id);
  }

  private void begin(BillingCycleId id) {
    try {
      cycles.start(id);
    } catch (IllegalStateException startedBefore) {
      throw new BadUserRequestException(
          "the run %s was started before: start billing-cycle with a new UUID as business key".formatted(id),
          startedBefore);
    }
  }

  private void register(BillingCycleId id, DelegateExecution execution) {
    if (cycles.registerAsked(id, orderOf(execution), caller()) instanceof Refused<BillingCycleId> refused) {
      throw new BadUserRequestException("%s: %s".formatted(refused.refusal(), refused.detail()));
    }
  }

  private static BillingCycleId idOf(DelegateExecution execution) {
    try {
      return CYCLE.from(execution);
    } catch (IllegalArgumentException | NullPointerException unreadable) {
      throw new BadUserRequestException("start billing-cycle with a new UUID as business key", unreadable);
    }
  }

  private static Order orderOf(DelegateExecution execution) {
    try {
      return new Order(REQUESTED_CYCLE.from(execution), PERIOD_END.from(execution), List.of());
    } catch (RuntimeException unreadable) {
      throw new BadUserRequestException(
          "start billing-cycle with the variables cycle, such as MONTHLY, and periodEnd, such as 2026-06-30",
          unreadable);
    }
  }

  private Actor caller() {
    return Optional.ofNullable(identity.getCurrentAuthentication())
        .map(signedIn -> new Actor(new UserId(signedIn.getUserId()), Set.of(), Optional.empty(), false))
        .orElse(Actor.ENGINE);
  }
}
