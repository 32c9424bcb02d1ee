package io.matterflow.notices;

import io.matterflow.kernel.TimekeeperId;

/** A message to one person for one occasion, such as the round of a day; its words are made when it goes out. */
record PersonalNotice(NoticeId id, NoticeKind kind, TimekeeperId person, String occasion, State state) {

  /** Where a message stands. */
  enum State {
    PLANNED,
    SENT,
    /** Held back by the policy; the next digest says it. */
    HELD,
    /** When its time had come there was nothing left to say. */
    EMPTY
  }
}
