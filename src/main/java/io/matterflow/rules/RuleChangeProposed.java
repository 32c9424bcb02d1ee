package io.matterflow.rules;

/** Somebody wants an edited rule in force. Published inside that transaction. */
public record RuleChangeProposed(RuleChangeId id) {}
