package io.matterflow.prebill;

/** A person is offered a task that is to stand in the practice system too. */
public record TaskMirrorBegun(TaskMirrorId id) {}
