package io.matterflow.rules;

import io.matterflow.rules.RuleText.Kind;
import java.time.Instant;

/** The product has come with this text of a rule, where the firm had this version of its own. */
record NewerRule(Kind kind, String key, String shippedDigest, int firmsVersion, Instant noticedAt) {}
