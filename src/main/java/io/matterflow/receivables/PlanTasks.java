package io.matterflow.receivables;

import io.matterflow.kernel.Actor;

/** The process of a plan, as the domain sees it; {@code workflow} drives it in the transaction at hand. */
public interface PlanTasks {

  /** The plan's case begins; one that does not stand yet waits for whoever has to agree. */
  void begun(PlanId plan, boolean stands);

  void decided(PlanId plan, boolean agreed, Actor by);

  /** Money went back: the case looks at the instalments now. */
  void lookNow(PlanId plan);

  /** The plan is over, however. */
  void over(PlanId plan);
}
