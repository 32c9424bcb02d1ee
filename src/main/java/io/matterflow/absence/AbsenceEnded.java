package io.matterflow.absence;

/** An absence is over before its last day. Published inside that transaction. */
public record AbsenceEnded(AbsenceId id) {}
