package io.matterflow.trust;

import io.matterflow.kernel.Actor;

/** The process of a distribution, as the domain sees it; {@code workflow} drives it in the transaction at hand. */
public interface DistributionTasks {

  void prepared(DistributionId distribution);

  /** The client has approved the statement, or it is withdrawn before that. */
  void clientSpoke(DistributionId distribution, boolean approved, Actor by);

  /** A person has settled what was in the way, or has withdrawn the rest: it is looked at again. */
  void settled(DistributionId distribution, Actor by);

  /** Something was paid for it: what is left is looked at. */
  void moved(DistributionId distribution);

  /** A deposit of it came back: what is under way is stopped. */
  void returned(DistributionId distribution);
}
