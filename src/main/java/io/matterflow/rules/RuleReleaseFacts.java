package io.matterflow.rules;

import io.matterflow.rules.RuleText.Kind;

/** What the table {@code rule-release} looks at: a table or a model, which one, and whether it is about trust money. */
record RuleReleaseFacts(Kind kind, String rule, boolean aboutTrust) {}
