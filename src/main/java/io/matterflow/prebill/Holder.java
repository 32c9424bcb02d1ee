package io.matterflow.prebill;

import io.matterflow.directory.Matter;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.util.Optional;

/** Who has the next move: a role, and the person who holds it on the matter where there is one. */
public record Holder(Role role, Optional<TimekeeperId> person) {

  static Holder of(Role role) {
    return new Holder(role, Optional.empty());
  }

  static Holder of(Role role, TimekeeperId person) {
    return new Holder(role, Optional.of(person));
  }

  /** The holder of a role on the matter; billing staff hold theirs for the whole firm. */
  static Holder on(Matter matter, Role role) {
    return switch (role) {
      case RESPONSIBLE_ATTORNEY -> of(role, matter.responsibleAttorney());
      case BILLING_PARTNER -> of(role, matter.billingPartner());
      default -> of(role);
    };
  }

  /** The one name for lists: the person's login, or the role's group. */
  public String name() {
    return person.map(TimekeeperId::value).orElseGet(role::group);
  }
}
