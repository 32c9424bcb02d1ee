package io.matterflow.engine;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The person's exit from doubt: they look at the vendor's own records and say whether the effect took place. */
@ModelTask(
    name = "Confirm whether it was sent",
    does = "The person's exit from doubt: they look at the vendor's own records and say whether the effect took "
        + "place.")
@Component("confirmWhetherSent")
class ConfirmWhetherSent implements TaskDesk {

  private static final String SENT = "SENT";
  private static final String NOT_SENT = "NOT_SENT";

  private final Effects effects;
  private final WorkItems workItems;
  private final AuditTrail audit;

  ConfirmWhetherSent(Effects effects, WorkItems workItems, AuditTrail audit) {
    this.effects = effects;
    this.workItems = workItems;
    this.audit = audit;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return Assignment.toRole(Role.BILLING_ADMIN, "Confirm whether sent: " + key(task));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    return new TaskSheet(
        "Look in the vendor's own records for this reference and say whether it was done.",
        "The connection broke between our request and the answer, and the vendor cannot be asked by our reference. "
            + "Sending again could do it twice.",
        List.of(new Fact("Reference", key(task).value()), new Fact("Concerns", task.businessKey())),
        List.of(),
        List.of(Choice.of(SENT, "It was sent"), Choice.of(NOT_SENT, "It was not sent: send it now")));
  }

  @Override
  @Transactional
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var key = key(task);
    var sent = SENT.equals(outcome.outcome());
    effects.settle(key, sent, actor);
    var entry = AuditEntry.of(actor, "settled", "effect", key.value()).after("sent", sent);
    audit.record(outcome.reason().map(words -> entry.text("comment", words)).orElse(entry));
    workItems.complete(task.process(), task.task(), task.businessKey(), actor, Map.of());
  }

  private static EffectKey key(TaskAtHand task) {
    return new EffectKey(String.valueOf(task.variables().get(EffectStep.EFFECT_KEY.name())));
  }
}
