package io.matterflow.rules;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.UserId;
import java.util.Set;

/**
 * Which rules are about clients' money, and which lawyers answer for those, by the word of whoever keeps that money.
 */
public interface TrustRules {

  /** Whether a table or model decides or does anything about trust money, as it stands in force or as it would. */
  boolean isAboutTrust(RuleText rule);

  /** Whether this person may release such a rule today. */
  boolean mayRelease(Actor actor);

  /** Who may today, by name. */
  Set<UserId> releasers();
}
