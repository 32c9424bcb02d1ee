package io.matterflow.engine;

/** Another node, or the node that died, has claimed the effect; the claim's lease tells when to ask again. */
final class EffectUnderWay extends RuntimeException {

  private static final long serialVersionUID = 1;

  EffectUnderWay(EffectKey key) {
    super("effect %s is claimed and not yet answered; the job tries again".formatted(key));
  }
}
