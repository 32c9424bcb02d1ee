package io.matterflow.practice;

import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A person entered time in the practice system; published by a vendor that is told of it or finds it when it polls. The
 * same one may be told again: system and id are its key. What we posted ourselves is never told.
 */
public record TimeEnteredByHand(
    String system,
    String id,
    MatterId matter,
    TimekeeperId timekeeper,
    LocalDate workDate,
    LocalDate enteredOn,
    Optional<Instant> startedAt,
    BilledTime hours,
    boolean billable,
    String narrative,
    Optional<String> taskCode,
    Optional<String> activityCode) {}
