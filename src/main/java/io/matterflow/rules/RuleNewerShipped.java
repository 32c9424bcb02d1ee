package io.matterflow.rules;

import io.matterflow.rules.RuleText.Kind;

/**
 * The product has come with a newer one than the firm's own, which stays in force. Published inside the transaction
 * that notices it, once for each text of the product's.
 */
public record RuleNewerShipped(Kind kind, String key, String shippedDigest) {}
