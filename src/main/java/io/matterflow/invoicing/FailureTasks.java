package io.matterflow.invoicing;

import io.matterflow.kernel.Actor;

/** The task of a delivery failure, as the domain sees it. */
public interface FailureTasks {

  void settled(DeliveryFailureId id, Actor by);
}
