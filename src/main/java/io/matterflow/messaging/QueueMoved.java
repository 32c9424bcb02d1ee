package io.matterflow.messaging;

/** A person has let a queued message go, or dropped it: its case is to look again. */
public record QueueMoved(String process, String businessKey) {}
