package io.matterflow.notices;

import io.matterflow.engine.Effect;
import io.matterflow.engine.EffectKey;
import io.matterflow.kernel.TimekeeperId;

/** Tells people of the firm what they need to do next, by e-mail. */
public interface Notices {

  /**
   * An e-mail to a timekeeper, as the effect that the sending step of a process takes once under this key. The words name
   * matter and invoice numbers, the next action comes last.
   */
  Effect mail(EffectKey key, TimekeeperId person, String subject, String words);
}
