package io.matterflow.messaging;

/** Why a message surely did not reach an address. */
public enum Failure {
  NO_SUCH_ADDRESS(true, "there is no such address"),
  NOT_A_MOBILE(true, "the number takes no text messages"),
  FULL(true, "the mailbox is full"),
  REFUSED(true, "the other side refuses our messages"),
  /** The device was off, or a network on the way broke: the next message may arrive. */
  NOT_REACHED(false, "it did not arrive");

  private final boolean lasting;
  private final String words;

  Failure(boolean lasting, String words) {
    this.lasting = lasting;
    this.words = words;
  }

  /** Whether nothing more is sent there before a person has looked. */
  public boolean isLasting() {
    return lasting;
  }

  public String words() {
    return words;
  }
}
