package io.matterflow.rest;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets idempotency keys that nobody repeats any more. */
@Component
class OldKeys {

  private final IdempotencyKeys keys;

  OldKeys(IdempotencyKeys keys) {
    this.keys = keys;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 6, timeUnit = TimeUnit.HOURS)
  void forget() {
    keys.forgetOld();
  }
}
