package io.matterflow.engine;

import io.matterflow.engine.Effects.Outcome.Confirmed;
import io.matterflow.engine.Effects.Outcome.InDoubt;
import io.matterflow.engine.Effects.Outcome.Refused;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * An effect as a step of a process: done once, or handed to a person by the error {@code effect.in-doubt}, whose
 * boundary event leads to the task {@code confirmWhetherSent} and back.
 */
@Component
public class EffectStep {

  public static final String IN_DOUBT = "effect.in-doubt";

  static final ProcessVariable<EffectKey> EFFECT_KEY = ProcessVariable.id("effectKey", EffectKey::new);

  private final Effects effects;

  EffectStep(Effects effects) {
    this.effects = effects;
  }

  /** Answers the vendor's id of the effect; what is refused for good is tried again like any other failure. */
  public String take(DelegateExecution execution, EffectKey key, Effect effect) {
    return attempt(execution, key, effect)
        .orElseThrow(() -> new NotAccepted("effect %s was refused for good".formatted(key)));
  }

  /** As {@link #take}; empty when the vendor refused it for good, for a step that has a way on from there. */
  public Optional<String> attempt(DelegateExecution execution, EffectKey key, Effect effect) {
    var outcome = effects.once(key, effect);
    if (outcome instanceof Refused) {
      return Optional.empty();
    }
    if (outcome instanceof InDoubt) {
      EFFECT_KEY.set(execution, key);
      throw new BpmnError(IN_DOUBT);
    }
    return Optional.of(((Confirmed) outcome).vendorId());
  }
}
