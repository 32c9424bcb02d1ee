package io.matterflow.prebill;

/** What the table {@code billing-guidelines} looks at: facts, never text. */
record LineFacts(
    boolean guidelines,
    boolean utbmsRequired,
    boolean narrativeGiven,
    boolean timekeeperKnown,
    boolean rateGiven,
    boolean taskCodeGiven,
    boolean activityCodeGiven,
    boolean wholeIncrements,
    boolean duplicate,
    boolean futureDated,
    boolean lateEntry) {}
