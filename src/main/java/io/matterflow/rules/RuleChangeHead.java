package io.matterflow.rules;

import io.matterflow.kernel.UserId;
import io.matterflow.rules.RuleChange.State;
import io.matterflow.rules.RuleText.Kind;
import java.time.Instant;

/** A change of a rule as it stands in a list: which rule, who wants it and why, and how far it is. */
public record RuleChangeHead(
    RuleChangeId id,
    Kind kind,
    String rule,
    State state,
    String reason,
    UserId proposedBy,
    Instant proposedAt) {}
