package io.matterflow.capture;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Prompts that expired unanswered, as a number and an age for each timekeeper: the owner sees no activity (decision
 * S12).
 */
@Component
class ExpiredPrompts implements BlockedWork {

  static final String KIND = "PROMPTS_EXPIRED";

  private final JdbcPromptExpiry expiry;

  ExpiredPrompts(JdbcPromptExpiry expiry) {
    this.expiry = expiry;
  }

  @Override
  public List<Blocked> blockedFor(Actor actor) {
    return expiry.expired().stream()
        .filter(expired -> actor.hasAny(expired.owner(), Role.BILLING_ADMIN, Role.AUDITOR)
            || actor.is(expired.timekeeper()))
        .map(expired -> new Blocked(
            expired.timekeeper() + "-" + expired.owner().group(),
            KIND,
            Subject.of("timekeeper", expired.timekeeper()),
            "%d prompts of %s expired unanswered, the oldest of %s".formatted(
                expired.prompts(), expired.timekeeper(), expired.oldest()),
            expired.owner().group(),
            expired.since(),
            "Ask the timekeeper to take them up again (REOPEN) and to answer them.",
            ""))
        .toList();
  }
}
