package io.matterflow.messaging.smtp;

import org.springframework.scheduling.annotation.Scheduled;

/** Looks into the mailbox of returned mails every few minutes. */
final class ReturnsRounds {

  private final ReturnedMails mails;

  ReturnsRounds(ReturnedMails mails) {
    this.mails = mails;
  }

  @Scheduled(fixedDelayString = "${matterflow.messaging.returns.read-every:PT2M}", initialDelayString = "PT30S")
  void read() {
    mails.read();
  }
}
