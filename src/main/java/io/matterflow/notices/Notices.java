package io.matterflow.notices;

import io.matterflow.engine.Effect;
import io.matterflow.engine.EffectKey;
import io.matterflow.kernel.TimekeeperId;

/** Tells people of the firm what they need to do next, by e-mail. */
public interface Notices {

  /**
   * An e-mail to a timekeeper about a deadline, as the effect that the sending step of a process takes once under this
   * key. The words name matter and invoice numbers, the next action comes last. It counts among the person's messages
   * of the day, and no budget holds it back.
   */
  Effect mail(EffectKey key, TimekeeperId person, String subject, String words);

  /** An e-mail that somebody else has counted. */
  Effect written(EffectKey key, TimekeeperId person, String subject, String words);
}
