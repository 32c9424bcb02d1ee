package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.BillingMarkProcess.MARK;

import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.prebill.BillingMarks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Mark the entries billed",
    does = "Marks the time entries of an invoice as billed in the practice system.",
    nextAction = "See that the practice system answers, then retry this step. The invoices are out already.")
@Component
class MarkEntries implements JavaDelegate {

  private final BillingMarks marks;
  private final EffectStep effects;

  MarkEntries(BillingMarks marks, EffectStep effects) {
    this.marks = marks;
    this.effects = effects;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var id = MARK.from(execution);
    var marking = marks.marking(id);
    effects.take(execution, marking.key(), marking.effect());
    marks.marked(id);
  }
}
