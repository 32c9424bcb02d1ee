package io.matterflow.rules;

import io.matterflow.rules.RuleText.Kind;

/**
 * A table or model in force: its version, whether it is the firm's own, and whether the product has come with a newer
 * one since.
 */
public record RuleInForce(Kind kind, String key, String name, int version, boolean firmsOwn, boolean shippedIsNewer) {}
