package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.TaskMirrorProcess.MIRROR;
import static io.matterflow.prebill.workflow.TaskMirrorProcess.STILL_OFFERED;

import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.prebill.TaskMirrors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Open the task over there",
    does = "Opens a copy of a task in the practice system.",
    sets = "stillOffered",
    nextAction = "See that the practice system answers and knows the person and the matter, then retry this step. The "
        + "pre-bill itself goes on in Tasklist.")
@Component
class OpenMirror implements JavaDelegate {

  private final TaskMirrors mirrors;
  private final EffectStep effects;

  OpenMirror(TaskMirrors mirrors, EffectStep effects) {
    this.mirrors = mirrors;
    this.effects = effects;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var mirror = MIRROR.from(execution);
    var opening = mirrors.opening(mirror);
    STILL_OFFERED.pass(execution, mirrors.opened(mirror, effects.take(execution, opening.key(), opening.effect())));
  }
}
