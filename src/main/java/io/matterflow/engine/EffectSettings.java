package io.matterflow.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Outgoing effects: sent or held as a whole, and how long a claim is believed before the vendor is asked.
 *
 * @param mode {@code send}, or {@code hold} for a restored copy or a rehearsal
 * @param lease how long a claim without an answer counts as under way; longer than the slowest vendor's time limit
 */
@ConfigurationProperties("matterflow.effects")
record EffectSettings(@DefaultValue("send") Mode mode, @DefaultValue("PT1M") Duration lease) {

  enum Mode {
    SEND,
    HOLD
  }

  boolean held() {
    return mode == Mode.HOLD;
  }
}
