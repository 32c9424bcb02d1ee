package io.matterflow.engine;

import io.matterflow.engine.Effects.Outcome.Confirmed;
import io.matterflow.engine.Effects.Outcome.InDoubt;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * An effect as a step of a process: done once, or handed to a person by the error {@code effect.in-doubt}, whose boundary
 * event leads to the task {@code confirmWhetherSent} and back.
 */
@Component
public class EffectStep {

  public static final String IN_DOUBT = "effect.in-doubt";

  static final ProcessVariable<EffectKey> EFFECT_KEY = ProcessVariable.id("effectKey", EffectKey::new);

  private final Effects effects;

  EffectStep(Effects effects) {
    this.effects = effects;
  }

  /** Answers the vendor's id of the effect. */
  public String take(DelegateExecution execution, EffectKey key, Effect effect) {
    var outcome = effects.once(key, effect);
    if (outcome instanceof InDoubt) {
      EFFECT_KEY.set(execution, key);
      throw new BpmnError(IN_DOUBT);
    }
    return ((Confirmed) outcome).vendorId();
  }
}
