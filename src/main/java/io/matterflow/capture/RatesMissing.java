package io.matterflow.capture;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** Approved time that waits for a rate: the billing coordinator has it entered. */
@Component
class RatesMissing implements BlockedWork {

  static final String KIND = "RATE_MISSING";

  private final JdbcTimePrompts prompts;

  RatesMissing(JdbcTimePrompts prompts) {
    this.prompts = prompts;
  }

  @Override
  public List<Blocked> blockedFor(Actor actor) {
    var sees = actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.AUDITOR);
    return prompts.withoutRate().stream()
        .filter(prompt -> sees || actor.is(prompt.timekeeper()))
        .map(prompt -> new Blocked(
            prompt.id().toString(),
            KIND,
            Subject.of("time-prompt", prompt.id()),
            "Approved time of %s on matter %s of %s has no rate".formatted(
                prompt.timekeeper(), prompt.draft().matter(), prompt.workDate()),
            Role.BILLING_COORDINATOR.group(),
            prompt.since(),
            "Enter a rate that holds on that day in the practice system, load the directory, then finish the task "
                + "\"Supply the rate\".",
            ""))
        .toList();
  }
}
