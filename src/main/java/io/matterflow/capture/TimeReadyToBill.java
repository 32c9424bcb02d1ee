package io.matterflow.capture;

import io.matterflow.kernel.MatterId;
import java.time.LocalDate;

/** Billable time of that day is there for good and waits for a bill. Published in the transaction that makes it so. */
public record TimeReadyToBill(MatterId matter, LocalDate workDate) {}
