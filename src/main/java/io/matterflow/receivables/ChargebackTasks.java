package io.matterflow.receivables;

import io.matterflow.kernel.Actor;

/** The process of a chargeback, as the domain sees it; {@code workflow} drives it in the transaction at hand. */
public interface ChargebackTasks {

  void opened(ChargebackId chargeback);

  /** The bookkeeper has done what there was to do. */
  void answered(ChargebackId chargeback, Actor by);

  /** The payer's bank has decided before anybody answered. */
  void decided(ChargebackId chargeback);
}
