package io.matterflow.absence;

/** Somebody will be away, or has left. Published inside that transaction. */
public record AbsenceEntered(AbsenceId id) {}
