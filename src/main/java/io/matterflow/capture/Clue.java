package io.matterflow.capture;

/** One way in which a signal points to a matter. {@code matter-signal} says how much each is worth. */
public enum Clue {
  MAIL_TAG("the matter's mail address is among the recipients"),
  WORKSPACE("it lies in the matter's workspace"),
  NUMBER_IN_SUBJECT("the subject names the matter's number"),
  THREAD_PARENT("it answers a message that was filed to the matter"),
  CLIENT_NUMBER_OR_DOCKET("it names the client's number of the matter or the court's docket"),
  NUMBER_IN_BODY("the text names the matter's number"),
  CONTACT_ON_MATTER("a contact or adverse party of the matter took part"),
  CONTACT_OF_CLIENT("a contact of the client took part"),
  DOMAIN_OF_CLIENT("somebody at the client's domain took part"),
  ONLY_OPEN_MATTER("it is the client's only open matter"),
  ONLY_MATTER_WITH_CONTACT("it is the only open matter with that contact"),
  NAME_IN_SUBJECT("the subject names the matter"),
  NAME_IN_BODY("the text names the matter"),
  ON_TEAM("the timekeeper is on the matter's team");

  private final String sentence;

  Clue(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }

  /** Names the matter itself, so that a closed one is meant too. */
  boolean isReference() {
    return compareTo(NUMBER_IN_BODY) <= 0;
  }

  /** Somebody who belongs to the matter or its client took part. */
  boolean isContact() {
    return this == CONTACT_ON_MATTER || this == CONTACT_OF_CLIENT || this == DOMAIN_OF_CLIENT;
  }
}
