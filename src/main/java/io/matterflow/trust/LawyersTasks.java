package io.matterflow.trust;

import io.matterflow.kernel.UserId;

/** What waits for those who hold trust authority, whom it names. */
public interface LawyersTasks {

  /** Whether some of it names this person. */
  boolean isAskedOf(UserId person);
}
