package io.matterflow.invoicing;

import io.matterflow.directory.Client;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.MailAddress;
import io.matterflow.messaging.Messages.Channel;
import java.util.List;
import java.util.function.Predicate;

/**
 * Who may receive a client's invoices by e-mail: its billing contacts whose addresses take mail, and never anybody else
 * at the client.
 */
public record Recipients(List<String> names, List<String> addresses) {

  public static Recipients of(Client client, Addresses addresses) {
    return of(client, address -> addresses.take(Channel.EMAIL, address));
  }

  static Recipients of(Client client, Predicate<String> takesMail) {
    var reachable = client.billingContacts().stream()
        .filter(contact -> contact.email().filter(MailAddress::isPlain).filter(takesMail).isPresent())
        .toList();
    return new Recipients(
        reachable.stream().map(Client.BillingContact::name).toList(),
        reachable.stream().flatMap(contact -> contact.email().stream()).distinct().toList());
  }
}
