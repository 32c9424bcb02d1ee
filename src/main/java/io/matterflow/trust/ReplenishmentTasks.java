package io.matterflow.trust;

import io.matterflow.kernel.Actor;

/** The process of a request, as the domain sees it; {@code workflow} drives it in the transaction at hand. */
public interface ReplenishmentTasks {

  /** A person sends the request or drops it. */
  void decided(TrustRequestId request, boolean released, Actor by);

  /** A person has talked to the client. */
  void followedUp(TrustRequestId request, Actor by);

  /** Nobody is asked any more. */
  void ended(TrustRequestId request);
}
