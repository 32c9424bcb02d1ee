package io.matterflow.trust;

import io.matterflow.kernel.Actor;

/** The task of each concern, as the domain sees it. */
public interface ConcernTasks {

  void opened(TrustConcernId concern);

  /** Its last day has come, or is over. */
  void presses(TrustConcernId concern);

  void closed(TrustConcernId concern, Actor by);
}
