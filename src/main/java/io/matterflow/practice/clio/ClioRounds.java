package io.matterflow.practice.clio;

import org.springframework.scheduling.annotation.Scheduled;

/** The safety net: whatever a webhook told or did not tell, changes are read every few minutes. */
final class ClioRounds {

  private final ClioReading reading;

  ClioRounds(ClioReading reading) {
    this.reading = reading;
  }

  @Scheduled(
      initialDelayString = "${matterflow.practice.clio.read-every:PT3M}",
      fixedDelayString = "${matterflow.practice.clio.read-every:PT3M}")
  void read() {
    reading.round();
  }
}
