package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.TaskMirrorProcess.MIRROR;

import io.matterflow.engine.EffectStep;
import io.matterflow.prebill.TaskMirrors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
    mirrors.closing(MIRROR.from(execution)).ifPresent(closing -> effects.take(execution, closing.key(), closing.effect()));
  }
}
