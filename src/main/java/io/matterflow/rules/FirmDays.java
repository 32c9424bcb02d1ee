package io.matterflow.rules;

import java.time.Instant;

/** The days on which the firm works, by the word of whoever knows them. */
public interface FirmDays {

  /** The end of the working day so many business days after that moment. */
  Instant endOfDay(Instant from, int businessDays);
}
