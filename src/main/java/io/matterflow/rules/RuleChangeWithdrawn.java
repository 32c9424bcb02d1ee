package io.matterflow.rules;

/** Whoever proposed a change does not want it any more. Published inside that transaction. */
public record RuleChangeWithdrawn(RuleChangeId id) {}
