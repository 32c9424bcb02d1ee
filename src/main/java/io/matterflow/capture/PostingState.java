package io.matterflow.capture;

import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects;
import io.matterflow.engine.Effects.State;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How far the posting of a prompt's entry has come. Whoever asks holds the prompt's lock, and it comes no further. */
@Component
class PostingState {

  private static final Set<State> SURELY_NOT_SENT = EnumSet.of(State.PLANNED, State.HELD);

  private final Effects effects;

  PostingState(Effects effects) {
    this.effects = effects;
  }

  static EffectKey keyOf(TimePrompt prompt) {
    return EffectKey.of("time-entry", prompt.id());
  }

  /** Whether nothing has left the house, nor may have. */
  boolean isStillHere(TimePrompt prompt) {
    return effects.stateOf(keyOf(prompt)).map(SURELY_NOT_SENT::contains).orElse(true);
  }
}
