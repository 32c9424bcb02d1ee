package io.matterflow.invoicing;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who asks for corrections and who signs them: never one person alone. */
@Component
public class CorrectionPeople {

  private final Directory directory;

  CorrectionPeople(Directory directory) {
    this.directory = directory;
  }

  /** The billing office, the books, and the attorneys who answer for the matter. */
  public boolean mayAsk(Actor actor, Invoice invoice) {
    return actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.BOOKKEEPER)
        || acts(actor, Role.RESPONSIBLE_ATTORNEY, invoice) || acts(actor, Role.BILLING_PARTNER, invoice);
  }

  /**
   * The levels for an asker: where the only level is their own, the next role up signs in its place, and a person who
   * holds two of the roles on the matter signs once, with the billing admin for the second. An invoice that was taken
   * over without a matter has nobody but the billing admin.
   */
  List<Role> levels(List<Role> asked, Actor by, Invoice invoice) {
    if (invoice.matter().isEmpty()) {
      return List.of(Role.BILLING_ADMIN);
    }
    if (asked.size() > 1) {
      return asked;
    }
    var levels = new ArrayList<>(asked);
    if (levels.get(0) == Role.RESPONSIBLE_ATTORNEY && acts(by, Role.RESPONSIBLE_ATTORNEY, invoice)) {
      levels.set(0, Role.BILLING_PARTNER);
    }
    if (levels.get(0) == Role.BILLING_PARTNER && acts(by, Role.BILLING_PARTNER, invoice)) {
      levels.set(0, Role.BILLING_ADMIN);
    }
    return List.copyOf(levels);
  }

  /** Whether this person holds the role on the invoice's matter. */
  boolean acts(Actor actor, Role role, Invoice invoice) {
    return switch (role) {
    case RESPONSIBLE_ATTORNEY ->
        matter(invoice).filter(matter -> actor.actsAs(role, matter.responsibleAttorney())).isPresent();
      case BILLING_PARTNER -> matter(invoice).filter(matter -> actor.actsAs(role, matter.billingPartner())).isPresent();
      default -> actor.has(role);
    };
  }

  private Optional<Matter> matter(Invoice invoice) {
    return invoice.matter().map(directory::required);
  }
}
