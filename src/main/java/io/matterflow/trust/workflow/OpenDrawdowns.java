package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.TrustDrawdownProcess.AUTHORIZE_DRAWDOWN;
import static io.matterflow.trust.workflow.TrustDrawdownProcess.CHANGED;
import static io.matterflow.trust.workflow.TrustDrawdownProcess.CLEARED;
import static io.matterflow.trust.workflow.TrustDrawdownProcess.ENDED;
import static io.matterflow.trust.workflow.TrustDrawdownProcess.EXECUTE_DRAWDOWN;
import static io.matterflow.trust.workflow.TrustDrawdownProcess.ID;
import static io.matterflow.trust.workflow.TrustDrawdownProcess.LAPSES_AT;
import static io.matterflow.trust.workflow.TrustDrawdownProcess.LAWYERS_WORD;
import static io.matterflow.trust.workflow.TrustDrawdownProcess.OBJECTION_OPEN;
import static io.matterflow.trust.workflow.TrustDrawdownProcess.OPENS_AT;
import static io.matterflow.trust.workflow.TrustDrawdownProcess.RELEASE_EARLY;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.trust.DrawdownId;
import io.matterflow.trust.DrawdownTasks;
import io.matterflow.trust.workflow.TrustDrawdownProcess.Word;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Drives the process of each drawdown, in the transaction that changed it. */
@Component
class OpenDrawdowns implements DrawdownTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;

  OpenDrawdowns(RuntimeService runtime, WorkItems workItems) {
    this.runtime = runtime;
    this.workItems = workItems;
  }

  @Override
  public void proposed(DrawdownId drawdown, Optional<Instant> opensAt) {
    var variables = new HashMap<>(OBJECTION_OPEN.passing(opensAt.isPresent()));
    opensAt.ifPresent(moment -> variables.putAll(OPENS_AT.of(moment)));
    runtime.startProcessInstanceByKey(ID, drawdown.toString(), variables);
  }

  @Override
  public void released(DrawdownId drawdown, Actor by) {
    workItems.complete(ID, RELEASE_EARLY, drawdown.toString(), by, Map.of());
  }

  @Override
  public void signed(DrawdownId drawdown, Actor by) {
    workItems.complete(ID, AUTHORIZE_DRAWDOWN, drawdown.toString(), by, LAWYERS_WORD.passing(Word.SIGNED));
  }

  @Override
  public void authorized(DrawdownId drawdown, Instant lapsesAt, Actor by) {
    var variables = new HashMap<>(LAWYERS_WORD.passing(Word.AUTHORIZED));
    variables.putAll(LAPSES_AT.of(lapsesAt));
    workItems.complete(ID, AUTHORIZE_DRAWDOWN, drawdown.toString(), by, variables);
  }

  @Override
  public void refused(DrawdownId drawdown, Actor by) {
    workItems.complete(ID, AUTHORIZE_DRAWDOWN, drawdown.toString(), by, LAWYERS_WORD.passing(Word.REFUSED));
  }

  @Override
  public void executed(DrawdownId drawdown, Actor by) {
    workItems.complete(ID, EXECUTE_DRAWDOWN, drawdown.toString(), by, Map.of());
  }

  @Override
  public void changed(DrawdownId drawdown) {
    tell(CHANGED, drawdown);
    offeredAnew(drawdown);
  }

  @Override
  public void ended(DrawdownId drawdown) {
    tell(ENDED, drawdown);
  }

  @Override
  public void cleared(DrawdownId drawdown) {
    tell(CLEARED, drawdown);
  }

  @Override
  public void offeredAnew(DrawdownId drawdown) {
    for (var task : List.of(RELEASE_EARLY, AUTHORIZE_DRAWDOWN)) {
      if (workItems.open(ID, task, drawdown.toString()).isPresent()) {
        workItems.reassign(ID, task, drawdown.toString());
      }
    }
  }

  private void tell(String message, DrawdownId drawdown) {
    runtime.createMessageCorrelation(message).processInstanceBusinessKey(drawdown.toString()).correlateAll();
  }
}
