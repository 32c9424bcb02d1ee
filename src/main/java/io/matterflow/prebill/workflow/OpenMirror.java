package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.TaskMirrorProcess.MIRROR;
import static io.matterflow.prebill.workflow.TaskMirrorProcess.STILL_OFFERED;

import io.matterflow.engine.EffectStep;
import io.matterflow.prebill.TaskMirrors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
