package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.practice.clio.DirectoryUpdates.Change;
import io.matterflow.practice.clio.JdbcContacts.Contact;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Clio's contacts. Those who are clients of a matter, and the people of such a company, are in the directory. */
final class ContactTaker implements Taker {

  private final JdbcContacts contacts;
  private final JdbcLinks links;
  private final DirectoryUpdates updates;
  private final ClientItems items;

  ContactTaker(JdbcContacts contacts, JdbcLinks links, DirectoryUpdates updates, ClientItems items) {
    this.contacts = contacts;
    this.links = links;
    this.updates = updates;
    this.items = items;
  }

  @Override
  public List<Unfit> take(List<JsonNode> records) {
    var touched = new LinkedHashSet<Long>();
    for (var record : records) {
      var contact = contact(record);
      contacts.find(contact.id()).flatMap(Contact::companyId).ifPresent(touched::add);
      contacts.keep(contact);
      touched.add(contact.id());
      contact.companyId().ifPresent(touched::add);
    }
    return bringClients(touched);
  }

  @Override
  public void gone(long id) {
    var company = contacts.find(id).flatMap(Contact::companyId);
    contacts.remove(id);
    company.ifPresent(former -> bringClients(Set.of(former)));
  }

  private List<Unfit> bringClients(Collection<Long> ids) {
    return updates.bring(LinkKind.CLIENT, ids.stream()
        .flatMap(id -> links.ours(LinkKind.CLIENT, id).stream()
            .flatMap(ours -> contacts.find(id).stream().map(client -> new Change(id, items.of(client, ours)))))
        .toList());
  }

  private static Contact contact(JsonNode record) {
    return new Contact(
        record.path("id").asLong(),
        Wordings.id(record, "company"),
        "Company".equals(record.path("type").asText()),
        Wordings.line(record, "name").orElse("Contact " + record.path("id").asLong()),
        Wordings.address(record, "primary_email_address"),
        Wordings.line(record, "primary_phone_number")
            .map(phone -> phone.length() > 60 ? phone.substring(0, 60) : phone),
        Wordings.line(record, "title").orElse(""),
        record.path("is_bill_recipient").asBoolean(false),
        PostalAddresses.bestOf(record.path("addresses"), Wordings.id(record, "company").isPresent()));
  }
}
