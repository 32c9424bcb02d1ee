package io.matterflow.prebill;

import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.TimekeeperId;
import java.time.LocalDate;
import java.util.Optional;

/** Work that is missing on a pre-bill; its rate is the one in force for the timekeeper on that day. */
public record NewLine(
    TimekeeperId timekeeper,
    LocalDate workDate,
    BilledTime hours,
    String narrative,
    Optional<String> taskCode,
    Optional<String> activityCode,
    Optional<String> internalNote,
    Optional<String> reason) {}
