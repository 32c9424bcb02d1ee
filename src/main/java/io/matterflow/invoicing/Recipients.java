package io.matterflow.invoicing;

import io.matterflow.directory.Client;
import io.matterflow.messaging.MailAddress;
import java.util.List;

/** Who may receive a client's invoices by e-mail: its billing contacts, and never anybody else at the client. */
record Recipients(List<String> names, List<String> addresses) {

  static Recipients of(Client client) {
    var reachable = client.billingContacts().stream()
        .filter(contact -> contact.email().filter(MailAddress::isPlain).isPresent())
        .toList();
    return new Recipients(
        reachable.stream().map(Client.BillingContact::name).toList(),
        reachable.stream().flatMap(contact -> contact.email().stream()).distinct().toList());
  }
}
