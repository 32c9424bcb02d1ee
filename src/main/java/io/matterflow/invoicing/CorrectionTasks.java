package io.matterflow.invoicing;

import io.matterflow.kernel.Actor;

/** The process of a correction, as the domain sees it; {@code workflow} drives it in the transaction at hand. */
public interface CorrectionTasks {

  /** What became of a signature. */
  enum Ruling {
    /** Another signature is asked for. */
    MORE,
    DONE,
    UPHELD
  }

  void asked(CorrectionId id);

  void judged(CorrectionId id, Ruling ruling, Actor by);

  void overtaken(CorrectionId id);
}
