package io.matterflow.capture;

import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Time that a person entered in another system; its id there is the key. Hours are kept as entered, never rounded. */
public record EnteredTime(
    String system,
    String id,
    MatterId matter,
    TimekeeperId timekeeper,
    LocalDate workDate,
    LocalDate enteredOn,
    BilledTime hours,
    Optional<BigDecimal> customRate,
    int billedPercent,
    boolean billable,
    String narrative,
    Optional<String> taskCode,
    Optional<String> activityCode,
    String source) {

  WorkSpan span() {
    return new WorkSpan(timekeeper, matter, workDate, activityCode, Optional.empty(), Optional.empty());
  }
}
