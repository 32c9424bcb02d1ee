package io.matterflow.rules;

import io.matterflow.kernel.Actor;

/** A released change was rolled back. Published inside that transaction. */
public record RuleChangeTakenBack(RuleChangeId id, Actor by) {}
