package io.matterflow.rules;

import java.time.Instant;

/** Somebody wants an edited rule in force, and waits for an answer until then. Published inside that transaction. */
public record RuleChangeProposed(RuleChangeId id, Instant dueAt) {}
