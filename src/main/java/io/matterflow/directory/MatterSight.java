package io.matterflow.directory;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;

/** How much of a matter a person may see. */
public enum MatterSight {
  /** Not even that it is there. */
  NOTHING,
  /** The matter and its people: the team. */
  WORK,
  /** Figures too: who answers for the matter's bills, and the billing office. */
  MONEY;

  public static MatterSight of(Actor actor, Matter matter) {
    if (actor.hasAny(
            Role.BILLING_COORDINATOR,
            Role.BOOKKEEPER,
            Role.TRUST_AUTHORIZER,
            Role.BILLING_ADMIN,
            Role.LEGAL_OPS,
            Role.AUDITOR,
            Role.SYSTEM)
        || answersFor(actor, matter)
        || actor.is(matter.originatingAttorney())) {
      return MONEY;
    }
    return actor.timekeeper().filter(matter.team()::contains).isPresent() ? WORK : NOTHING;
  }

  /** Whether this person reviews or signs the matter's bills, or stands in for somebody who does. */
  public static boolean answersFor(Actor actor, Matter matter) {
    return actor.actsAs(Role.RESPONSIBLE_ATTORNEY, matter.responsibleAttorney())
        || actor.actsAs(Role.BILLING_PARTNER, matter.billingPartner());
  }
}
