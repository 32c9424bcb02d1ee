package io.matterflow.capture;

import java.time.Instant;
import java.util.Optional;

/**
 * A review is put up; a delegate's ends by itself at the given moment. Published inside the transaction that opens it.
 */
public record DayReviewOpened(DayReviewId id, Optional<Instant> until) {}
