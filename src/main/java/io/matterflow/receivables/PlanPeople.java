package io.matterflow.receivables;

import io.matterflow.directory.Directory;
import io.matterflow.engine.RoleHolders;
import io.matterflow.invoicing.Invoice;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who agrees to a plan besides who asks for it: where they would only ask themselves, the next role up. */
@Component
class PlanPeople {

  private final RoleHolders holders;
  private final Directory directory;

  PlanPeople(RoleHolders holders, Directory directory) {
    this.holders = holders;
    this.directory = directory;
  }

  /**
   * The role whose word a plan over this invoice needs, as the terms ask for it and somebody else can give it; none where nobody
   * can. An invoice that was taken over without a matter has nobody but the billing admin.
   */
  Optional<Role> level(Role asked, Invoice first, Actor by) {
    var partner = first.matter().map(directory::required).map(matter -> matter.billingPartner());
    if (asked == Role.BILLING_PARTNER && partner.filter(person -> !by.actsAs(Role.BILLING_PARTNER, person)).isPresent()) {
      return Optional.of(Role.BILLING_PARTNER);
    }
    return hasAnotherAdmin(by)
        ? Optional.of(Role.BILLING_ADMIN)
        : partner.filter(person -> isAnother(person, by)).map(person -> Role.BILLING_PARTNER);
  }

  private boolean hasAnotherAdmin(Actor by) {
    return holders.holding(Role.BILLING_ADMIN).stream().anyMatch(person -> !person.equals(by.user()));
  }

  private static boolean isAnother(TimekeeperId person, Actor by) {
    return !by.is(person) && !by.user().value().equals(person.value());
  }
}
