package io.matterflow.capture;

import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Approved time, priced once with the rate in force on the work date. The amount is hours times rate, rounded half-up.
 */
public record TimeEntry(
    TimeEntryId id,
    MatterId matter,
    TimekeeperId timekeeper,
    LocalDate workDate,
    LocalDate enteredOn,
    BilledTime hours,
    Money rate,
    String rateSource,
    Money amount,
    String narrative,
    Optional<String> taskCode,
    Optional<String> activityCode,
    ClientApproval approval,
    String source) {}
