package io.matterflow.rules;

import io.matterflow.kernel.UserId;
import java.util.Set;

/** Nobody has answered a proposed change in time; these could. Published inside that transaction. */
public record RuleChangeOverdue(RuleChangeId id, Set<UserId> asked) {}
