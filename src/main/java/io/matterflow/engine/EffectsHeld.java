package io.matterflow.engine;

/** Outgoing effects are held by the operator; nothing was sent. */
public final class EffectsHeld extends RuntimeException {

  private static final long serialVersionUID = 1;

  public EffectsHeld(EffectKey key) {
    super("effect %s is held: start with MATTERFLOW_EFFECTS=send and retry this step".formatted(key));
  }
}
