package io.matterflow.prebill;

/** The person is not offered the task any more; {@code opened} where its way over there has been gone. */
public record TaskMirrorEnded(TaskMirrorId id, boolean opened) {}
