package io.matterflow.capture;

import io.matterflow.kernel.MatterId;
import java.util.Optional;

/** Changes to a posted entry and why; what is absent stays as it is, an empty code takes the code away. */
public record EntryEdits(
    Optional<MatterId> matter,
    Optional<Integer> minutes,
    Optional<String> narrative,
    Optional<String> taskCode,
    Optional<String> activityCode,
    String reason) {}
