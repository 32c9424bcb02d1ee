package io.matterflow.capture;

import java.time.Instant;
import java.time.LocalDate;

/** The end of one working day of the firm; once a day, whatever happens in between. */
record DailyRound(DailyRoundId id, LocalDate day, Instant dueAt, boolean nudge) {}
