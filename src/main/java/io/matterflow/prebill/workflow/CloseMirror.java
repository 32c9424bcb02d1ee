package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.TaskMirrorProcess.MIRROR;

import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.prebill.TaskMirrors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Close the task over there",
    does = "Closes the practice system's copy of a task.",
    nextAction = "See that the practice system answers, then retry this step; or close the task there by hand and "
        + "retry, which finds it closed.")
@Component
class CloseMirror implements JavaDelegate {

  private final TaskMirrors mirrors;
  private final EffectStep effects;

  CloseMirror(TaskMirrors mirrors, EffectStep effects) {
    this.mirrors = mirrors;
    this.effects = effects;
  }

  @Override
  public void execute(DelegateExecution execution) {
    mirrors.closing(MIRROR.from(execution))
        .ifPresent(closing -> effects.take(execution, closing.key(), closing.effect()));
  }
}
