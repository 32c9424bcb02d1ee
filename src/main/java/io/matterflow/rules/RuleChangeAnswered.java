package io.matterflow.rules;

import io.matterflow.kernel.Actor;

/** A proposed change was released or refused. Published inside that transaction. */
public record RuleChangeAnswered(RuleChangeId id, boolean released, Actor by) {}
