package io.matterflow.capture;

import java.util.Collection;
import java.util.Map;

/** How long the work of entries took, in minutes of which a started one counts, before it was rounded to hours. */
public interface RawTimes {

  /** Nothing of an entry that somebody wrote down in hours. */
  Map<TimeEntryId, Integer> of(Collection<TimeEntryId> entries);
}
