package io.matterflow.capture;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** How long people worked on a matter, whether a bill shows it or not. */
public interface WorkedHours {

  /** Approved hours by person, from the one day to the other. */
  Map<TimekeeperId, BigDecimal> of(MatterId matter, LocalDate from, LocalDate to);

  /** As for one matter, for those of these on which somebody worked. */
  Map<MatterId, Map<TimekeeperId, BigDecimal>> of(Collection<MatterId> matters, LocalDate from, LocalDate to);

  /** Matters with approved time of that day or a later one, billable or not. */
  Set<MatterId> mattersWorkedOnSince(LocalDate from);
}
