package io.matterflow.invoicing;

import io.matterflow.engine.BlockedWork;
import io.matterflow.engine.Subject;
import io.matterflow.invoicing.Delivery.Channel;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invoices that nobody is named to receive: they wait, visibly, and never go to another contact instead. */
@Component
class UndeliverableInvoices implements BlockedWork {

  private static final int MOST = Integer.MAX_VALUE;

  private final JdbcDeliveries deliveries;
  private final JdbcInvoices invoices;

  UndeliverableInvoices(JdbcDeliveries deliveries, JdbcInvoices invoices) {
    this.deliveries = deliveries;
    this.invoices = invoices;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor) {
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.AUDITOR)) {
      return List.of();
    }
    return deliveries.waiting(Channel.NO_RECIPIENT, MOST).stream().flatMap(this::blocked).toList();
  }

  private Stream<Blocked> blocked(Delivery delivery) {
    var invoice = invoices.find(delivery.number()).orElseThrow();
    return invoice.state() == Invoice.State.VOIDED ? Stream.empty() : Stream.of(blocked(delivery, invoice));
  }

  private static Blocked blocked(Delivery delivery, Invoice invoice) {
    var number = delivery.number();
    return new Blocked(
        delivery.key(),
        "NO_RECIPIENT",
        Subject.of("invoice", number),
        "Invoice %s: no billing contact of the client has an e-mail address.".formatted(number),
        Role.BILLING_COORDINATOR.group(),
        delivery.chosenAt().orElse(delivery.requestedAt()),
        "Name a billing contact in the practice system, load the directory, then try again here or in the task \"%s\"."
            .formatted(RecipientTask.titleOf(invoice)),
        "/api/invoices/%s/delivery/retry".formatted(number));
  }
}
