package io.matterflow.kernel;

import java.util.Locale;

/**
 * What a person may be in the firm; {@link #group()} is the name of the login group, of the demo user, and in the docs.
 */
public enum Role {
  TIMEKEEPER,
  BILLING_COORDINATOR,
  RESPONSIBLE_ATTORNEY,
  BILLING_PARTNER,
  BOOKKEEPER,
  TRUST_AUTHORIZER,
  BILLING_ADMIN,
  LEGAL_OPS,
  AUDITOR,
  SYSTEM;

  public String group() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a matter names who holds this role there, so that having it alone opens nobody else's matters. */
  public boolean isHeldOnAMatter() {
    return this == RESPONSIBLE_ATTORNEY || this == BILLING_PARTNER;
  }

  /** Whether work can wait for it: an auditor changes nothing, and the system is no person. */
  public boolean isAsked() {
    return this != AUDITOR && this != SYSTEM;
  }

  public static Role ofGroup(String group) {
    return valueOf(group.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
