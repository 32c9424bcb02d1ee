package io.matterflow.receivables;

import io.matterflow.directory.Directory;
import io.matterflow.engine.RoleHolders;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who agrees to a plan or a refund besides who asks for it: where they would only ask themselves, the next role up. */
@Component
class SecondPerson {

  private final RoleHolders holders;
  private final Directory directory;

  SecondPerson(RoleHolders holders, Directory directory) {
    this.holders = holders;
    this.directory = directory;
  }

  /**
   * The role whose word is needed on a matter's money, as the rule asks for it and somebody else can give it; none
   * where nobody can. What belongs to no matter has nobody but the billing admin.
   */
  Optional<Role> level(Role asked, Optional<MatterId> matter, Actor by) {
    var partner = matter.map(this::partner);
    if (asked == Role.BILLING_PARTNER
        && partner.filter(person -> !by.actsAs(Role.BILLING_PARTNER, person)).isPresent()) {
      return Optional.of(Role.BILLING_PARTNER);
    }
    return hasAnotherAdmin(by.user())
        ? Optional.of(Role.BILLING_ADMIN)
        : partner.filter(person -> isAnother(person, by)).map(person -> Role.BILLING_PARTNER);
  }

  /** The matter's billing partner, in place of a billing admin that the firm does not have besides who asked. */
  Optional<TimekeeperId> insteadOfAdmin(Optional<MatterId> matter, UserId asker) {
    return hasAnotherAdmin(asker) ? Optional.empty() : matter.map(this::partner);
  }

  private TimekeeperId partner(MatterId matter) {
    return directory.required(matter).billingPartner();
  }

  private boolean hasAnotherAdmin(UserId asker) {
    return holders.holding(Role.BILLING_ADMIN).stream().anyMatch(person -> !person.equals(asker));
  }

  private static boolean isAnother(TimekeeperId person, Actor by) {
    return !by.is(person) && !by.user().value().equals(person.value());
  }
}
