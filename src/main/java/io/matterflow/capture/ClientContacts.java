package io.matterflow.capture;

import io.matterflow.directory.Client;
import io.matterflow.directory.Client.Contact;
import io.matterflow.directory.Normal;
import java.util.Optional;

/** A client's people, found by the address or the phone that a signal carries. */
record ClientContacts(Client client) {

  static ClientContacts of(Client client) {
    return new ClientContacts(client);
  }

  /** By name, or at a domain of the client. */
  boolean includes(String address) {
    return nameOf(address).isPresent()
        || client.domains().stream().map(Normal::domain).anyMatch(Normal.domain(address)::equals);
  }

  Optional<String> nameOf(String address) {
    var wanted = Normal.contactAddress(address);
    return client.contacts().stream()
        .filter(contact -> contact.email().map(Normal::contactAddress).filter(wanted::equals).isPresent())
        .map(Contact::name)
        .findFirst();
  }

  Optional<String> nameOfPhone(String phone) {
    return Normal.phone(phone).flatMap(wanted -> client.contacts().stream()
        .filter(contact -> contact.phone().flatMap(Normal::phone).filter(wanted::equals).isPresent())
        .map(Contact::name)
        .findFirst());
  }
}
