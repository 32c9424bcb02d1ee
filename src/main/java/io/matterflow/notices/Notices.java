package io.matterflow.notices;

import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects.Outcome;
import io.matterflow.kernel.TimekeeperId;

/** Tells people of the firm what they need to do next, by e-mail, once per key. */
public interface Notices {

  /**
   * One e-mail to a timekeeper. The words name matter and invoice numbers, the next action comes last. Fails with
   * {@code NotAccepted} when it surely did not go out; the outcome says whether it went or a person must find out.
   */
  Outcome tell(EffectKey key, TimekeeperId person, String subject, String words);
}
